import { z } from 'zod';
import { assume, cite, unknownYet } from '../../law/define.js';
import { simulator } from '../define.js';
import { guardDoors } from './access.js';
import { layOut } from './lay-out.js';
import { doorRoutes, wireRoutes } from './routes.js';
import { pensionInsurerTables } from './tables.js';
import { withholdDue } from './withhold.js';

const whole = (least: number, most: number) => z.int().min(least, { error: `${least}以上にする` }).max(most, { error: `${most}以下にする` });

/** 年金保険者 with the bodies between it and a ward: takes requests, takes the premium out of pensions, tells what came of it and pays it in. */
export const pensionInsurer = simulator({
  id: 'pension-insurer',
  ja: '年金保険者',
  basis: cite('目黒区・世田谷区・文京区 国民健康保険料の納め方(特別徴収)', '年金保険者が年金から保険料を引き、区に納める'),
  limitations: [
    '特別徴収依頼と特別徴収結果の形は公開されておらず、意味のある項目だけの代用である。500バイトの H/D/T ファイル、窓口、ファイル名、時刻(4:00・5:00)は実際のものではない',
    '日本年金機構などの年金保険者、国保連、経由機関を一つの関係者にまとめる。その間のデータと、月ごとの締切り・回付の日程は再現しない',
    '特別徴収の対象者の通知はない。年金の額と介護保険料は区の職員が入力する',
    '基礎年金番号を扱わず、カナ氏名と生年月日で年金を見つける。年金は一人に一つとする',
    '依頼された額をすべて引くか、まったく引かない。介護保険料のほかに引くもの(税、後期高齢者医療の保険料)は見ない',
    '過誤納の返納を年金保険者との間で清算しない。多く引いた額は区が世帯へ還付する',
    '祝日の表は2024年から2027年まで。それ以外の年の支払日は15日、払込は日数だけを数える',
    '相手は名乗りと鍵で見分け、電子証明書、回線、暗号化は再現しない',
  ],
  faults: {
    serviceDown: '停止(窓口が応じず、年金から引かず、何も並べず、払い込まない。直ると溜まった分をまとめて行う)',
    paysOtherAmount: '結果の合計より百円少なく払い込む',
    resultLate: '結果が遅れる',
    resultLost: '結果が失われる(資金は払い込まれる)',
    resultOfOtherWard: '結果のファイルに、ほかの区の世帯の行が混じる',
    resultTwice: '同じ結果が、別のファイルでもう一度渡る',
  },
  parameters: {
    resultDays: { ja: '年金の支払日から結果を知らせるまでの日数', basis: unknownYet('結果の届く日は公開されていない。試験のための値'), schema: whole(0, 60), value: 5 },
    settleDays: { ja: '年金の支払日から払込までの銀行営業日', basis: unknownYet('払込の日は公開されていない。試験のための値'), schema: whole(1, 60), value: 5 },
    lateDays: { ja: '障害「結果が遅れる」で遅れる日数', basis: assume('督促の期限(納期限から20日)を越えるような例'), schema: whole(1, 365), value: 30 },
    maximumFileMB: { ja: '受け取る依頼の大きさの上限(MB)', basis: assume('封入封緘事業者と同じ。それより大きいものは通番を分ける'), schema: whole(1, 1_024), value: 64 },
  },
  tables: pensionInsurerTables,
  jobs: {
    withhold: { ja: '年金の支払日に保険料を引く', at: '04:00', run: withholdDue },
    layOut: { ja: '結果を並べ、資金を払い込む', at: '05:00', run: layOut },
  },
  routes: (wire, party) => {
    guardDoors(wire, party);
    wireRoutes(wire, party);
    doorRoutes(wire, party);
  },
});
