import { certificateKinds } from '../contracts/certificates.js';
import { batchOutcomes, latenesses, operations, otherInsurances } from '../contracts/codes.js';
import type { Codes, Field } from '../contracts/define.js';
import { clearanceReasons } from '../contracts/insurer-hub/codes.js';
import { bankLayouts, layouts, partsOf, receiptLayouts, recordLayouts, type Layout } from '../contracts/layouts.js';
import { accessActions, matchCaseStates, matchDecisions } from '../contracts/ward-match.js';
import { enquiryStates } from '../contracts/ward-enquiry.js';
import { applicationCourses, applicationDecisions, identityOutcomes } from '../contracts/ward-application.js';
import { applicationStates, procedures } from '../contracts/e-application/application.js';
import { representativeNamings } from '../contracts/ward-heir.js';
import { candidateReasons, candidateScreenStates, candidateStates, memberFates } from '../contracts/aggregator/continuity-codes.js';
import { recordStates } from '../contracts/claims/codes.js';
import { transferReceivers } from '../contracts/integrated-db/provision.js';
import { submissionOutcomes } from '../contracts/levy-standard/codes.js';
import { continuityCases, continuityDecisions, monthOrigins, monthStates } from '../contracts/ward-continuity.js';
import { nonRegisteredDecisions, nonRegisteredRoles, nonRegisteredStates } from '../contracts/ward-non-registered.js';
import { submissionStates } from '../contracts/ward-prefecture.js';
import { replicaStates } from '../contracts/ward-provision.js';
import { accountStates, exceptionProposals, overpaymentDecisions, receiptChannels, refundStates, refundWays } from '../contracts/ward-collection.js';
import { publicAccountChannels, publicAccountPurposes, publicAccountStates } from '../contracts/ward-public-account.js';
import { slipDecisions, slipDirections, slipStates } from '../contracts/ward-contact.js';
import { paperStates } from '../contracts/ward-paper.js';
import { benefitDecisions, benefitKinds, benefitStates, repaymentCauses, repaymentDecisions, repaymentStates, yearlyKinds } from '../contracts/ward-benefit.js';
import { contactOutcomes } from '../contracts/delinquency-contractor/codes.js';
import { assetDecisions, assetStates, claimStates, contactChannels, contactSources, deferralGrounds, deferralKinds, duesDecisionStates, duesDecisionKinds, inquiryStates, releaseDecisions, seizedObjects, seizureKinds } from '../contracts/ward-delinquency.js';
import { ratioOutcomes } from '../contracts/ward-certificates.js';
import { incomeSources, mailingStates, specialCollectionOutcomes } from '../contracts/ward-premium.js';
import { premiumParts } from '../law/premium-parts.js';

