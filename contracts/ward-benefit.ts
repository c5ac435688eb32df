import { z } from 'zod';
import { over70Categories, under70Categories } from '../law/high-cost.js';
import { codeSchema, daySchema, momentSchema, personKeySchema } from './resident.js';
import { heldAccountSchema } from './ward-collection.js';
import { limitAnswers, limitForm, limitQueries } from './ward-limit.js';
import { monthOrigins } from './ward-continuity.js';

const yen = z.int().min(0).max(99_999_999_999);
const said = (length: number) => z.string().max(length).regex(/\S/, { error: '空でない文を書く' });
const by = said(60).describe('操作する職員');
const why = said(300).describe('理由');
const careMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).describe('診療月');
const householdKey = z.string().min(1).max(40).describe('世帯の識別');
const receiptKey = z.string().min(1).max(40).describe('レセプト全国共通キー');
const caseId = z.string().min(1).max(20).describe('給付事案の識別。benefitCases が示す');
const repaymentId = z.string().min(1).max(20).describe('返納金の識別。repayments が示す');
const benefitYear = z.int().min(2000).max(2999).describe('8月の年。2025 は2025年8月から2026年7月診療分');
const account = heldAccountSchema.describe('世帯主の口座');

/** Kinds of 給付. */
export const benefitKinds = [
  ['highCost', '高額療養費'], ['childbirth', '出産育児一時金'], ['funeral', '葬祭費'], ['medicalCost', '療養費'], ['transport', '移送費'], ['mealDifference', '食事療養費の差額'],
  ['yearlyOutpatient', '高額療養費(外来年間合算)'], ['careTotal', '高額介護合算療養費'], ['annualCap', '高額療養費(年間上限)'],
] as const;
export const yearlyKinds = [['yearlyOutpatient', '外来年間合算'], ['careTotal', '高額介護合算'], ['annualCap', '年間上限']] as const;
export type YearlyKind = (typeof yearlyKinds)[number][0];
export const selfPaidSystems = [['medical', '医療'], ['care', '介護']] as const;
export type BenefitKind = (typeof benefitKinds)[number][0];
export const medicalCostGrounds = [['brace', '治療用装具'], ['acupuncture', 'はり・きゅう・マッサージ'], ['judoTherapy', '柔道整復'], ['noProof', '資格を示せなかった受診'], ['abroad', '海外療養費'], ['otherInsurer', '他の保険者に返した診療']] as const;
export type MedicalCostGround = (typeof medicalCostGrounds)[number][0];

