import { z } from 'zod';
import { codeSchema, daySchema, momentSchema, personKeySchema } from './resident.js';
import { heldAccountSchema } from './ward-collection.js';

/** What may be paid to the registered account; each is a step of 別添1 of its own. */
export const publicAccountPurposes = [['refund', '過誤納金の還付'], ['benefit', '給付']] as const;
export type PublicAccountPurpose = (typeof publicAccountPurposes)[number][0];
export const publicAccountChannels = [['paper', '書面'], ['online', '電子申請']] as const;
export type PublicAccountChannel = (typeof publicAccountChannels)[number][0];
/** How far it is until money can go there. */
export const publicAccountStates = [
  ['asking', '登録を照会している'], ['usable', '登録の口座に払える'], ['noAccount', '登録がない'], ['otherHolder', '名義が受け取る人でない'], ['unfit', '振り込めない口座である'], ['heldBack', '照会と合わない回答を確かめている'],
  ['spent', '払うのに使った'], ['takenBack', '取り下げた'],
] as const;
export type PublicAccountState = (typeof publicAccountStates)[number][0];

const said = (length: number) => z.string().max(length).regex(/\S/, { error: '空でない文を書く' });
/** Whose account it is and what for: one 利用の意思 is good for one payment. */
const matter = {
  personKey: personKeySchema.describe('受け取る人の宛名番号。口座は本人のもの'), purpose: codeSchema(publicAccountPurposes), about: z.string().min(1).max(60).describe('何を払うのか。還付なら期別の識別、給付なら申請の番号'),
  by: said(60).describe('操作する職員'), why: said(300).describe('理由'),
};

export const publicAccountActs = [
  z.object({ act: z.literal('registerPublicAccountUse'), ...matter, channel: codeSchema(publicAccountChannels), statedOn: daySchema.describe('利用の意思を示した日') }).describe('公金受取口座の利用の意思の登録。口座は書かず、登録を照会する'),
  z.object({ act: z.literal('withdrawPublicAccountUse'), ...matter }).describe('公金受取口座の利用の意思の取下げ'),
] as const;

export const publicAccountQueries = [z.object({ query: z.literal('publicAccountUses'), personKey: personKeySchema }).describe('公金受取口座の利用の意思')] as const;

const publicAccountUsesAnswer = z.object({
  uses: z.array(z.object({
    purpose: codeSchema(publicAccountPurposes), about: z.string(), channel: codeSchema(publicAccountChannels), statedOn: daySchema, state: codeSchema(publicAccountStates), because: z.array(z.string()),
    account: heldAccountSchema.nullable().describe('払える口座。今払えなければ null'), asOf: daySchema.nullable().describe('登録を答えた日'), history: z.array(z.object({ recordedAt: momentSchema, what: z.string(), why: z.string() })).describe('書かれた順。消えず、変わらない'),
  })).describe('示された順'),
});
export const publicAccountAnswers = { publicAccountUses: publicAccountUsesAnswer } as const;
