import { z } from 'zod';
import type { Moment } from '../law/day.js';
import { certificateKinds } from './certificates.js';
import { continuities, headKinds, latenesses, operations, otherInsurances } from './codes.js';
import { notification } from './notification.js';
import { codeSchema, daySchema, itemChanges, momentSchema, numberCorrections, personKeySchema } from './resident.js';
import { applicationActs, applicationAnswers, applicationQueries } from './ward-application.js';
import { benefitActs, benefitAnswers, benefitJobs, benefitQueries } from './ward-benefit.js';
import { certificateActs, certificateAnswers, certificateJobs, certificateQueries, burdenRatioSchema } from './ward-certificates.js';
import { collectionActs, collectionAnswers, collectionJobs, collectionQueries } from './ward-collection.js';
import { contactActs, contactAnswers, contactJobs, contactQueries } from './ward-contact.js';
import { continuityActs, continuityAnswers, continuityJobs, continuityQueries } from './ward-continuity.js';
import { delinquencyActs, delinquencyAnswers, delinquencyJobs, delinquencyQueries } from './ward-delinquency.js';
import { enquiryActs, enquiryAnswers, enquiryJobs, enquiryQueries } from './ward-enquiry.js';
import { heirActs, heirAnswers, heirQueries } from './ward-heir.js';
import { matchActs, matchAnswers, matchQueries } from './ward-match.js';
import { nonRegisteredActs, nonRegisteredAnswers, nonRegisteredJobs, nonRegisteredQueries } from './ward-non-registered.js';
import { registerAnswers, registerQueries } from './ward-register.js';
import { paperActs, paperAnswers, paperJobs, paperQueries } from './ward-paper.js';
import { prefectureAnswers, prefectureJobs, prefectureQueries } from './ward-prefecture.js';
import { publicAccountActs, publicAccountAnswers, publicAccountQueries } from './ward-public-account.js';
import { refusedActs, refusedAnswers, refusedQueries } from './ward-refused.js';
import { provisionAnswers, provisionJobs, provisionQueries } from './ward-provision.js';
import { mailingStates, premiumActs, premiumAnswers, premiumJobs, premiumQueries } from './ward-premium.js';
import type { WireFile } from './wire/file.js';

export { codeSchema, momentSchema };
const why = z.string().min(1).max(300).describe('理由');

/** What a member of staff does at the ward's system. */
export const staffAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('enterNotification'), notification }).describe('届出入力'),
  z.object({
    act: z.literal('correctPeriod'), personKey: personKeySchema, applicationStartOn: daySchema.describe('訂正する適用期間の開始日'),
    newStartOn: daySchema.optional(), newEndOn: daySchema.nullable().optional().describe('null = 終了を取り消す'), why,
  }).describe('適用期間の訂正'),
  z.object({
    act: z.literal('voidPeriod'), personKey: personKeySchema, applicationStartOn: daySchema, why,
    insuredBy: codeSchema(otherInsurances).optional().describe('初めから加入していた別の保険。保険者どうしの調整になり、減額は5年以内ならできる'),
  }).describe('適用期間の無効化'),
  z.object({ act: z.literal('correctIndividualNumber'), corrections: numberCorrections, why }).describe('個人番号の訂正(付番誤り)。すべて直すか、一つも直さないか'),
  z.object({ act: z.literal('correctResident'), personKey: personKeySchema, ...itemChanges.shape, why }).describe('住民情報の訂正(登録データの誤り)。書いた項目だけを直す'),
  z.object({ act: z.literal('resend'), personKeys: z.array(personKeySchema).min(1), why }).describe('異動情報の再送'),
  z.object({ act: z.literal('confirmResult'), batchId: z.string(), by: z.string().min(1).max(60) }).describe('処理結果の確認'),
  ...matchActs, ...premiumActs, ...collectionActs, ...heirActs, ...enquiryActs, ...certificateActs, ...applicationActs, ...contactActs, ...delinquencyActs, ...nonRegisteredActs, ...publicAccountActs, ...benefitActs, ...continuityActs, ...paperActs, ...refusedActs,
]);
export type StaffAct = z.infer<typeof staffAct>;

/**
 * What a rule of the ward decided, and why. Rules and outcomes are the ward's own words, except for those a scenario reads:
 * a ward with the capability `decision.lateness` says of every 届出 it accepts `rule: 'lateness'` and one of `latenesses`.
 */
