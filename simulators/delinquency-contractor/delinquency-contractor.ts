import { z } from 'zod';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { layOutResults } from './lay-out.js';
import { guardDoors, simRoutes, wireRoutes } from './routes.js';
import { delinquencyContractorTables } from './tables.js';
import { callListed, gatherReplies } from './work.js';

/**
 * 滞納整理委託先: takes a municipality's 滞納者情報 and its questions about 財産, calls by day, carries the questions to banks and
 * employers, and hands back what came of it in the evening. It decides nothing: no money, no levy, no 処分.
 */
export const delinquencyContractor = simulator({
  id: 'delinquency-contractor',
  ja: '滞納整理委託先事業者',
  basis: cite('別添1 事務の内容', '収納・滞納業務 ⑥〜⑨ 滞納者情報の提供を受け、財産調査・電話による納付勧奨を行い、照会回答を取得し、結果を国保システムへ入力する'),
  limitations: [
    '滞納者情報・財産調査の照会と回答・電話催告の結果の形、窓口、時刻(電話10:00、回答16:00、結果18:00)は自前のもので、実際の委託先のものではない',
    '電話番号は滞納者情報になく、電話は必ずかかる。かけられる時間帯、訪問、SMS、受電は再現しない',
    '金融機関・勤務先・生命保険会社・他の区市町村は、試験の書き手が決めた記録からカナ氏名と生年月日だけで答える。回答の日数は紙の照会にならった一つの値で、電子照会の形は再現しない',
    '結果は国保システムへファイルで渡すとした(仮定)。実際には委託先が画面に入力することもある',
    '照会の権限(国税徴収法141条)は徴収職員にあり、委託先が区の名で照会を運ぶとした。権限の有無は見ない',
    '折衝の中身の良し悪し、法令や要綱による時間・回数の制限は見ない',
    '祝日の表は2024年から2027年まで。それ以外の年は土日と年末年始だけを休みとする',
    '相手は名乗りと鍵で見分け、媒体の受け渡し、暗号化、操作者の認証は再現しない。受け取るファイルは丸ごとメモリに載せる',
  ],
  faults: {
    serviceDown: '停止(受け取らず、電話も照会もせず、結果も渡さない)',
    brokenFile: '結果のファイルが途中で切れている',
    otherPerson: '結果のファイルに別の人の記録が混じる',
    late: '結果が遅れて渡る',
    lost: '結果が失われる(渡したと言うのに、どこにもない)',
    twice: '同じ結果が、別のファイルでもう一度渡る',
  },
  parameters: {
    maximumFileMB: { ja: '受け取るファイルの大きさの上限(MB)', basis: assume('一つの特別区の滞納者(約3万人)が約6MBなので、それが入る大きさ'), schema: z.int().min(1, { error: '1以上にする' }).max(1024, { error: '1024以下にする' }), value: 16 },
    replyDays: { ja: '照会から回答までの日数', basis: cite('東洋経済オンライン・NTTデータ(2019年)', '紙の照会の回答は1〜2週間、長ければ約2か月'), schema: z.int().min(0, { error: '0以上の日数にする' }).max(365, { error: '365日以下にする' }), value: 14 },
    callEveryDays: { ja: '同じ人に次に電話をするまでの日数', basis: assume('仕様書に回数の定めは公開されていない。七日に一度とする'), schema: z.int().min(1, { error: '1以上の日数にする' }).max(365, { error: '365日以下にする' }), value: 7 },
    lateDays: { ja: '障害「結果が遅れて渡る」で遅れる日数', basis: assume('試験のための値'), schema: z.int().min(1, { error: '1以上の日数にする' }).max(365, { error: '365日以下にする' }), value: 5 },
  },
  tables: delinquencyContractorTables,
  jobs: {
    call: { ja: '電話による納付勧奨', at: '10:00', run: callListed },
    gather: { ja: '財産調査の回答の取得', at: '16:00', run: gatherReplies },
    layOut: { ja: '結果の受け渡し', at: '18:00', run: layOutResults },
  },
  routes: (wire, party) => {
    guardDoors(wire, party);
    wireRoutes(wire, party);
    simRoutes(wire, party);
  },
});
