import { z } from 'zod';
import { codeSchema, daySchema, momentSchema, personKeySchema } from './resident.js';
import { assetKinds, contactOutcomes, inquiryTargets } from './delinquency-contractor/codes.js';

/** How somebody in arrears was spoken to. 催告書 is a letter; it is no 督促. */
export const contactChannels = [['phone', '電話'], ['visit', '訪問'], ['counter', '窓口'], ['reminder', '催告書'], ['sms', 'SMS']] as const;
export const contactSources = [['staff', '職員'], ['contractor', '委託先']] as const;
/** 徴収猶予, or 換価の猶予 of somebody whose property would else be sold. */
export const deferralKinds = [['collection', '徴収猶予'], ['conversion', '換価の猶予']] as const;
export const deferralGrounds = [['disaster', '災害・盗難'], ['illness', '病気・負傷'], ['businessClosed', '事業の休廃止'], ['businessLoss', '事業の著しい損失'], ['hardship', '一時に納めれば生活・事業が困難'], ['none', '当たる理由がない']] as const;
export const stayGroundCodes = [['noAssets', '滞納処分できる財産がない'], ['hardship', '生活を著しく窮迫させるおそれ'], ['unknownWhereabouts', '所在と財産がともに不明']] as const;
export const seizureKinds = [['seizure', '差押'], ['joinedSeizure', '参加差押'], ['deliveryClaim', '交付要求']] as const;
export const seizedObjects = [['deposit', '預金'], ['wage', '給与'], ['pension', '年金'], ['insurance', '生命保険'], ['claim', 'その他の債権'], ['movable', '動産'], ['security', '有価証券'], ['realEstate', '不動産'], ['ship', '船舶'], ['aircraft', '航空機'], ['automobile', '自動車'], ['constructionMachine', '建設機械']] as const;
export const releaseDecisions = [['release', '解除する'], ['withdraw', '取り消す'], ['firstReleased', '先の差押・手続が終わった']] as const;
export const assetDecisions = [['found', '回答の財産を記録する'], ['none', '財産がないと記録する'], ['accept', '本人の財産とする'], ['discard', '本人のものではない']] as const;
/** What was decided of a debtor, and what has become of it. */
export const duesDecisionKinds = [...deferralKinds.map(([code, ja]) => [code === 'collection' ? 'collectionDeferral' : 'conversionDeferral', ja] as const), ['installments', '分割納付'], ['stay', '執行停止'], ...seizureKinds] as const;
export const duesDecisionStates = [['inForce', '効いている'], ['completed', '終わった'], ['broken', '不履行で取り消した'], ['cancelled', '取り消した'], ['expired', '期間が過ぎた'], ['released', '解除した'], ['withdrawn', '処分を取り消した'], ['promoted', '差押になった'], ['lapsed', '効力を失った']] as const;
export const inquiryStates = [['waiting', '回答待ち'], ['answered', '回答がある'], ['empty', '財産がない'], ['heldBack', '確認待ち']] as const;
export const assetStates = [['own', '本人のもの'], ['heldBack', '確認待ち'], ['notOwn', '本人のものではない']] as const;
export const claimStates = [['running', '時効は完成していない'], ['heldOff', '完成が猶予されている'], ['complete', '時効が完成し、消滅した']] as const;
export type DuesDecisionKind = (typeof duesDecisionKinds)[number][0];
export type DuesDecisionState = (typeof duesDecisionStates)[number][0];

const said = (length: number) => z.string().max(length).regex(/\S/, { error: '空でない文を書く' });
const by = said(60).describe('操作する職員');
const why = said(300).describe('理由');
const yen = z.int().min(1).max(99_999_999_999);
const decisionId = z.string().min(1).max(40).describe('決定の識別');
const accountKeys = z.array(z.string().min(1).max(40)).min(1).max(400).optional().describe('期別の識別。書かなければ、納期限を過ぎた未納の期のすべて');
const debtor = { personKey: personKeySchema.describe('納付義務者の宛名番号'), by, why };
/** A month's income and what is taken off it before it is paid out; of a wage or a pension. */
export const monthlyIncome = z.object({ grossYen: z.int().min(0), incomeTaxYen: z.int().min(0), residentTaxYen: z.int().min(0), socialInsuranceYen: z.int().min(0), dependants: z.int().min(0).max(30).describe('生計を一にする親族の数') });
export type MonthlyIncome = z.infer<typeof monthlyIncome>;
const installment = z.object({ dueOn: daySchema, yen });