export const decisionSchema = z.object({
  rule: z.string().describe('規則。自分の語でよい。lateness だけは届出の期限の判定を言う'),
  outcome: z.string().describe(`規則の結果。lateness なら ${latenesses.map(([code, ja]) => `${code} ${ja}`).join('・')}`),
  ja: z.string(), because: z.array(z.string()).describe('理由'),
}).describe('規則の結果と理由');
export const refusalSchema = z.object({ code: z.string(), ja: z.string().describe('項目名'), raw: z.string(), why: z.string(), cure: z.string() });

/** `accepted: false` = nothing was changed, `refusals` says why, all reasons at once. */
export const actResult = z.object({
  accepted: z.boolean(),
  decisions: z.array(decisionSchema),
  refusals: z.array(refusalSchema),
  householdKey: z.string().nullable().describe('世帯の識別'),
});
export type ActResult = z.infer<typeof actResult>;

export const jobNames = ['exportChanges', 'exportAll', 'checkAges', 'exportTerminal', ...premiumJobs, ...collectionJobs, ...enquiryJobs, ...certificateJobs, ...contactJobs, ...delinquencyJobs, ...nonRegisteredJobs, ...provisionJobs, ...benefitJobs, ...continuityJobs, ...paperJobs, ...prefectureJobs] as const;
/** exportChanges 異動分の作成 · exportAll 全件の作成 · checkAges 75歳到達などの日次判定 · exportTerminal 統合専用端末への一括ファイルの作成 · assessYear 当初賦課 · reassess 更正 · exportPrint 印刷データの作成 · exportDebits 振替依頼の作成 · exportDemands 督促 · exportRefunds 還付の総合振込の作成 · exportLetters 還付・充当通知書、催告書、処分通知の印刷データの作成 · exportWithholding 仮徴収の決定と特別徴収依頼の作成 · exportEnquiries 情報照会ファイルの作成 · judgeRatios 負担割合の判定 · exportCertificates 証の更新と印刷データの作成 · exportSlips 連絡票の作成 · exportDelinquents 滞納者情報と財産調査の照会の作成 · checkDelinquency 滞納の日次判定 · exportLookups 住登外者の照会ファイルの作成 · exportReplicas 副本の作成 · exportTransfers 移転の作成 · exportMaster 被保険者マスタ異動情報と申出の作成 · findCandidates 高額療養費の該当の確認 · exportBenefitPrint 給付の通知の印刷データの作成 · exportBenefitPayments 給付の総合振込の作成 · exportHighCostRecords 高額該当情報の作成 · exportPapers 申請書の送付票の作成 · exportLevyBase 市町村基礎ファイルの作成 · exportBenefitReport 給付状況の作成 */
export const jobResult = z.object({ job: z.enum(jobNames), files: z.array(z.string()), decisions: z.array(decisionSchema) });
export type JobName = (typeof jobNames)[number];
export type JobResult = z.infer<typeof jobResult>;

export const importResult = z.object({
  accepted: z.boolean(), layout: z.string().nullable(), records: z.int(), applied: z.int().describe('反映件数'),
  issues: z.array(z.object({ code: z.string(), line: z.int(), byte: z.int(), field: z.string(), ja: z.string(), raw: z.string(), why: z.string(), cure: z.string() })),
});
export type ImportResult = z.infer<typeof importResult>;

export const query = z.discriminatedUnion('query', [
  z.object({ query: z.literal('qualification'), personKey: personKeySchema }).describe('資格'),
  z.object({ query: z.literal('household'), personKey: personKeySchema }).describe('世帯'),
  z.object({ query: z.literal('certificates'), personKey: personKeySchema }).describe('証'),
  z.object({ query: z.literal('history'), personKey: personKeySchema }).describe('履歴'),
  z.object({ query: z.literal('batches') }).describe('送信の単位'),
  ...matchQueries, ...premiumQueries, ...collectionQueries, ...heirQueries, ...enquiryQueries, ...certificateQueries, ...applicationQueries, ...contactQueries, ...delinquencyQueries, ...nonRegisteredQueries, ...registerQueries, ...provisionQueries, ...publicAccountQueries, ...benefitQueries, ...continuityQueries, ...paperQueries, ...prefectureQueries, ...refusedQueries,
]);
export type Query = z.infer<typeof query>;

