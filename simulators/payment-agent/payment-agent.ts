import { z } from 'zod';
import { assume, cite, derive } from '../../law/define.js';
import { simulator } from '../define.js';
import { guardDoors } from './access.js';
import { layOut } from './lay-out.js';
import { doorRoutes, wireRoutes } from './routes.js';
import { paymentAgentTables } from './tables.js';

const whole = (least: number, most: number) => z.int().min(least, { error: `${least}以上にする` }).max(most, { error: `${most}以下にする` });

/**
 * 収納代行: takes money for slips in shops and apps, tells each municipality the next morning (速報), once it is sure (確報) and when
 * a shop gave it back (取消), and transfers the money on its days. It judges nothing but the bars.
 */
export const paymentAgent = simulator({
  id: 'payment-agent',
  ja: '収納代行',
  basis: cite('別添1 事務の内容', '収納⑤ 収納代行事務受託事業者から納付済通知書情報を取得する'),
  limitations: [
    '配信の中身の形だけが公開された見本のもの(CSV)。窓口、ファイル名、配信の時刻(5:00)は自前のもので、実際の収納代行のものではない。固定長の形では配信しない',
    '速報は納めた次の朝にまとめて知らせる。実物では数分から2時間で届く',
    '店・コンビニ本部・収納代行は一つの関係者で、その間のデータは再現しない。店の番号は与えられたまま書く',
    '知らせるのは速報01・確報02・速報取消03だけ。郵便振替(12・22)とリアル(81)は知らせず、郵便振替の本部コードでは納められない',
    '同じ店で同じ分に取り消して納め直すと、配信の中では前の支払と見分けられない(実物の通番は公開されていない)',
    '見るのはバーコードだけで、紙の汚れ、訂正の跡、領収印、印紙は再現しない。アプリの上限は公開されたもの(au PAY 25万円)だけを見る',
    '企業コードは一つで、自由使用欄の先頭5桁を契約先(区市町村のコードの5桁)と読む(仮定)。契約していない区市町村はない',
    '手数料は件数に一つの単価を掛けるだけで、消費税、印紙税、請求書は再現しない',
    '祝日の表は2024年から2027年まで。確報か振込の日がその先になる納付書は納められない',
    '相手は名乗りと鍵で見分け、回線、暗号化、操作者の認証は再現しない',
  ],
  faults: {
    serviceDown: '停止(窓口が応じず、配信も振込もしない。直ると溜まった分をまとめて知らせる)',
    preliminaryLost: '速報の一行が届かない',
    preliminaryLate: '速報の一行が遅れる(確報や取消より後になる)',
    confirmedLost: '確報の一行が届かない(資金は振り込まれる)',
    confirmedLate: '確報の一行が遅れる(資金が先に振り込まれることがある)',
    cancellationLost: '取消の一行が届かない',
    cancellationLate: '取消の一行が遅れる',
    confirmedAfterCancellation: '店が取り消した支払の確報が来る(資金も振り込まれる)',
    rowTwice: '同じ行が同じファイルに二度ある',
    feedAgain: '前のファイルの行を、新しい作成日でもう一度配信する',
    amountDiffers: '確報の一行の金額がバーコードと違う(資金はバーコードのとおり)',
    wrongMunicipality: '一行がほかの市区町村の配信に入る(自分の配信にはない。資金は正しい先に振り込まれる)',
    transferShort: '一件分足りない振込',
    transferLate: '振込が遅れる',
  },
  parameters: {
    makerCode: { ja: '企業コード', basis: assume('実在の企業コードを使わない'), schema: z.string().regex(/^\d{6}$/, { error: '数字6桁にする' }), value: '999999' },
    confirmDays: { ja: '納めた日から確報までの銀行営業日', basis: derive('電算システムの確報は3〜10日後である。その間の値'), schema: whole(1, 30), value: 4 },
    transfersAMonth: { ja: '一月に振り込む回数', basis: cite('電算システム(DSK)', '月1回か3回。3回は10日・20日・月末に、1回は月末に締める(締め日は仮定)'), schema: z.enum(['1', '3'], { error: '1 か 3 にする' }), value: '3' },
    transferDays: { ja: '締め日から振込までの銀行営業日', basis: cite('電算システム(DSK)', '締めから約9営業日後'), schema: whole(1, 30), value: 9 },
    transferBasis: { ja: '手数料を差し引いて振り込むか', basis: assume('契約による。gross は差し引かず別に請求し、net は差し引く'), schema: z.enum(['gross', 'net'], { error: 'gross か net にする' }), value: 'gross' },
    feeYen: { ja: '一件の取扱手数料(円)', basis: assume('契約による。試験のための値'), schema: whole(0, 10_000), value: 60 },
    lateDays: { ja: '遅れる日数(行は暦日、振込は銀行営業日)', basis: assume('速報が確報より後になる例'), schema: whole(1, 365), value: 7 },
  },
  tables: paymentAgentTables,
  jobs: { layOut: { ja: '速報・確報・取消の配信と、資金の振込', at: '05:00', run: layOut } },
  routes: (wire, party) => {
    guardDoors(wire, party);
    wireRoutes(wire, party);
    doorRoutes(wire, party);
  },
});
