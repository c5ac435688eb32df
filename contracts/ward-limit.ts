import { z } from 'zod';
import { limitCategories } from './insurer-hub/codes.js';
import { codeSchema, daySchema, personKeySchema } from './resident.js';

/** 限度額適用(・標準負担額減額)認定の申請. It asks for no money: there is no account in it. */
export const limitForm = z.object({
  kind: z.literal('limitCertificate'), notificationId: z.string().min(1).max(60).describe('申請の識別'), receivedOn: daySchema.describe('申請日'),
  personKey: personKeySchema.describe('認定を受ける人'), applicantPersonKey: personKeySchema.describe('世帯主か本人'),
}).describe('限度額適用認定の申請');

/** What the ward has decided of an application, and what it judged anew afterwards. */
export const limitOutcomes = [
  ['applied', '限度額適用'], ['appliedReduced', '限度額適用・標準負担額減額'], ['needless', '認定証の要らない区分'], ['inArrears', '保険料の滞納がある'], ['notInsured', '被保険者でない'], ['unchecked', '区分の決まりを確かめていない月'],
] as const;
export const limitStates = [['inForce', '有効'], ['replaced', '別の認定に替わった'], ['ended', '終わった'], ['refused', '認定しない']] as const;

export const limitQueries = [z.object({ query: z.literal('limitCertificates'), personKey: personKeySchema }).describe('限度額適用認定')] as const;
const limitCertificatesAnswer = z.object({
  certifications: z.array(z.object({
    certificationId: z.string(), notificationId: z.string().describe('もとの申請の識別'), receivedOn: daySchema, outcome: codeSchema(limitOutcomes), limitCategory: codeSchema(limitCategories).nullable().describe('適用区分。認定しないときは null'),
    validFrom: daySchema.nullable().describe('発効期日'), validThrough: daySchema.nullable().describe('有効期限'), state: codeSchema(limitStates), endedOn: daySchema.nullable().describe('終わった日。期限なら有効期限の日、資格を失ったなら失った日、区分が替わったなら判定し直した日'), endedWhy: z.string().nullable(),
    certificateId: z.string().nullable().describe('証の番号'), because: z.array(z.string()),
  })).describe('決めた順'),
});
export const limitAnswers = { limitCertificates: limitCertificatesAnswer } as const;
