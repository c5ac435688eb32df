import { z } from 'zod';
import { codeSchema, daySchema, momentSchema } from '../resident.js';
import { sha256Schema } from '../route-form.js';
import { benefitAttachments, benefitContents, benefitProcedures, isOfBenefit } from './benefit.js';

/** 手続: what a resident can ask for online. The list is that of the ward's window; the official 手続ID are not public. */
export const procedures = [
  ['join', '国民健康保険の加入(資格取得)'], ['leave', '国民健康保険の脱退(資格喪失)'], ['household', '世帯の変更'], ['cardUseCancellation', 'マイナ保険証の利用登録解除'], ['certificateIssue', '資格確認書の交付'],
  ['involuntaryUnemployment', '非自発的失業の届出'], ['maternity', '産前産後の届出'], ['formerDependent', '旧被扶養者の減免'], ['relief', '保険料の減免'],
  ...benefitProcedures,
] as const;
export type Procedure = (typeof procedures)[number][0];

/** What is attached. */
export const attachmentKinds = [
  ['lossCertificate', '資格喪失証明'], ['newInsurance', '新しい保険の資格の分かるもの'], ['unemploymentCard', '雇用保険受給資格者証'], ['maternityRecord', '出産予定日の分かるもの'], ['reliefGrounds', '減免の理由の分かるもの'], ...benefitAttachments, ['other', 'その他'],
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number][0];
export const mediaTypes = [['application/pdf', 'PDF'], ['image/jpeg', 'JPEG'], ['image/png', 'PNG']] as const;

/** How far an application is, in the eyes of its applicant. */
export const applicationStates = [
  ['arrived', '到達'], ['processing', '処理中'], ['correctionAsked', '補正依頼'], ['accepted', '受理'], ['refused', '却下'], ['withdrawing', '取下げの申出'], ['withdrawn', '取下げ'],
] as const;
export type ApplicationState = (typeof applicationStates)[number][0];
/** What a municipality reports. */
export const reportedStates = [['processing', '処理中'], ['correctionAsked', '補正依頼'], ['accepted', '受理'], ['refused', '却下'], ['withdrawn', '取下げ']] as const;
export type ReportedState = (typeof reportedStates)[number][0];

/** Why a version was sent: the first one, 補正, or 取下げ, which repeats what was applied for. */
export const versionKinds = [['new', '申請'], ['correction', '補正'], ['withdrawal', '取下げ']] as const;
export type VersionKind = (typeof versionKinds)[number][0];

const typed = (longest: number) => z.string().min(1).max(longest);
/** A person as the applicant typed them; nobody knows a 宛名番号 at home. */
export const typedPerson = z.object({
  name: typed(100).describe('氏名。入力されたまま'), nameKana: typed(100).describe('氏名カナ。入力されたまま(半角・ひらがなもある)'), bornOn: daySchema.describe('生年月日'), sex: z.enum(['1', '2']).describe('1=男 2=女'), address: typed(200).describe('住所。入力されたまま'),
  formerFamilyName: z.string().max(50).optional().describe('旧氏'), individualNumber: z.string().max(20).optional().describe('入力された個人番号。書かなくてもよい'),
});
export type TypedPerson = z.infer<typeof typedPerson>;

const occurredOn = daySchema.describe('事実発生日');
/** What is asked for, by procedure. `people` and `concerns` say for whom. */
export const applicationContent = z.discriminatedUnion('procedure', [
  z.object({ procedure: z.literal('join'), reason: z.enum(['leaveEmployeeInsurance', 'leaveInsuranceSociety', 'welfareEnd', 'birth', 'otherAcquisition']).describe('取得事由'), occurredOn }),
  z.object({ procedure: z.literal('leave'), reason: z.enum(['joinEmployeeInsurance', 'joinInsuranceSociety', 'otherLoss']).describe('喪失事由'), occurredOn }),
  z.object({ procedure: z.literal('household'), reason: z.enum(['headChange', 'householdSplit', 'householdMerge']).describe('変更事由'), occurredOn, headPlace: z.int().min(0).max(29).describe('異動後の世帯主。people の何番目か(0から)') }),
  z.object({ procedure: z.literal('cardUseCancellation') }),
  z.object({ procedure: z.literal('certificateIssue'), occurredOn }),
  z.object({ procedure: z.literal('involuntaryUnemployment'), leftOn: daySchema.describe('離職日'), reasonCode: z.string().regex(/^\d{2}$/).describe('離職理由コード') }),
  z.object({ procedure: z.literal('maternity'), bornOn: daySchema.describe('出産日または出産予定日'), isMultiple: z.boolean().default(false).describe('多胎か') }),
  z.object({ procedure: z.literal('formerDependent') }),
  z.object({ procedure: z.literal('relief'), fiscalYear: z.int().min(1000).max(9999).describe('年度'), reason: typed(200).describe('減免を求める理由') }),
  ...benefitContents,
]);
export type ApplicationContent = z.infer<typeof applicationContent>;

/** What the applicant fills in. `people[0]` is the applicant. */
export const applicationForm = z.object({
  people: z.array(typedPerson).min(1).max(30).describe('書かれた人。初めが申請者'),
  concerns: z.array(z.int().min(0).max(29)).min(1).max(30).describe('手続の対象。people の何番目か(0から)'),
  content: applicationContent,
}).refine(({ people, concerns, content }) => [...concerns, ...(content.procedure === 'household' ? [content.headPlace] : [])].every((place) => place < people.length), { error: 'people にない人を指している' })
  .refine(({ concerns }) => new Set(concerns).size === concerns.length, { error: '同じ人を二度指している' })
  .refine(({ concerns, content }) => !isOfBenefit(content) || concerns.length === 1, { error: '給付の手続は一人について申請する' })
  .refine(({ content }) => !('payTo' in content) || (content.payTo === 'account') === (content.account !== undefined), { error: '口座は、公金受取口座でないときだけ、必ず書く' });
export type ApplicationForm = z.infer<typeof applicationForm>;

export const attachmentCard = z.object({
  number: z.int().min(1).describe('添付の番号'), kind: codeSchema(attachmentKinds), fileName: z.string().min(1).max(200), mediaType: codeSchema(mediaTypes), bytes: z.int().min(0), sha256: sha256Schema,
});
export type AttachmentCard = z.infer<typeof attachmentCard>;

export const receptionNumberSchema = z.string().regex(/^[0-9A-Z-]{1,40}$/).describe('受付番号');

/** One version of an application as 申請管理 hands it to the municipality. */
export const application = z.object({
  receptionNumber: receptionNumberSchema, version: z.int().min(1).describe('版。補正と取下げで増える'), versionKind: codeSchema(versionKinds),
  arrivedAt: momentSchema.describe('到達日時。初めの版が届いた日時'), sentAt: momentSchema.describe('この版が届いた日時'),
  form: applicationForm, certifiedNumber: z.string().regex(/^\d{12}$/).nullable().describe('申請者の電子証明書から分かる個人番号。署名がなければ null'),
  attachments: z.array(attachmentCard).max(100),
});
export type Application = z.infer<typeof application>;

/** What the municipality tells the applicant. */
export const stateReport = z.object({ version: z.int().min(1).describe('どの版についてか'), state: codeSchema(reportedStates), message: z.string().min(1).max(500).describe('申請者への文') });
export type StateReport = z.infer<typeof stateReport>;