/** What the port and the parties' screens call what no interface file holds. The terms are those of docs/glossary.md. */
const ownWords: readonly (readonly [key: string, ja: string])[] = [
  ['act', '操作'], ['notification', '届出'], ['notifications', '届出'], ['notificationId', '届出の識別'], ['receivedOn', '届出日'], ['occurredOn', '事実発生日'], ['reason', '事由'], ['kind', '種類'], ['withdrawn', '取下げ'],
  ['residents', '届出の人'], ['personKeys', '人'], ['startingPersonKeys', '適用を開始する人'], ['insuredPersonKeys', '被保険者'], ['cardUse', 'マイナ保険証の利用登録'], ['commonName', '通称'], ['isNotDisclosed', '不開示'],
  ['previousMunicipalityCode', '前の区市町村'], ['municipalityCode', '区市町村'], ['newAddress', '新しい住所'], ['newAddressOn', '新住所の始まる日'], ['newStartOn', '訂正後の開始日'], ['newEndOn', '訂正後の終了日'], ['why', '理由'], ['by', '確認する人'],
  ['result', '結果'], ['results', '処理結果'], ['accepted', '受付'], ['refusals', '受け付けない理由'], ['decisions', '決めたこと'], ['rule', '決まり'], ['because', '理由'], ['ja', '説明'], ['outcome', '結果'], ['state', '状態'], ['status', '状態'], ['statuses', '状態'],
  ['question', '照会'], ['answer', '回答'], ['query', '照会'], ['known', '登録がある'], ['periods', '適用期間'], ['voided', '無効'], ['ownAcquiredOn', '区の決めた資格取得日'], ['ownLostOn', '区の決めた資格喪失日'],
  ['certificates', '証'], ['issuedOn', '交付日'], ['validThrough', '有効期限'], ['rows', '行'], ['recordedAt', '記録した日時'], ['current', '今の記録'], ['history', '履歴'],
  ['batches', '送信単位'], ['createdAt', '作成日時'], ['loadedAt', '登録した日時'], ['confirmedBy', '確認した人'], ['confirmedAt', '確認した日時'], ['confirmed', '確認済み'], ['fileNames', 'ファイル'],
  ['layout', '電文'], ['records', '記録の数'], ['applied', '反映件数'], ['issues', '指摘'], ['field', '項目'], ['raw', '値'], ['chains', '都道府県の資格'], ['municipalInsuredIds', '市町村被保険者ID'], ['startOn', '開始'], ['startReason', '開始事由'], ['endOn', '終了'], ['endReason', '終了事由'],
  ['ageDays', '待った日数'], ['corrections', '訂正する番号'], ['changes', '正しい値'], ['decision', '決定'], ['decidedBy', '決定した人'], ['decidedAt', '決定した日時'], ['openedBy', '調査する人'], ['purpose', '見る目的'], ['notices', '突合結果'], ['noticeId', '通知の識別'],
  ['isOverdue', '期限を過ぎた'], ['isKnown', '登録のある人'], ['receivedAt', '届いた日時'], ['materials', '資料'], ['notice', '突合結果'], ['suggestion', '考えられること'], ['resident', '住民記録'], ['candidates', '似た人'], ['numberToken', '番号の印'], ['isHousehold', '同じ世帯'],
  ['accessedAt', '見た日時'], ['action', 'したこと'], ['items', '見た項目'], ['withheld', '見せない理由'], ['effectiveOn', '効力の日'], ['waiting', '待っているもの'], ['dates', '日付'], ['aggregator', '集約'], ['ward', '区'], ['days', '日数'],
  ['totalYen', '年額'], ['baseYen', '賦課標準'], ['judgementYen', '軽減判定の所得'], ['incomeYen', '所得の合計'], ['incomePartYen', '所得割'], ['headPartYen', '均等割'], ['capYen', '限度額'], ['proratedYen', '月割した額'], ['reliefYen', '減免の額'], ['decidedYen', '決定した額'], ['earners', '給与所得者等の数'], ['heads', '人数'], ['tenths', '軽減の割'], ['members', '世帯の人'], ['rateSet', '料率'], ['part', '区分'], ['clause', '根拠'], ['ref', '人'],
  ['form', '届出'], ['assessments', '賦課決定'], ['revision', '回'], ['isCurrent', '今の決定'], ['decidedOn', '決定日'], ['partsYen', '区分ごとの額'], ['installments', '期別'], ['number', '期'], ['dueOn', '納期限'], ['yen', '円'], ['overpaidYen', '過納'], ['specialCollection', '特別徴収の候補'], ['annualPensionYen', '年金の年額'], ['careCollection', '介護保険料の納め方'], ['carePremiumYen', '介護保険料'], ['isWanted', '申出'],
  ['account', '口座'], ['accountKey', '期別'], ['leviedYen', '調定'], ['collectedYen', '収納'], ['provisionalYen', '速報の額'], ['unpaidYen', '未納'], ['writtenOffYen', '不納欠損'], ['lateYen', '延滞金'], ['isLateChargeUnknown', '延滞金がまだ分からない'], ['lateUnpaidYen', '延滞金の未納'], ['demandedOn', '督促した日'], ['designatedOn', '指定期限'], ['debitOn', '振替日'], ['hasMandate', '口座振替の登録'],
  ['exceptions', '収納の例外'], ['refunds', '還付と充当'], ['decidedOn', '決定日'], ['payeePersonKey', '受け取る人'], ['intoAccountKey', '充当先の期'], ['claimedOn', '請求書が届いた日'], ['claimedBy', '請求する人'], ['payTo', '払う先'], ['hasProxy', '委任状'], ['letterState', '通知書の状態'], ['about', '入金か期'], ['paymentKey', '入金'], ['proposals', '案'], ['proposal', '案'], ['note', '置くわけ'], ['sums', '合計'], ['suspenseYen', '不明金'], ['channel', '経路'], ['toldYen', '知らされた額'], ['depositYen', '明細の入金'], ['ledgerYen', '台帳の収納'], ['differenceYen', '差'], ['troubles', '成り立たないこと'], ['startsOn', '開始'], ['holderName', '口座名義'],
  ['figures', '数字'], ['medical', '医療分'], ['support', '支援金分'], ['care', '介護分'], ['childSupport', '子ども分'], ['leftOn', '離職日'], ['isMultiple', '多胎'], ['versions', '版の数'], ['noticeIds', '通知書番号'], ['addressedTo', '宛先'], ['paperId', '申請書の番号'], ['attempt', '何回目の入力か'], ['forwardedOn', '送付日'], ['payerPersonKey', '納付義務者'], ['representativePersonKey', '相続人代表者'], ['namedBy', '誰が決めたか'], ['insuredBy', '加入していた別の保険'], ['payerDiedOn', '死亡日'], ['job', '処理'], ['files', 'ファイル'], ['fileName', 'ファイル'], ['enquiries', '情報照会'], ['askedBy', '照会した人'], ['askedAt', '照会した日時'], ['answers', '回答'], ['isEnquired', '照会済み'], ['people', '人'], ['source', '知らせた元'], ['ratios', '負担割合'], ['revenues', '収入'], ['revenueYen', '収入'], ['mailing', '印刷物として'], ['slips', '連絡票'], ['direction', '出した・受けた'], ['otherCode', '相手の団体コード'], ['role', '登録のわけ'], ['formerPersonKey', '住民だったときの宛名番号'], ['mergedInto', '併合先'], ['diedOn', '死亡日'], ['replicas', '副本'], ['uses', '利用の意思'], ['statedOn', '意思を示した日'], ['what', 'したこと'],
  ['accounts', '期別'], ['accountKey', '期別'], ['accountKeys', '期別'], ['unpaidYen', '未納'], ['lateUnpaidYen', '延滞金の未納'], ['demandedOn', '督促状を発した日'], ['demandState', '督促の判定'], ['isStayed', '執行停止'], ['claimState', '徴収権'], ['lapsesOn', '時効で消滅する日'], ['contacts', '折衝の記録'], ['contactId', '折衝の識別'], ['channel', '手段'], ['distributions', '配当'], ['decisionId', '決定の識別'], ['through', '終わりの日'], ['from', '始まりの日'], ['endedOn', '効力のない最初の日'], ['amountYen', '額'], ['object', '差し押さえた財産'], ['thirdParty', '第三債務者など'], ['remainderYen', '残余金'], ['statementOn', '配当計算書を発した日'], ['paidOutOn', '交付の日'], ['parts', '内訳'],
  ['submissions', '東京都への提出'], ['madeAt', '作った日時'], ['runs', '算定'], ['standard', '標準保険料率'], ['own', '試験する区'], ['sum', '和'], ['difference', '差'],
  ['inquiries', '財産調査の照会'], ['target', '照会先の種類'], ['assets', '財産'], ['assetId', '財産の識別'], ['detail', '内容'], ['income', '一月の収入'], ['incidents', '取り違え'], ['incidentNo', '番号'], ['foundAt', '見つけた日時'], ['deferralKind', '猶予の種類'], ['ground', '理由'], ['appliedOn', '申請日'], ['hasSecurity', '担保'], ['pledgedOn', '誓約日'], ['deferralId', '条件とする猶予'], ['endsDebtAtOnce', '直ちに消滅'], ['seizureKind', '処分の種類'], ['servedOn', '送達の日'], ['firstSeizedOn', '先の差押・手続の日'], ['firstReleasedOn', '先の差押・手続の終わり'], ['acknowledged', '債務の承認'],
];
/** What single stories call the parts of what they assert. */
const storyWords: readonly (readonly [key: string, ja: string])[] = [
  ['isRefused', '断った'], ['hasWhy', '理由がある'], ['handInOn', '届け出た日'], ['actual', '書かれた値'], ['taken', '天引きしたもの'], ['collected', '収納口座の額'], ['special', '天引きする期'], ['october', '10月の期'], ['arrived', '口座に届いた額'], ['standing', '期の状態'],
  ['pension', '年金から引く月と額'], ['moved', '移った期'], ['isWhole', '合わせて年額になる'], ['bank', '口座の額'], ['ordinary', '納付書の期'], ['left', '残高'], ['isNew', '新しい通知である'], ['isMore', '増えた'], ['husband', '夫の通知'], ['demanded', '督促した期'], ['crossed', '受け取ったファイルの数'], ['refundedYen', '還付の額'],
  ['waits', '待つ'], ['others', 'ほかのもの'], ['isHanded', '渡した'], ['found', '見つかったもの'], ['ended', '終わった日'], ['calls', '電話した日'], ['calledTo', '電話した相手'], ['onList', '名簿にある'], ['decided', '決まったこと'], ['differences', '差'], ['isNextYear', '翌年度'], ['before', '前'], ['on', '当日'], ['states', '状態'],
  ['asked', '照会した数'], ['owed', '未納の額'], ['isSeized', '差押'], ['over', '超えた額'], ['cases', '給付事案'], ['receipts', '給付記録の数'], ['contradictions', '食い違い'], ['paidFor', '支払の数'], ['told', '知らされた数'], ['missing', '欠けている'], ['countedIn', '数える世帯'], ['hasReason', '理由がある'],
  ['balance', '口座の残高'], ['paidYen', '支払った額'], ['hasLimit', '限度額がある'], ['worklist', '確認待ち'], ['doubleDays', '重なる日'], ['sheets', '枚数'], ['printed', '印刷した数'], ['item', '項目'], ['right', '正しい値'], ['held', '止めている額'], ['apart', '区別したもの'], ['overpaid', '過誤納'], ['second', '二度目'], ['unpaid', '未納'],
  ['heldYen', '止めている額'], ['early', '早いとき'], ['late', '遅いとき'], ['twice', '二度目'], ['payeeYen', '受け取る人の口座'], ['day', '日'], ['overYen', '過誤納の額'], ['head', '世帯主'], ['wife', '妻'], ['sums', '書かれた額'], ['isObjectionTold', '審査請求の教示がある'], ['isDated', 'いつの記録かがある'], ['saidReceipts', '請求の件数'], ['heldReceipts', '区の記録の件数'], ['saidYen', '請求の額'], ['onTime', '間に合った人'], ['papers', '申請書'], ['continuityCase', '継続性の判定'], ['inherits', '引き継ぐ月'], ['isTold', 'わけを言う'], ['reasons', '候補の理由'], ['isCapped', '限度額で切った'], ['certified', '認定'], ['certificateStates', '証の状態'], ['paperLines', '証に刷られた字'],
];
/** How far a file is at a bank, a print unit at its contractor, a 届出 at the counter, and what 自治体中間サーバー made of a 副本. */
const requestStates: Codes = [['received', '受け取った'], ['refused', '受け付けない'], ['accepted', '受け付けた'], ['settled', '引き落とした、振り込んだ'], ['reported', '結果を置いた']];
const printStates: Codes = [['waiting', '片方を待つ'], ['received', '受け取った'], ['refused', '拒んだ'], ['accepted', '受け付けた'], ['posted', '発送した']];
const differenceKinds: Codes = [['pieceCount', '通数'], ['numberSum', '記号番号の検算'], ['totalYen', '年額の合計']];
const handedStates: Codes = [['planned', '届け出る予定'], ['handedIn', '窓口に出した'], ['accepted', '受理'], ['refused', '差し戻し'], ['corrected', '直した届出に替えた'], ['withdrawn', '取り下げた']];
const registrationOutcomes: Codes = [['accepted', '受け付けた'], ['unchanged', '変わらない'], ['refused', '断られた']];
const orderRefusals: Codes = [
  ['unreadable', '読めない'], ['wrongKind', 'この窓口の種別でない'], ['severalHeaders', 'ヘッダが一つでない'], ['consignorUnknown', '委託者コードが契約と違う'], ['ownAccountWrong', '取引銀行・支店・口座が契約と違う'], ['notScheduled', '取り決めた引落日でない'], ['bankHoliday', '銀行の休日である'], ['pastDeadline', '持込期限を過ぎた'], ['broughtTwice', '二重持込'],
  ['dayUnresolvable', '引落日・振込指定日が定まらない'], ['calendarUnknown', '休日の表がない'],
];
const applicationCourse: Codes = [['waiting', '職員の確認待ち'], ['refused', '却下した'], ['entered', '受け付けた']];
/** States whose words mean something else elsewhere: each under its own key. */
const apart: readonly (readonly [key: string, ja: string, codes: Codes])[] = [
  ['caseStates', '給付事案の状態', benefitStates], ['candidateStates', '候補の状態', candidateStates], ['screenStates', '国保総合PCの状態', candidateScreenStates], ['replicaState', '副本の状態', replicaStates], ['useStates', '利用の意思', publicAccountStates],
  ['claimStates', 'レセプト', [['claimed', '請求'], ['returned', '返戻'], ...recordStates]], ['instructionState', '指示の結果', [['accepted', '受け付けた'], ['refused', '断られた']]], ['submissionOutcome', '受付の結果', submissionOutcomes], ['receivers', '渡した先', transferReceivers],
  ['requestState', '金融機関での状態', requestStates], ['requestStates', '金融機関での状態', requestStates], ['batchState', '印刷単位の状態', printStates], ['differenceKinds', '合わないもの', differenceKinds], ['registrationOutcome', '登録の結果', registrationOutcomes], ['registrationOutcomes', '登録の結果', registrationOutcomes],
  ['handedState', '届出の状態', handedStates], ['handedStates', '届出の状態', handedStates], ['refundStates', '還付の状態', refundStates], ['letterState', '通知書の状態', mailingStates], ['collectionOutcome', '徴収の方法', specialCollectionOutcomes], ['collectionOutcomes', '徴収の方法', specialCollectionOutcomes],
  ['accountState', '期の状態', accountStates], ['accountStates', '期の状態', accountStates], ['lateness', '届出の期限', latenesses], ['action', '見たか決めたか', accessActions], ['orderRefusals', '断ったわけ', orderRefusals], ['certificateStates', '証の状態', [['toIssue', '交付待ち'], ['issued', '交付済み'], ['recalled', '回収']]], ['applicationState', '電子申請の状態', applicationCourse], ['incomeSource', '所得を知らせた者', incomeSources], ['batchOutcomes', '処理結果', batchOutcomes], ['batchOutcome', '処理結果', batchOutcomes], ['operations', '操作', operations], ['premiumPartKinds', '区分', premiumParts.map(({ id, ja }) => [id, ja] as const)], ['useChannel', '申出の方法', publicAccountChannels], ['useState', '利用の意思', publicAccountStates],
];
/** What happened to a case of 給付, as its history tells it. */
const benefitFacts: Codes = [['detected', '見つけた'], ['recalculated', '計算し直した'], ['solicited', '勧奨した'], ['applied', '申請'], ['decided', '支給決定'], ['refused', '不支給決定'], ['takenBack', '不支給決定の取消し'], ['held', '止めた'], ['released', '止めたのを解いた'], ['exported', '振り込んだ'], ['returned', '振込が戻った'], ['withdrawn', '該当しなくなった'], ['expired', '時効'], ['joined', '一つにまとめた']];
/** What the receipts of money call what a clerk must look at. */
const exceptionCodes: Codes = [['refundWithoutAccount', '還付の振込先が分からない'], ['refundClaimUnfit', '請求された口座に払えない'], ['refundReturned', '還付の振込が戻った'], ['refundLapsed', '還付請求権が時効で消滅した'],
  ['refundNotPaidOut', '還付の振込が明細にない'], ['overpaid', '過誤納がある'], ['preliminaryDiffers', '速報と確報の額が違う'], ['confirmedAndCancelled', '確報と取消の両方がある'], ['cancelWaiting', '取り消される速報がまだ届いていない'], ['debitWithoutResult', '振替結果が届かない'], ['agedPreliminary', '速報のまま日が過ぎた'], ['withholdingReturned', '年金から引かれず、更正を待つ'], ['withholdingWithoutResult', '天引きの結果が届かない'],
  ['otherWard', '他の団体のもの'], ['notIssued', '発行していない'], ['amountDiffers', '金額が発行したものと違う'], ['lowConfidence', '読取りが確かでない'], ['wrongFiscalYear', 'その年度の賦課がない'], ['amountNotAsked', 'その期に求めた額でない'],
];
/** Sums whose key does not end in `Yen`. */
const sums: ReadonlySet<string> = new Set(['balance', 'held', 'owed', 'over']);
export const isSum = (key: string): boolean => /^yen$|Yen$/.test(key) || sums.has(key);
const fieldsOf = (some: readonly Layout[]) => some.flatMap(partsOf).flatMap(({ definition }): (readonly [key: string, field: Field<unknown>])[] => Object.entries(definition.fields));
const fields = fieldsOf(recordLayouts);
const keyWords: ReadonlyMap<string, string> = new Map([...[...fieldsOf(receiptLayouts), ...fieldsOf(bankLayouts), ...fields].map(([key, { ja }]) => [key, ja] as const), ...storyWords, ...ownWords, ...apart.map(([key, ja]) => [key, ja] as const)]);

