import { z } from 'zod';
import { codeSchema, daySchema, personKeySchema } from './resident.js';

/** Who said that somebody stands for the heirs of a dead 納付義務者. */
export const representativeNamings = [['heirs', '相続人の届出'], ['ward', '区長の指定']] as const;

export const heirActs = [
  z.object({
    act: z.literal('nameRepresentative'), payerPersonKey: personKeySchema.describe('亡くなった納付義務者の宛名番号'), representativePersonKey: personKeySchema.describe('相続人代表者の宛名番号。住民でなければ住登外者宛名番号'),
    namedBy: codeSchema(representativeNamings), receivedOn: daySchema.describe('届出の日、または指定の日'), payerDiedOn: daySchema.optional().describe('死亡日。国保の記録に死亡のない人(被保険者でない世帯主)だけに書く'), why: z.string().max(300).regex(/\S/, { error: '空でない文を書く' }),
  }).describe('相続人代表者の届出または指定。納付義務者の保険料の通知は、この人に宛てる'),
] as const;

export const heirQueries = [z.object({ query: z.literal('heldNotices') }).describe('宛先の決まらない通知')] as const;

const heldNoticesAnswer = z.object({
  notices: z.array(z.object({ noticeId: z.string().describe('通知書番号または証の番号'), payerPersonKey: z.string().describe('納付義務者(世帯主)の宛名番号'), payerDiedOn: daySchema.nullable().describe('死亡日。生きている人なら null'), why: z.string().describe('誰に宛てるか決まらないわけ') })).describe('番号の順'),
});
export const heirAnswers = { heldNotices: heldNoticesAnswer } as const;
