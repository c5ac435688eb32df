import { z } from 'zod';
import { isDay, type Moment } from '../law/day.js';
import type { Day } from '../law/define.js';

/** One of the words of a code table; the document says what each of them means. */
export const codeSchema = <const C extends readonly (readonly [string, string])[]>(codes: C) =>
  z.enum(codes.map(([value]) => value) as [C[number][0], ...C[number][0][]]).describe(codes.map((pair) => pair.join(' ')).join('、'));
export const daySchema = z.custom<Day>((value) => typeof value === 'string' && isDay(value), { error: '暦にある日付 YYYY-MM-DD であるべき' })
  .meta({ type: 'string', format: 'date', description: '日付 YYYY-MM-DD' });
export const momentSchema = z.custom<Moment>((value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)).meta({ type: 'string', description: '業務日時 YYYY-MM-DDTHH:MM' });
export const personKeySchema = z.string().min(1).max(40).regex(/^[0-9A-Za-z-]+$/).describe('宛名番号。一つの市区町村の中で人を指す');
export const individualNumberSchema = z.string().regex(/^\d{12}$/).describe('個人番号 12桁。報告や記録には出さない');

/** A person as a 届出 or the 住民記録 describes them to one municipality. */
export const residentSchema = z.object({
  personKey: personKeySchema,
  individualNumber: individualNumberSchema,
  name: z.string().min(1).max(100).describe('氏名(漢字または在留カードのローマ字)'),
  nameKana: z.string().min(1).max(100).describe('氏名カナ(全角)'),
  bornOn: daySchema.describe('生年月日'),
  sex: z.enum(['1', '2']).describe('1=男 2=女'),
  address: z.string().min(1).max(200).describe('住所'),
  relationship: z.string().max(20).describe('続柄'),
  /** 通称(外国人住民); not sent to 集約. */
  commonName: z.string().max(100).optional().describe('通称'),
  /** 'registered' = マイナ保険証を使える; decides between 資格情報のお知らせ and 資格確認書. */
  cardUse: z.enum(['registered', 'none']).default('none').describe('マイナ保険証の利用登録'),
  isNotDisclosed: z.boolean().default(false).describe('支援措置による不開示'),
});
export type Resident = z.infer<typeof residentSchema>;

/** Whose 個人番号 becomes which. Two people who got each other's number are corrected in one act: one by one is impossible, because a number has one holder. */
export const numberCorrections = z.array(z.object({ personKey: personKeySchema, individualNumber: individualNumberSchema })).min(1).max(30).describe('訂正する人と正しい個人番号');

/** What was written wrongly about a person; what is left out stays as it is. */
export const itemChanges = z.object({
  name: z.string().min(1).max(100).optional(), nameKana: z.string().min(1).max(100).optional(), bornOn: daySchema.optional(), sex: z.enum(['1', '2']).optional(), address: z.string().min(1).max(200).optional(),
});