const common = { notificationId: z.string().min(1).max(60).describe('申請の識別'), receivedOn: daySchema.describe('申請日') };
const payTo = { account: account.optional(), toPublicAccount: z.boolean().optional().describe('申請者の公金受取口座に振り込むか。口座は書かず、申請の識別について利用の意思を先に登録する') };
const applicantIfSaid = { applicantPersonKey: personKeySchema.optional().describe('申請した人。書けば、受け取る世帯主(自動振込ではその口座の世帯主)か相続人代表者であることを確かめる') };
const paidTo = { personKey: personKeySchema.describe('給付の原因の人'), ...applicantIfSaid, ...payTo };
/** An application as it is handed in. */
export const benefitForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('highCost'), ...common, householdKey, careMonth, applicantPersonKey: personKeySchema.describe('世帯主か、亡くなった世帯主の相続人代表者'), ...payTo,
    autoPayment: z.boolean().default(false).describe('次からの自動振込に同意するか'),
  }).describe('高額療養費の支給申請'),
  z.object({ kind: z.literal('yearly'), ...common, yearlyKind: codeSchema(yearlyKinds), householdKey, benefitYear, applicantPersonKey: personKeySchema.describe('基準日の世帯主か、亡くなった世帯主の相続人代表者'), ...payTo }).describe('年間の給付(外来年間合算・高額介護合算・年間上限)の支給申請'),
  z.object({ kind: z.literal('stopAutoPayment'), ...common, householdKey, ...applicantIfSaid }).describe('自動振込をやめる申出'),
  z.object({
    kind: z.literal('childbirth'), ...common, ...paidTo, bornOn: daySchema.describe('出産の日'), children: z.int().min(1).max(9).describe('出産した子の数'), pregnancyDays: z.int().min(1).max(320).describe('妊娠の日数'), isCompensated: z.boolean().describe('産科医療補償制度の加算の対象か'),
    directlyPaidYen: yen.default(0).describe('直接支払制度で医療機関に払う額'), isPaidByFormerInsurer: z.boolean().default(false).describe('前の社会保険から受けるか'),
  }).describe('出産育児一時金の支給申請'),
  z.object({ kind: z.literal('funeral'), ...common, ...paidTo, heldOn: daySchema.describe('葬祭の日'), applicantPersonKey: personKeySchema.describe('葬祭を行った人'), isPaidByFormerInsurer: z.boolean().default(false) }).describe('葬祭費の支給申請'),
  z.object({ kind: z.literal('medicalCost'), ...common, ...paidTo, ground: codeSchema(medicalCostGrounds), caredOn: daySchema.optional().describe('診療を受けた日(装具なら作った日)。資格と割合はこの日による。書かなければ費用を払った日'), paidOn: daySchema.describe('費用を払った日。2年はこの日から数える'), recognisedYen: yen.describe('保険で認めた額(10割)'), paidYen: yen.describe('払った額。他の保険者に返した診療なら返した額'), travelledForCare: z.boolean().default(false).describe('海外へ治療のために行ったか') }).describe('療養費の支給申請'),
  z.object({ kind: z.literal('transport'), ...common, ...paidTo, paidOn: daySchema.describe('費用を払った日'), recognisedYen: yen.describe('認めた額') }).describe('移送費の支給申請'),
  z.object({ kind: z.literal('mealDifference'), ...common, ...paidTo, careMonth, institutionCode: z.string().min(1).max(10).optional().describe('入院した医療機関のコード。同じ月にほかの病院の分も申請するときに書く'), meals: z.int().min(1).max(93).describe('食事の回数'), paidPerMealYen: yen.describe('一食に払った標準負担額'), isLongStay: z.boolean().default(false).describe('過去12か月の入院が90日を超えるか'), paidOn: daySchema }).describe('食事療養費の差額の支給申請'),
  limitForm,
]);
export type BenefitForm = z.infer<typeof benefitForm>;

export const benefitDecisions = [['pay', '支給する'], ['refuse', '支給しない'], ['hold', '止める'], ['release', '止めたのを解く'], ['takeBack', '支給しない決定を取り消す']] as const;
export const repaymentDecisions = [['demand', '請求する'], ['repaid', '返された'], ['settledByInsurer', '保険者間で調整した'], ['cancel', '取り消す']] as const;

export const benefitActs = [
  z.object({ act: z.literal('enterBenefitForm'), form: benefitForm }).describe('給付の申請の入力'),
  z.object({ act: z.literal('decideBenefit'), caseId, decision: codeSchema(benefitDecisions), by, why }).describe('給付の決定'),
  z.object({ act: z.literal('objectToReceipt'), receiptKey, reasonCode: z.string().regex(/^\d{6}$/).describe('理由番号。100018 は資格喪失後の受診'), reasonOn: daySchema.optional().describe('理由年月日'), note: said(200).optional(), by, why }).describe('再審査・過誤の申出'),
  z.object({ act: z.literal('decideReceipt'), receiptKey, personKey: personKeySchema.describe('そのレセプトの人'), by, why }).describe('確認待ちの給付記録の人の決定'),
  z.object({ act: z.literal('claimRepayment'), receiptKeys: z.array(receiptKey).min(1).max(400), by, why }).describe('資格のない月の給付の返納金の決定'),
  z.object({ act: z.literal('decideRepayment'), repaymentId, decision: codeSchema(repaymentDecisions), on: daySchema.optional().describe('返された日'), yen: yen.min(1).optional().describe('返された額'), by, why }).describe('返納金の請求・収納・取消し'),
  z.object({
    act: z.literal('enterSelfPaid'), personKey: personKeySchema, benefitYear, selfPaidSystem: codeSchema(selfPaidSystems).describe('医療か介護か'), issuedBy: said(60).describe('証明した保険者'),
    totalYen: yen.describe('月ごとの支給の後に残る自己負担額'), outpatientYen: yen.default(0).describe('うち70〜74歳の外来。現役並みの月と、外来の高額療養費を除く'), receivedOn: daySchema.describe('届いた日'), by, why,
  }).describe('ほかの保険者・介護保険の自己負担額証明書の入力'),
  z.object({
    act: z.literal('enterClaimsBill'), deliveryMonth: careMonth.describe('審査した月'), by, why,
    institutions: z.array(z.object({ institutionCode: z.string().min(1).max(10).describe('医療機関コード'), receipts: z.int().min(0).max(1_000_000).describe('件数'), yen: z.int().min(-99_999_999_999).max(99_999_999_999).describe('請求額。過誤で戻る額は負') })).max(100_000).describe('医療機関ごとの請求'),
  }).describe('国保連の請求(審査した月の、医療機関ごとの件数と額)の入力'),
] as const;