/** Keys that stand for something else where a companion stands beside them, or within the rows below them. */
const besides: readonly (readonly [key: string, companion: string, ja: string])[] = [['collectedYen', 'object', '取り立てた額'], ['collectedYen', 'remainderYen', '取り立てた額'], ['collectedYen', 'distributions', '取り立てた額'], ['totalYen', 'judgementYen', '総所得金額等'], ['totalYen', 'content', '保険料の年額'], ['totalYen', 'paidFor', '支払の合計'], ['heldYen', 'saidYen', '区の記録の額']];
const rowsBelow: readonly (readonly [key: string, column: string, ja: string])[] = [['notices', 'revision', '保険料通知'], ['notices', 'payerPersonKey', '宛先の決まらない通知'], ['days', 'channel', '日と経路'], ['periods', 'accountKey', '期']];

/** The Japanese name of a key of an interface file, of the port or of a party's screen; `among`: the record in which it stands. */
export function keyWord(key: string, among: object = {}): string | undefined {
  const below: unknown = Reflect.get(among, key);
  const first: unknown = Array.isArray(below) ? below[0] : undefined;
  const holds = (column: string): boolean => typeof first === 'object' && first !== null && column in first;
  const placed = besides.find(([name, companion]) => name === key && companion in among) ?? rowsBelow.find(([name, column]) => name === key && holds(column));
  if (placed) return placed[2];
  return key === 'notices' && Array.isArray(below) && below.length === 0 ? '通知' : keyWords.get(key);
}

