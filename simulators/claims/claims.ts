import { z } from 'zod';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { examine } from './examine.js';
import { layOutResults } from './lay-out.js';
import { claimsRoutes } from './routes.js';
import { claimsTables } from './tables.js';
import { writeClaims } from './write-claims.js';

const whole = (least: number, most: number) => z.int().min(least, { error: `${least}以上にする` }).max(most, { error: `${most}以下にする` });

/**
 * 国保総合システム with the 医療機関 behind it: institutions write the receipts of what they have seen and claim them, 審査 looks at 資格
 * and 点検, what is settled goes to the insurers as 給付記録, what is not goes back. It uses no 個人番号.
 */
export const claims = simulator({
  id: 'claims',
  ja: '国保総合システム',
  basis: cite('別添1 事務の内容', '給付⑥ 医療機関からレセプト情報を連携する / 国保連1-2 レセプト点検の支援等 / 国保連3 診療報酬の審査支払(個人番号を使わない)'),
  limitations: [
    '給付記録・被保険者マスタ・申出と結果の形、窓口、時刻(請求9:00、審査20:00、受け渡し6:00)は自前のもの。国保連との間の実際の形は公開されていない',
    'レセプトは医科だけ。歯科・調剤・訪問看護、労災・後期高齢者医療の請求は受け付けない。列は公開された2015年版の幅と現行の順による',
    '医療機関は一つの関係者の中におり、受診は試験の書き手が知らせる。診療行為・傷病名は見本で、点数表や薬価とは結び付かない',
    '審査の医学的な判断はしない。査定は試験の書き手が決めた点数だけ減らす',
    '資格点検は、保険者が送った被保険者マスタと、カナ氏名・生年月日・性別だけで行う。マスタを送っていない保険者のレセプトは点検せずに決定する',
    '振替・分割は都内の国保どうしだけ。社会保険との間、支払基金、他県の国保連はない。食事か窓口の一部負担金のあるレセプトは分割せずに返す。公費のあるレセプトは振り替えない',
    '請求した月の受診を後から知らせると別のレセプトになり、縦覧で重複請求として返る。資格確認(SN)の振替・分割の記録は書かない',
    '医療機関が返戻を直して請求し直すのは、試験の書き手が受診を直したときだけ。請求の日に停止していれば、翌月の請求になる',
    '公費負担医療の費用は保険者の払う額から除かず、公費の実施機関への請求は再現しない。高額療養費の現物給付は、レセプトの一部負担金に従う',
    '適用区分を示された医療機関は、その医療機関の一月の限度額までを受け取る。証に刷られた期間だけを見て、保険者には尋ねない。回収された証も期限までは通る。多数回、75歳到達月・転居月の2分の1、公費のあるレセプト、ほかの医療機関との合算は窓口では見ない',
    '申出の理由のうち資格のものは、区の送ったマスタで確かめて決める。2で始まる理由番号は実務で見られるもので、公式の一覧ではない',
    '標準負担額は令和7年4月の額を令和9年3月まで使う(改定は公開されていない)',
    '相手は名乗りと鍵で見分け、電子証明書、回線、暗号化は再現しない。受け取るファイルは丸ごとメモリに載せる',
  ],
  faults: {
    serviceDown: '停止(受け取らず、審査せず、渡さない。直ると溜まった分をまとめて渡す)',
    late: '給付記録が遅れて渡る',
    twice: '同じ給付記録が、別のファイルでもう一度渡る',
    lostRow: '給付記録の最後の一行が失われる',
    brokenFile: '給付記録か申出の結果のファイルが途中で切れている',
    otherInsurer: '給付記録の一行が、ほかの保険者のものである',
    olderRevision: '新しい版の後に、古い版がもう一度渡る',
    wrongCategory: '医療機関が、特記事項の区分を一つ誤って書く(なければ 29 と書く)',
    falseMultiple: '医療機関が、窓口負担額区分を多数回(02)と誤って書く',
    otherBranch: '資格点検が、別の人の枝番を書く',
    withdrawnAfterPayment: '支払の済んだレセプトを、誰の申出もなく取り下げる',
    brokenClaim: '医療機関の請求が途中で切れている',
    noTransfer: '振替・分割をせず、喪失後の受診として返す',
  },
  parameters: {
    maximumFileMB: { ja: '受け取るファイルの大きさの上限(MB)', basis: assume('一つの特別区の被保険者マスタ(約6万人)が約8MBなので、それが入る大きさ'), schema: whole(1, 1_024), value: 64 },
    claimDay: { ja: '医療機関が請求する日', basis: assume('翌月10日までに請求する。その最後の日とした'), schema: whole(1, 28), value: 10 },
    claimDeadlineDay: { ja: '請求の締切の日。その後に届いたものは翌月に審査する', basis: cite('療養の給付及び公費負担医療に関する費用の請求に関する命令', '2条(翌月10日までに請求)'), schema: whole(1, 28), value: 10 },
    examinationDay: { ja: '審査の日', basis: assume('審査は請求の月に行う。日は公開されていない'), schema: whole(1, 28), value: 20 },
    deliveryDay: { ja: '給付記録を渡す日', basis: assume('日は公開されていない'), schema: whole(1, 28), value: 5 },
    deliveryLagMonths: { ja: '診療月から給付記録までの月数', basis: assume('診療月の2〜3か月後に届く(市町村の高額療養費の案内)'), schema: whole(2, 6), value: 2 },
    lateDays: { ja: '障害「遅れて渡る」で遅れる日数', basis: assume('試験のための値'), schema: whole(1, 365), value: 30 },
    mealUnitYen: { ja: '食事療養の一食の費用', basis: assume('入院時食事療養(Ⅰ)の額は資料で確かめていない。試験のための値'), schema: whole(1, 5_000), value: 690 },
    receiptsPerMille: { ja: '被保険者千人あたり一月のレセプトの数', basis: assume('一人一月におよそ1.3件'), schema: whole(0, 5_000), value: 1_300 },
  },
  tables: claimsTables,
  jobs: {
    layOut: { ja: '給付記録と申出の結果の受け渡し', at: '06:00', run: layOutResults },
    claim: { ja: '医療機関の請求', at: '09:00', run: writeClaims },
    examine: { ja: '審査', at: '20:00', run: examine },
  },
  routes: claimsRoutes,
});