/** exportMaster 被保険者マスタ異動情報と申出の作成 · findCandidates 高額療養費の該当の確認 · exportBenefitPrint 勧奨と支給決定通知書の印刷データの作成 · exportBenefitPayments 給付の総合振込の作成 */
export const benefitJobs = ['exportMaster', 'findCandidates', 'exportBenefitPrint', 'exportBenefitPayments'] as const;

export const benefitQueries = [
  z.object({ query: z.literal('benefit'), householdKey: householdKey.optional(), personKey: personKeySchema.optional().describe('householdKey を書かないときは、その人がその月にいた世帯'), careMonth }).describe('高額療養費'),
  z.object({ query: z.literal('receipts'), householdKey }).describe('給付記録'),
  z.object({ query: z.literal('receiptWorklist') }).describe('確認待ちの給付記録'),
  z.object({ query: z.literal('benefitCases'), householdKey: householdKey.optional() }).describe('給付事案'),
  z.object({ query: z.literal('repayments'), householdKey: householdKey.optional() }).describe('返納金'),
  z.object({ query: z.literal('benefitYear'), personKey: personKeySchema, benefitYear }).describe('年間の給付'),
  ...limitQueries,
] as const;

export const benefitStates = [
  ['detected', '該当'], ['solicited', '勧奨した'], ['applied', '申請を受けた'], ['decided', '支給決定'], ['paid', '支払済'], ['paymentFailed', '口座に入らなかった'], ['refused', '支給しない'], ['expired', '時効'], ['withdrawn', '該当しなくなった'],
] as const;
export const repaymentStates = [['found', '決定'], ['demanded', '請求した'], ['repaid', '返された'], ['settledByInsurer', '保険者間で調整した'], ['cancelled', '取り消した'], ['joined', '一つの請求にまとめた']] as const;
export const repaymentCauses = [['recalculated', '高額療養費の再計算'], ['notInsured', '資格のない月の受診'], ['yearlyOutpatientRecalculated', '外来年間合算の再計算'], ['careTotalRecalculated', '高額介護合算の再計算'], ['annualCapRecalculated', '年間上限の再計算']] as const;

