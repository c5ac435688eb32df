import { z } from 'zod';
import { codeSchema } from './resident.js';

/** Where 住民記録 and the ward's own record differ. */
export const registerGapKinds = [
  ['items', '氏名か住所が住民票と違う'], ['identity', '生年月日か性別が住民票と違う(別人のおそれ)'], ['protection', '支援措置が住民票にはなく、区にだけある'], ['household', '世帯が住民票と違う'],
  ['notLeft', '住民票は消除されたが、加入が続いている'], ['stillHere', '住民票があるのに、転出か死亡で終わっている'], ['notJoined', '国保の付記のある転入なのに、加入していない'], ['notRegistered', '加入しているのに住民票がない'],
] as const;
export type RegisterGapKind = (typeof registerGapKinds)[number][0];

export const registerQueries = [z.object({ query: z.literal('registerGaps') }).describe('住民記録との違い')] as const;
const registerGapsAnswer = z.object({
  gaps: z.array(z.object({ personKey: z.string(), kind: codeSchema(registerGapKinds), because: z.string().describe('どこが違うか。支援措置を受ける人の住所は書かない') })).describe('住民記録の配信と区の記録の違い。人と種類の順。配信を一度も取り込んでいなければ空'),
});
export const registerAnswers = { registerGaps: registerGapsAnswer } as const;
