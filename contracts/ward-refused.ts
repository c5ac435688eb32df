import { z } from 'zod';
import { momentSchema } from './resident.js';
import { sha256Schema } from './route-form.js';

export const refusedKinds = [['file', '届いたファイル'], ['act', '職員の操作']] as const;

export const refusedActs = [
  z.object({ act: z.literal('retakeRefused'), refusedId: z.string().min(1).max(40).describe('断ったものの識別'), by: z.string().min(1).max(60).describe('行う職員'), why: z.string().min(1).max(300).describe('理由') })
    .describe('断ったファイルや操作を、届いたときのまま受け付け直す'),
] as const;
export const refusedQueries = [z.object({ query: z.literal('refused') }).describe('断ったファイルと操作')] as const;

const refusedAnswer = z.object({
  refused: z.array(z.object({
    refusedId: z.string(), kind: z.enum(['file', 'act']).describe(refusedKinds.map(([code, ja]) => `${code} ${ja}`).join('・')), name: z.string().describe('ファイル名か、操作の名'), bytes: z.int().min(0).describe('大きさ'), sha256: sha256Schema,
    times: z.int().min(1).describe('同じものを断った回数'), refusedAt: momentSchema.describe('最後に断った業務日時'), acceptedAt: momentSchema.nullable().describe('後で同じものを受け付けた業務日時。まだなら null'),
    issues: z.array(z.object({ code: z.string(), line: z.int(), field: z.string(), ja: z.string().describe('項目名'), raw: z.string().describe('届いた値。個人番号は記号'), why: z.string(), cure: z.string() })),
  })).describe('断った順。中身は見せない(特定個人情報がありうる)。retakeRefused で受け付け直せる'),
});
export const refusedAnswers = { refused: refusedAnswer } as const;