const because = z.array(z.string());
const under70 = z.enum(under70Categories).describe('所得区分(70歳未満)');
const over70 = z.enum(over70Categories).nullable().describe('所得区分(70〜74歳)。いなければ null');
const benefitAnswer = z.object({
  householdKey: z.string().nullable(), headPersonKey: z.string().nullable(),
  category: z.object({ under70, over70 }).nullable().describe('その月の所得区分(限度額適用認定証・資格確認書の区分)。その月に被保険者がいなければ null'), categoryBecause: because,
  categoryHistory: z.array(z.object({ under70, over70, because, recordedAt: momentSchema })).describe('判定した順'),
  isMultipleMonth: z.boolean().describe('多数回該当か'), countedMonths: z.array(z.object({ careMonth, origin: codeSchema(monthOrigins) })).describe('前11か月の高額該当月'),
  refundYen: z.int().describe('いまの記録で計算した支給額'), because, holds: because.describe('支給の前に人が見るわけ'),
  reckonings: z.array(z.object({ sequence: z.int(), refundYen: z.int(), differenceYen: z.int(), recordedAt: momentSchema })).describe('計算した順'),
  paidYen: z.int().describe('支払った額'), yearlySelfPaidYen: z.int().describe('その年度(8月から翌7月)の、支給の後に残る一部負担金。年間上限には当てない'),
});
const receiptRow = z.object({ receiptKey: z.string(), revision: z.int(), recordState: z.string(), careMonth: z.string(), householdKey: z.string(), branchNumber: z.string().nullable(), personKey: z.string().nullable(), countedIn: z.string().nullable().describe('数える世帯'), points: z.int(), copayYen: z.int().nullable(), troubles: z.array(z.string()).describe('数えないわけ') });
const receiptsAnswer = z.object({ receipts: z.array(receiptRow).describe('その世帯の記号番号か、その世帯に数える給付記録。今の版') });
const receiptWorklistAnswer = z.object({
  receipts: z.array(receiptRow.extend({ because })).describe('人や資格の合わない給付記録'),
  contradictions: z.array(z.object({ receiptKey: z.string(), revision: z.int(), recordedAt: momentSchema })).describe('同じ版で中身の違う給付記録'),
  findings: z.array(z.object({ householdKey: z.string(), careMonth: z.string(), code: z.enum(['W810', 'W811']), receiptKey: z.string(), ja: z.string() })).describe('区分・多数回の食い違い'),
  billDifferences: z.array(z.object({ deliveryMonth: z.string().describe('審査した月'), institutionCode: z.string(), saidReceipts: z.int().describe('国保連の請求の件数'), heldReceipts: z.int().describe('届いた給付記録の件数'), saidYen: z.int(), heldYen: z.int(), because })).default([]).describe('国保連の請求と給付記録の食い違い。入力した請求がなければ空'),
  objections: z.array(z.object({ objectionId: z.string(), receiptKey: z.string(), reasonCode: z.string(), saidOn: daySchema, outcome: z.string().nullable().describe('結果が届くまで null') })),
});
const benefitCasesAnswer = z.object({
  cases: z.array(z.object({
    caseId: z.string(), kind: codeSchema(benefitKinds), householdKey: z.string(), careMonth: z.string().nullable().describe('診療月。年間の給付では、その年の最後の月'), payerPersonKey: z.string().describe('受け取る人'), amountYen: z.int(), state: codeSchema(benefitStates), deadlineOn: daySchema.describe('申請できる最後の日'), isHeld: z.boolean().describe('人が見るまで止めてあるか'),
    decidedOn: daySchema.nullable(), paysOn: daySchema.nullable().describe('振込日'), because, letters: z.array(z.object({ letterId: z.string(), sentOn: daySchema.nullable() })).default([]).describe('勧奨と決定通知。古い順。言わなければ空'), history: z.array(z.object({ what: z.string(), on: daySchema, by: z.string(), why: z.string() })),
  })),
  autoPayments: z.array(z.object({ householdKey: z.string(), isActive: z.boolean(), from: daySchema, why: z.string() })),
});
const repaymentsAnswer = z.object({
  repayments: z.array(z.object({
    repaymentId: z.string(), cause: codeSchema(repaymentCauses), householdKey: z.string(), careMonth: z.string(), payerPersonKey: z.string(), amountYen: z.int(), highCostYen: z.int(), parts: z.array(z.object({ receiptKey: z.string(), insurerShareYen: z.int(), mealYen: z.int() })), state: codeSchema(repaymentStates), demandedOn: daySchema.nullable(), dueOn: daySchema.nullable(), repaidYen: z.int(), because,
  })),
});
const benefitYearAnswer = z.object({
  householdKey: z.string().nullable().describe('基準日に被保険者としている世帯。この区にいなければ null'), basisDayOn: daySchema.describe('基準日'),
  selfPaid: z.array(z.object({ personKey: z.string(), totalYen: z.int(), outpatientYen: z.int() })).describe('その人が、この区で月ごとの支給の後に負担した額(自己負担額証明書の額)'),
  yearlySums: z.array(z.object({ yearlyKind: codeSchema(yearlyKinds), refundYen: z.int().describe('この区の支給額'), missing: z.string().nullable().describe('計算しないわけ'), because })).describe('いまの記録で計算した年間の給付'),
});
export const benefitAnswers = { benefitYear: benefitYearAnswer, benefit: benefitAnswer, receipts: receiptsAnswer, receiptWorklist: receiptWorklistAnswer, benefitCases: benefitCasesAnswer, repayments: repaymentsAnswer, ...limitAnswers } as const;
