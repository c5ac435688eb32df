import { z } from 'zod';
import { codeSchema, daySchema } from './resident.js';
import { heldAccountSchema, refundWays } from './ward-collection.js';

/** 還付金請求書 as somebody has filled it in and sent it back. The printed number says which 還付; whose signature it is, only a name tells. */
export const refundClaim = z.object({
  claimId: z.string().describe('届いた請求書の識別'), sentOn: daySchema.describe('窓口に届いた日'), letterId: z.string().describe('印刷されている通知の番号'), claimedBy: z.object({ name: z.string(), address: z.string() }).describe('請求する人'),
  payTo: codeSchema(refundWays), account: heldAccountSchema.nullable().describe('振込先。公金受取口座なら書かない'), hasProxy: z.boolean().describe('別の人の口座で受け取る委任状があるか'),
});
export type RefundClaim = z.infer<typeof refundClaim>;