/** 適用期間: the ward's own period of one person. */
export const applicationPeriod = z.object({
  applicationStartOn: daySchema.describe('適用開始年月日'), applicationStartReason: z.string().describe('適用開始事由'),
  applicationEndOn: daySchema.nullable().describe('適用終了年月日。続いていれば null'), applicationEndReason: z.string().nullable().describe('適用終了事由'), voided: z.boolean().describe('無効化された期間か'),
});
export const qualificationAnswer = z.object({
  personKey: z.string(), known: z.boolean().describe('この区に記録のある人か'),
  periods: z.array(applicationPeriod).describe('今の適用期間。無効化されたものを除き、古い順'),
  acquiredOn: daySchema.nullable().describe('都道府県の資格取得年月日。集約から受け取ったまま。受け取るまで null'),
  lostOn: daySchema.nullable().describe('都道府県の資格喪失年月日。集約から受け取ったまま。受け取るまで null'),
  continuity: codeSchema(continuities).nullable().describe('集約から受け取った継続区分。受け取るまで null'),
  municipalInsuredId: z.string().nullable().describe('集約から受け取った市町村被保険者ID'), issueCodes: z.array(z.string()).describe('集約から受け取った確認事項'),
  ownAcquiredOn: daySchema.nullable().describe('この区が自分の届出から決めた資格取得年月日。集約の日付で書き換えない。県内転入では null'),
  ownLostOn: daySchema.nullable().describe('この区が自分の届出から決めた資格喪失年月日。集約の日付で書き換えない'),
  specialResidenceKind: z.string().nullable().describe('特例区分(マル学・マル遠・住所地特例)'), cardUseCancellation: z.boolean().describe('利用登録解除を申請したか'),
});
export const householdAnswer = z.object({
  householdKey: z.string().nullable(), headPersonKey: z.string().nullable(), headKind: codeSchema(headKinds).nullable(),
  /** Insured on the ward's business day, the nominal head not among them, sorted. */
  insuredPersonKeys: z.array(z.string()), address: z.string().nullable(),
});
export const certificatesAnswer = z.object({
  certificates: z.array(z.object({
    certificateId: z.string().default('').describe('証の番号。言わなければ空'), kind: codeSchema(certificateKinds), issuedOn: daySchema, validThrough: daySchema.nullable(), state: z.enum(['toIssue', 'issued', 'recalled']), reason: z.string(),
    burdenRatio: burdenRatioSchema.nullable().default(null).describe('証に書いた負担割合。書かない証では null'), mailing: codeSchema(mailingStates).nullable().default(null).describe('印刷物としての状態。郵送しない証と、まだ印刷に回していない証では null'),
  })),
});
/** Append-only: what was written down, in the order of writing. */
export const historyAnswer = z.object({
  rows: z.array(z.object({ recordedAt: momentSchema, operation: codeSchema(operations), applicationStartOn: daySchema.nullable(), applicationEndOn: daySchema.nullable(), reason: z.string(), current: z.boolean() })),
});
export const batchesAnswer = z.object({
  batches: z.array(z.object({
    batchId: z.string().nullable().describe('集約側の送信単位の識別。処理結果が届くまでは null'), fileNames: z.array(z.string()), createdAt: momentSchema,
    state: z.enum(['exported', 'handedOver', 'accepted', 'partial', 'rejected']), confirmedBy: z.string().nullable(), issueCodes: z.array(z.string()),
  })),
});
export const answers = { qualification: qualificationAnswer, household: householdAnswer, certificates: certificatesAnswer, history: historyAnswer, batches: batchesAnswer, ...matchAnswers, ...premiumAnswers, ...collectionAnswers, ...heirAnswers, ...enquiryAnswers, ...certificateAnswers, ...applicationAnswers, ...contactAnswers, ...delinquencyAnswers, ...nonRegisteredAnswers, ...registerAnswers, ...provisionAnswers, ...publicAccountAnswers, ...benefitAnswers, ...continuityAnswers, ...paperAnswers, ...prefectureAnswers, ...refusedAnswers } as const;
export type AnswerOf<Q extends Query['query']> = z.infer<(typeof answers)[Q]>;

/** How the harness begins a story: an empty ward system of one municipality, on one business day. */
export const wardStart = z.object({
  municipalityCode: z.string().regex(/^\d{6}$/), insurerNumber: z.string().regex(/^\d{6}$/), now: momentSchema,
  /** Local choices the public record leaves open, by name (`koukiLossRule`, …). Unknown names are refused. */
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  numberMode: z.string().describe("'valid' または 'shifted:k'。個人番号の検査用数字の規則"),
});
export type WardStart = z.infer<typeof wardStart>;

