import { z } from 'zod';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { inspectReceived } from './inspect.js';
import { postAccepted } from './post.js';
import { guardDoors, simRoutes, wireRoutes } from './routes.js';
import { mailingTables } from './tables.js';

/**
 * 封入封緘事業者: takes a municipality's notices and 証 as a print file with a totals sheet, checks the one against the other in the
 * evening, and posts what it accepted on the next open day. It judges no premium; it prints what it was given, or nothing of it.
 */
export const mailing = simulator({
  id: 'mailing',
  ja: '封入封緘事業者',
  basis: cite('別添1 事務の内容', '資格賦課業務 ⑨〜⑫ 保険料通知データと資格確認書等・高齢受給者証作成データの提供を受け、作成し、住民等に発送する'),
  limitations: [
    '通知データ・件数金額表・返戻データの形、窓口、時刻(検査20:00、発送10:00)は自前のもので、実際の委託先のものではない',
    '紙面の割り付けは自前のもので、区ごとの様式、通知書の発行日、印影、問い合わせ先、郵便のカスタマバーコードは刷らない(印刷データにない)。用紙・印刷・折り・封入の機械も再現しない',
    '証は一人一枚のA4の台紙で、右下をカード(86×54mm)として切り取る(寸法は仮定)。性別、適用開始年月日、住所、裏面(注意事項・臓器提供の意思表示)、任意記載の限度区分は刷らない(作成データにない)。旧氏・通称は、作成データの氏名にあるとおりにだけ刷る',
    '審査請求の教示は国民健康保険法91条・99条と行政不服審査法18条による自前の文言で、保険料の通知書、給付の決定通知書、返納金の納入通知にだけ刷る。区の文言と取消しの訴えの教示は再現しない',
    '返納金の納入通知に納付書とバーコードは付かず、区の窓口で納めるとだけ刷る(納め方は区ごとに違い、公開されていない)。医療機関の名は印刷データになく、医療機関コードで刷る',
    '書体は Noto Sans JP だけで、外字は〔U+E000〕の形の符号で刷る。異体字の選択子も符号になる。同じ字形の文字(〜と～など)は、PDF の中では一つの文字として読まれる',
    '金額の計算が正しいかは見ない。件数・合計・バーコードと印字の食い違いだけを見る',
    'バーコードが発行した控えにあるかどうかは、事業者にはわからない。検査数字の合う別の金額は、印字と違うときだけ見つかる',
    '引抜き、名寄せ封入、外字ファイル、読取試験は扱わない。還付・充当通知書、催告書、処分通知は一枚の同じ割り付けで、教示を刷らず、処分通知は滞納者への一通だけである',
    '証を受け取る資格があるかどうかは事業者にはわからない。別の人の証や古い割合は、件数と検算に現れなければそのまま届く。簡易書留の配達の記録は作らない',
    '返戻を事業者が受けてデータで知らせるとした(仮定)。届かない住所はシナリオが決め、届くものは発送の日に届く',
    '祝日の表は2024年から2027年まで。それ以外の年は土日と年末年始だけを休みとする',
    '相手は名乗りと鍵で見分け、媒体の受け渡し、暗号化、操作者の認証は再現しない。受け取るファイルは丸ごとメモリに載せる',
  ],
  faults: {
    serviceDown: '停止(受け取らず、検査も発送もしない)',
    twoInOne: '一通多く封入(となりの世帯の通知を同じ封筒に入れる: 誤封入。その世帯には届かない)',
    bundleLost: '一束を落とす(発送したと言うのに、一束が郵便に出ていない)',
    postedTwice: '二度発送(同じ封書をもう一通出す)',
    notInspected: '検査をしない(読める行をすべてそのまま受け付け、読めない行は印刷しない)',
  },
  parameters: {
    maximumFileMB: { ja: '受け取るファイルの大きさの上限(MB)', basis: assume('一つの特別区の当初通知(約10万通)が約50MBなので、それが入る大きさ'), schema: z.int().min(1, { error: '1以上にする' }).max(1024, { error: '1024以下にする' }), value: 64 },
    returnDays: { ja: '発送から返戻までの日数', basis: assume('保管期間が7日なので、それより短くはない'), schema: z.int().min(1, { error: '1以上の日数にする' }).max(365, { error: '365日以下にする' }), value: 7 },
    bundleSize: { ja: '一束の通数', basis: assume('障害「一束を落とす」のための値'), schema: z.int().min(1, { error: '1以上にする' }).max(100_000, { error: '100000以下にする' }), value: 50 },
    barcodeRequired: {
      ja: 'バーコードがなければならない期', basis: assume('payable は、納期限が検査の日以後で1円以上30万円以下の期。口座振替・年金天引きの世帯を含むデータでは none にする'),
      schema: z.enum(['payable', 'none'], { error: 'payable か none にする' }), value: 'payable',
    },
    payableUntil: {
      ja: 'バーコードの支払期限', basis: assume('支払期限は納期限より後でもよいが、どれだけ後かは区と収納代行会社の取り決めである。既定では同じ日とする'),
      schema: z.enum(['dueOn', 'dueOnOrLater'], { error: 'dueOn か dueOnOrLater にする' }), value: 'dueOn',
    },
  },
  tables: mailingTables,
  jobs: {
    post: { ja: '受け付けた通知の発送と、返戻の知らせ', at: '10:00', run: postAccepted },
    inspect: { ja: '印刷単位の検査', at: '20:00', run: inspectReceived },
  },
  routes: (wire, party) => {
    guardDoors(wire, party);
    wireRoutes(wire, party);
    simRoutes(wire, party);
  },
});
