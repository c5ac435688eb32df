import { z } from 'zod';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { readPapers } from './read.js';
import { guardDoors, simRoutes, wireRoutes } from './routes.js';
import { benefitContractorTables } from './tables.js';

const between = (least: number, most: number) => z.int().min(least, { error: `${least}以上にする` }).max(most, { error: `${most}以下にする` });

/** 給付業務委託業者: takes bundles of applications on paper with a 送付票, reads them and hands back what stands on them some open days later. It decides nothing. */
export const benefitContractor = simulator({
  id: 'benefit-contractor',
  ja: '給付業務委託業者',
  basis: cite('別添1 事務の内容', '給付業務 ⑤ 各種届出・申請書を受理し、必要に応じて給付業務委託業者を通した上で国保システムに情報を登録する'),
  limitations: [
    '送付票と入力データの形、窓口、時刻(18:00)、入力までの日数は自前のもので、実際の委託業者のものではない',
    '入力するのは高額療養費の支給申請書だけで、出産育児一時金、葬祭費、療養費などの申請書、レセプト点検、電話の受付は扱わない',
    '紙の画像は持たず、申請書に書かれたことは試験の書き手が決める。字の読み取りの良し悪しは障害だけで再現する',
    '読み直しは同じ紙をもう一度読むことで、申請者へ尋ねることや、補正の返送はしない',
    '公金受取口座を選んだ申請書は扱わない。祝日の表は2024年から2027年まで。相手は名乗りと鍵で見分け、媒体の受け渡し、暗号化は再現しない',
  ],
  faults: {
    serviceDown: '停止(受け取らず、入力もせず、渡さない)',
    accountMisread: '口座番号を読み誤る(最後の数字)',
    pageDropped: '二枚目が落ちる(口座が読めない)',
    householdsMixed: '隣り合う二つの世帯の口座を取り違える',
    otherPerson: '頼まれていない人の申請書の行が混じる',
    late: '入力が遅れる',
    twice: '同じ入力データが、別のファイルでもう一度渡る',
  },
  parameters: {
    maximumFileMB: { ja: '受け取る送付票の大きさの上限(MB)', basis: assume('一月の申請書(約5千枚)が約1MBなので、それが入る大きさ'), schema: between(1, 1024), value: 8 },
    readingDays: { ja: '受け取りから入力までの開庁日数', basis: assume('委託の仕様は公開されていない。三開庁日とする'), schema: between(0, 60), value: 3 },
    lateDays: { ja: '障害「入力が遅れる」で遅れる日数', basis: assume('試験のための値'), schema: between(1, 365), value: 14 },
  },
  tables: benefitContractorTables,
  jobs: { read: { ja: '申請書の入力と受け渡し', at: '18:00', run: readPapers } },
  routes: (wire, party) => {
    guardDoors(wire, party);
    wireRoutes(wire, party);
    simRoutes(wire, party);
  },
});