/** Abilities a scenario may need; a connection that lacks one gives 前提未達, never 適合. */
export const capabilities = [
  'act.enterNotification', 'act.correctPeriod', 'act.voidPeriod', 'act.correctIndividualNumber', 'act.correctResident', 'act.resend', 'act.confirmResult',
  'act.openMatchCase', 'act.decideMatch', 'act.enterPremiumForm', 'act.registerMandate', 'act.assignReceipt', 'act.decideOverpayment', 'act.takeRefundClaim', 'act.nameRepresentative', 'act.reissueNotices', 'act.enquire', 'act.decideEnquiry', 'act.enterRevenueForm', 'act.takeApplication', 'act.decideApplication', 'act.sendSlip', 'act.handleSlip',
  'act.recordContact', 'act.grantDeferral', 'act.agreeInstallments', 'act.suspendExecution', 'act.cancelDecision', 'act.inquireAssets', 'act.handleAsset', 'act.decideSeizure', 'act.collectSeized', 'act.releaseSeizure',
  'act.registerNonRegistered', 'act.handleNonRegistered', 'act.registerPublicAccountUse', 'act.withdrawPublicAccountUse',
  'act.enterBenefitForm', 'act.decideBenefit', 'act.objectToReceipt', 'act.decideReceipt', 'act.claimRepayment', 'act.decideRepayment', 'act.enterSelfPaid', 'act.enterClaimsBill', 'act.decideContinuity', 'act.recordHighCostMonth', 'act.forwardPaper', 'act.retakeRefused',
  'job.exportChanges', 'job.exportAll', 'job.checkAges', 'job.exportTerminal', 'job.assessYear', 'job.reassess', 'job.exportPrint', 'job.exportDebits', 'job.exportDemands', 'job.exportRefunds', 'job.exportLetters', 'job.exportWithholding', 'job.exportEnquiries', 'job.judgeRatios', 'job.exportCertificates', 'job.exportSlips', 'job.exportDelinquents', 'job.checkDelinquency', 'job.exportLookups', 'job.exportReplicas', 'job.exportTransfers', 'job.exportMaster', 'job.findCandidates', 'job.exportBenefitPrint', 'job.exportBenefitPayments', 'job.exportHighCostRecords', 'job.exportLevyBase', 'job.exportBenefitReport', 'job.exportPapers', 'files.outgoing', 'files.incoming',
  'decision.lateness',
  'query.qualification', 'query.household', 'query.certificates', 'query.history', 'query.batches',
  'query.matchNotices', 'query.matchCase', 'query.accessLog', 'query.cardUse', 'query.income', 'query.assessment', 'query.account', 'query.receiptExceptions', 'query.ledger', 'query.refunds', 'query.mailings', 'query.heldNotices', 'query.enquiries', 'query.incomeGaps', 'query.burdenRatio', 'query.applications', 'query.applicationCase', 'query.slips', 'query.delinquency', 'query.assets', 'query.delinquencyIncidents', 'query.nonRegistered', 'query.registerGaps', 'query.replicas', 'query.publicAccountUses', 'query.benefit', 'query.receipts', 'query.receiptWorklist', 'query.benefitCases', 'query.papers', 'query.repayments', 'query.benefitYear', 'query.limitCertificates', 'query.continuity', 'query.highCostMonths', 'query.contributions', 'query.submissions', 'query.refused',
  'parameter.koukiLossRule', 'parameter.koukiDisabilityLossRule', 'parameter.ratioWithoutIncome', 'parameter.ratioIncomeEffect', 'parameter.revenueTest', 'parameter.revenueFormEffect', 'parameter.registerMoveOut', 'parameter.specialCollection',
  'parameter.lateChargeFrom', 'parameter.lateChargeInGrace',
  'parameter.refundInterest', 'parameter.loweredPeriods', 'parameter.redebit',
] as const;
export type Capability = (typeof capabilities)[number];

/** The port: what a system under test must be able to do. A vendor connects by implementing this; `ward/` is our own answer. */
export interface Ward {
  capabilities(): Promise<readonly Capability[]>;
  reset(start: WardStart): Promise<void>;
  /** Business time moves; everything after happens at `now`. */
  setClock(now: Moment): Promise<void>;
  act(act: StaffAct): Promise<ActResult>;
  run(job: JobName): Promise<JobResult>;
  /** Files made and not yet taken, oldest first. Taking is confirmed by `taken`, so that none is lost in between. */
  outgoing(): Promise<readonly WireFile[]>;
  taken(fileName: string): Promise<void>;
  deliver(file: WireFile): Promise<ImportResult>;
  query<Q extends Query>(query: Q): Promise<AnswerOf<Q['query']>>;
  close(): Promise<void>;
}
