import { z } from 'zod';
import { codeSchema, daySchema } from '../resident.js';
import { medicalCostGrounds, yearlyKinds } from '../ward-benefit.js';
import { heldAccountSchema, refundWays } from '../ward-collection.js';

/** 給付の手続. The words of the ward's window; the official 手続ID are not public. */
export const benefitProcedures = [
  ['highCost', '高額療養費の支給申請'], ['yearly', '年間の給付(外来年間合算・高額介護合算・年間上限)の支給申請'], ['stopAutoPayment', '高額療養費の自動振込をやめる申出'], ['childbirth', '出産育児一時金の支給申請'], ['funeral', '葬祭費の支給申請'],
  ['medicalCost', '療養費の支給申請'], ['transport', '移送費の支給申請'], ['mealDifference', '食事療養費の差額の支給申請'],
] as const;
export type BenefitProcedure = (typeof benefitProcedures)[number][0];

/** What is attached to them. */
export const benefitAttachments = [
  ['proofOfPayment', '領収書'], ['careStatement', '診療明細書'], ['birthProof', '出生を証明するもの'], ['directPaymentAgreement', '直接支払制度についての合意文書'], ['funeralProof', '葬祭の領収書か会葬礼状'], ['physicianOpinion', '医師の意見書・同意書'], ['travelProof', '渡航の分かるもの'], ['selfPaidCertificate', '自己負担額証明書'],
] as const;

const yen = z.int().min(0).max(99_999_999_999);
const careMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).describe('診療月');
const into = { payTo: codeSchema(refundWays).describe('口座を書くか、公金受取口座か'), account: heldAccountSchema.optional().describe('申請者の口座。payTo が account のときだけ、必ず書く') };
const paidOn = daySchema.describe('費用を払った日');
const isPaidByFormerInsurer = z.boolean().default(false).describe('前の社会保険から受けるか');

/**
 * What is asked for, as applicants know it: no 宛名番号, no 世帯, no number of a case, and no amount that only the ward can recognise. Whom it
 * is about is the one person of `concerns`: the 世帯主, who may have died, of 高額療養費, 年間 and 自動振込; else the person who gave birth, died or was treated.
 */
export const benefitContents = [
  z.object({ procedure: z.literal('highCost'), careMonth, autoPayment: z.boolean().default(false).describe('次からの自動振込に同意するか'), ...into }),
  z.object({ procedure: z.literal('yearly'), yearlyKind: codeSchema(yearlyKinds), benefitYear: z.int().min(2000).max(2999).describe('8月の年'), ...into }),
  z.object({ procedure: z.literal('stopAutoPayment') }),
  z.object({
    procedure: z.literal('childbirth'), bornOn: daySchema.describe('出産の日'), children: z.int().min(1).max(9).describe('出産した子の数'), pregnancyDays: z.int().min(1).max(320).describe('妊娠の日数'), isCompensated: z.boolean().describe('産科医療補償制度の加算の対象か'),
    directlyPaidYen: yen.default(0).describe('直接支払制度で医療機関に払われる額'), isPaidByFormerInsurer, ...into,
  }),
  z.object({ procedure: z.literal('funeral'), heldOn: daySchema.describe('葬祭の日'), isPaidByFormerInsurer, ...into }),
  z.object({ procedure: z.literal('medicalCost'), ground: codeSchema(medicalCostGrounds), paidOn, paidYen: yen.describe('払った額'), travelledForCare: z.boolean().default(false).describe('海外へ治療のために行ったか'), ...into }),
  z.object({ procedure: z.literal('transport'), paidOn, paidYen: yen.describe('払った額'), ...into }),
  z.object({ procedure: z.literal('mealDifference'), careMonth, meals: z.int().min(1).max(93).describe('食事の回数'), paidPerMealYen: yen.describe('一食に払った標準負担額'), isLongStay: z.boolean().default(false).describe('過去12か月の入院が90日を超えるか'), paidOn, ...into }),
] as const;
export type BenefitContent = z.infer<(typeof benefitContents)[number]>;

export const isOfBenefit = <C extends { readonly procedure: string }>(content: C): content is Extract<C, BenefitContent> => benefitProcedures.some(([procedure]) => procedure === content.procedure);