const states: Codes = [
  ['toIssue', '交付待ち'], ['issued', '交付済み'], ['recalled', '回収'], ['exported', '作成'], ['handedOver', '結果待ち'], ['waitingIn', '転入待ち'], ['waitingOut', '転出待ち'], ...batchOutcomes, ...matchCaseStates, ...mailingStates, ...enquiryStates, ...applicationCourses, ...applicationStates, ...slipStates, ...nonRegisteredStates, ...paperStates, ...benefitStates, ...yearlyKinds, ...repaymentStates, ...replicaStates, ...publicAccountStates, ...refundStates, ...accountStates, ...duesDecisionStates, ...inquiryStates, ...assetStates, ...monthStates, ...submissionStates,
];
/** Codes of the port, by their key; those of interface files are known from their declaration. */
const ownCodes: readonly (readonly [key: string, codes: Codes])[] = [
  ['state', states], ['status', states], ['cardUse', [['registered', '登録あり'], ['none', '登録なし']]], ['origin', monthOrigins], ['continuityCase', continuityCases], ['fate', memberFates], ['decision', [...continuityDecisions, ...matchDecisions, ...applicationDecisions, ...slipDecisions, ...nonRegisteredDecisions, ...overpaymentDecisions, ...assetDecisions, ...releaseDecisions, ...benefitDecisions, ...repaymentDecisions]], ['role', nonRegisteredRoles], ['origin', monthOrigins], ['cause', repaymentCauses], ['namedBy', representativeNamings], ['insuredBy', otherInsurances], ['direction', slipDirections], ['action', accessActions], ['reasonCode', clearanceReasons], ['outcome', [...ratioOutcomes, ...identityOutcomes, ...contactOutcomes]], ['channel', [...contactChannels, ...receiptChannels, ...publicAccountChannels]], ['purpose', publicAccountPurposes], ['payTo', refundWays], ['letterState', mailingStates], ['source', contactSources], ['claimState', claimStates], ['object', seizedObjects], ['deferralKind', deferralKinds], ['seizureKind', seizureKinds], ['ground', deferralGrounds], ['mailing', mailingStates], ['proposal', exceptionProposals],
  ['kind', [...certificateKinds, ...duesDecisionKinds, ...benefitKinds, ['start', '適用開始'], ['end', '適用終了'], ['household', '世帯'], ['person', '個人']]],
  ['query', [['qualification', '資格'], ['household', '世帯'], ['certificates', '証'], ['history', '履歴'], ['batches', '送信単位'], ['matchNotices', '突合結果'], ['matchCase', '突合結果の資料'], ['accessLog', '特定個人情報を見た記録'], ['cardUse', '保険証利用登録'], ['income', '課税情報'], ['assessment', '賦課決定'], ['account', '収納'], ['receiptExceptions', '収納の例外'], ['ledger', '収納の台帳'], ['refunds', '還付と充当'], ['mailings', '保険料通知'], ['heldNotices', '宛先の決まらない通知'], ['enquiries', '情報照会'], ['incomeGaps', '所得の分からない人'], ['burdenRatio', '負担割合'], ['applications', '電子申請'], ['applicationCase', '電子申請の資料'], ['slips', '連絡票'], ['delinquency', '滞納'], ['assets', '財産調査'], ['delinquencyIncidents', '委託先の取り違え'], ['registerGaps', '住民記録との違い'], ['nonRegistered', '住登外者'], ['replicas', '副本'], ['publicAccountUses', '公金受取口座の利用の意思'], ['benefit', '高額療養費の月'], ['receipts', '給付記録'], ['receiptWorklist', '給付記録の確認待ち'], ['benefitCases', '給付事案'], ['repayments', '返納金'], ['continuity', '世帯の継続性'], ['highCostMonths', '高額該当の月'], ['contributions', '納付金と標準保険料率'], ['submissions', '東京都への提出'], ['papers', '委託業者に頼んだ申請書']]],
  ['what', benefitFacts], ...apart.map(([key, , codes]) => [key, codes] as const), ['reasons', candidateReasons],
  ['procedure', procedures], ['part', premiumParts.map(({ id, ja }) => [id, ja] as const)],
];
const fieldCodes = [...fields, ...fieldsOf(bankLayouts)].flatMap(([key, { codes }]) => (codes ? [[key, codes] as const] : []));
const declared = [...ownCodes, ...fieldCodes];
const keyed: ReadonlyMap<string, Codes> = new Map([...new Set(declared.map(([key]) => key))].map((key) => [key, declared.filter(([name]) => name === key).flatMap(([, codes]) => [...codes])]));
const everywhere = unambiguous([...layouts.map(({ id, ja }) => [id, ja] as const), ...[certificateKinds, states, candidateReasons.filter(([code]) => code !== 'nominalHead'), monthOrigins, exceptionCodes, exceptionProposals, receiptChannels, continuityCases.filter(([code]) => code !== 'none')].flat(), ...fieldCodes.flatMap(([, codes]) => [...codes])]);

/** Words (no single digits) that mean one thing wherever they stand. */
function unambiguous(codes: Codes): ReadonlyMap<string, string> {
  const meanings = new Map<string, Set<string>>();
  for (const [code, ja] of codes) if (/^[a-z][A-Za-z]{2,}/.test(code)) meanings.set(code, (meanings.get(code) ?? new Set()).add(ja));
  return new Map([...meanings].flatMap(([code, words]) => (words.size === 1 ? [[code, [...words][0]!] as const] : [])));
}

/** The Japanese meaning of a code: by its key where that is known, else by the word itself where it means one thing everywhere. */
export function codeWord(key: string | null, value: string): string | undefined {
  const own = key === null ? undefined : keyed.get(key)?.find(([code]) => code === value)?.[1];
  if (own !== undefined) return own;
  return key === 'field' ? keyWord(value) : everywhere.get(value);
}