export const delinquencyActs = [
  z.object({
    act: z.literal('recordContact'), ...debtor, contactedOn: daySchema, channel: codeSchema(contactChannels), outcome: codeSchema(contactOutcomes), promisedOn: daySchema.optional(), promisedYen: yen.optional(),
    acknowledged: z.boolean().default(false).describe('債務を認める書面があるか(時効が更新する)'),
  }).describe('折衝・催告の記録'),
  z.object({
    act: z.literal('grantDeferral'), ...debtor, deferralKind: codeSchema(deferralKinds), ground: codeSchema(deferralGrounds), appliedOn: daySchema, from: daySchema, through: daySchema, hasSecurity: z.boolean().default(false).describe('担保があるか'), accountKeys,
  }).describe('徴収猶予・換価の猶予'),
  z.object({ act: z.literal('agreeInstallments'), ...debtor, pledgedOn: daySchema.describe('納付誓約の日'), installments: z.array(installment).min(1).max(60), deferralId: decisionId.optional().describe('この計画を条件とする猶予'), accountKeys }).describe('分割納付の誓約'),
  z.object({ act: z.literal('suspendExecution'), ...debtor, ground: codeSchema(stayGroundCodes), endsDebtAtOnce: z.boolean().default(false).describe('徴収できないことが明らかで、直ちに消滅させるか'), accountKeys }).describe('滞納処分の執行停止'),
  z.object({ act: z.literal('cancelDecision'), decisionId, by, why }).describe('猶予・分割納付・執行停止の取消し'),
  z.object({ act: z.literal('inquireAssets'), ...debtor, target: codeSchema(inquiryTargets), targetName: said(100).describe('照会先') }).describe('財産調査の照会'),
  z.object({
    act: z.literal('handleAsset'), inquiryId: z.string().min(1).max(40), by, why, decision: codeSchema(assetDecisions), assetId: z.string().min(1).max(60).optional().describe('accept・discard で要る'),
    asset: z.object({ assetKind: codeSchema(assetKinds), detail: said(200), yen: z.int().min(0).nullable().default(null), income: monthlyIncome.optional() }).optional().describe('found で要る'),
  }).describe('財産調査の回答の記録と、合わない回答の判断'),
  z.object({
    act: z.literal('decideSeizure'), ...debtor, seizureKind: codeSchema(seizureKinds), object: codeSchema(seizedObjects).describe('財産の種類'), thirdParty: said(100).describe('第三債務者、または先の差押・手続の機関'), servedOn: daySchema.describe('送達の日'), amountYen: yen.describe('差し押さえる額。給与と年金では一月の額'),
    income: monthlyIncome.optional().describe('給与と年金で要る'), firstSeizedOn: daySchema.optional().describe('参加差押・交付要求で要る。先の差押の日、手続の始まった日'), accountKeys,
  }).describe('差押・参加差押・交付要求'),
  z.object({ act: z.literal('collectSeized'), decisionId, by, why, receivedOn: daySchema.describe('取り立てた日、交付を受けた日'), yen }).describe('取立と配当'),
  z.object({ act: z.literal('releaseSeizure'), decisionId, by, why, decision: codeSchema(releaseDecisions), firstReleasedOn: daySchema.optional().describe('firstReleased で要る') }).describe('差押の解除・取消し、参加差押の繰上り'),
] as const;

export const delinquencyJobs = ['exportDelinquents', 'checkDelinquency'] as const;

export const delinquencyQueries = [
  z.object({ query: z.literal('delinquency'), personKey: personKeySchema }).describe('滞納の全体'),
  z.object({ query: z.literal('assets'), personKey: personKeySchema }).describe('財産調査'),
  z.object({ query: z.literal('delinquencyIncidents') }).describe('委託先の取り違え'),
] as const;

const because = z.array(z.string());
const delinquencyAnswer = z.object({
  caseId: z.string().nullable().describe('委託先に渡す滞納者の識別。渡していなければ null'),
  accounts: z.array(z.object({
    accountKey: z.string(), fiscalYear: z.int(), period: z.int(), dueOn: daySchema, unpaidYen: z.int().describe('本料の未納'), lateUnpaidYen: z.int().describe('延滞金の未納'), demandedOn: daySchema.nullable().describe('督促状を発した日(ファイルが区を出た日)'), demandState: z.string().describe('督促の判定'),
    isInGrace: z.boolean(), isStayed: z.boolean(), claimState: codeSchema(claimStates), lapsesOn: daySchema.nullable().describe('時効で消滅する日。完成が猶予されていれば null'), because,
  })).describe('未納の期。古い順'),
  contacts: z.array(z.object({
    contactId: z.string(), contactedOn: daySchema, channel: codeSchema(contactChannels), outcome: codeSchema(contactOutcomes), promisedOn: daySchema.nullable(), promisedYen: z.int().nullable(), source: codeSchema(contactSources), by: z.string(), why: z.string(), recordedAt: momentSchema,
  })),
  decisions: z.array(z.object({
    decisionId: z.string(), kind: codeSchema(duesDecisionKinds), state: codeSchema(duesDecisionStates), from: daySchema, through: daySchema.nullable(), endedOn: daySchema.nullable().describe('効力のない最初の日'), accountKeys: z.array(z.string()), amountYen: z.int().nullable(), collectedYen: z.int(),
    object: codeSchema(seizedObjects).nullable(), thirdParty: z.string().nullable(), installments: z.array(installment), because,
  })).describe('決められた順'),
  distributions: z.array(z.object({
    decisionId: z.string(), receivedOn: daySchema, yen: z.int(), parts: z.array(z.object({ accountKey: z.string(), yen: z.int() })), remainderYen: z.int().describe('滞納者に交付する残余金'), statementOn: daySchema.describe('配当計算書を発した日'), paidOutOn: daySchema.describe('交付の日'),
  })),
});
const assetsAnswer = z.object({
  inquiries: z.array(z.object({
    inquiryId: z.string(), target: codeSchema(inquiryTargets), targetName: z.string(), askedOn: daySchema, state: codeSchema(inquiryStates),
    assets: z.array(z.object({ assetId: z.string(), assetKind: codeSchema(assetKinds), detail: z.string(), yen: z.int().nullable(), income: monthlyIncome.nullable(), state: codeSchema(assetStates), because })),
  })),
});
const delinquencyIncidentsAnswer = z.object({
  incidents: z.array(z.object({ incidentNo: z.int(), fileName: z.string(), line: z.int(), foundAt: momentSchema, caseId: z.string(), why: z.string() })).describe('委託先から届いた、別の人についての記録。中身は残さない'),
});
export const delinquencyAnswers = { delinquency: delinquencyAnswer, assets: assetsAnswer, delinquencyIncidents: delinquencyIncidentsAnswer } as const;
