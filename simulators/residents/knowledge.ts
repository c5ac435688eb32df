import { z } from 'zod';
import { paperKinds } from '../../contracts/concern.js';
import { notification } from '../../contracts/notification.js';
import { codeSchema, daySchema } from '../../contracts/resident.js';
import { payingHabit } from './habit.js';

const knownPerson = z.strictObject({
  name: z.string().min(1).max(100), nameKana: z.string().min(1).max(100), bornOn: daySchema,
  insuredFrom: daySchema.nullable().describe('国民健康保険に入った日。ここで入ったことのない人(擬制世帯主など)は null'),
  insuredUntil: daySchema.nullable().describe('国民健康保険でなくなった日(その日はもう入っていない)。入ったままなら null'),
  toTell: notification.nullable().default(null).describe('まだ届け出ていない届出。届いたものを読んで要ると分かれば、窓口に出す'),
  undeclared: z.strictObject({ fiscalYear: z.int().min(1000).max(9999), incomeYen: z.int().min(0) }).nullable().default(null).describe('申告していない前年の所得と、賦課の年度'),
});
export type KnownPerson = z.infer<typeof knownPerson>;

/** A household at an address, and what it holds to be true, whatever a letter says. The first of the people is the 世帯主. */
export const knowledge = z.strictObject({
  address: z.string().min(1).max(301).describe('住んでいる所。郵便はここに届く'),
  livesFrom: daySchema.describe('住み始めた日'), livesUntil: daySchema.nullable().default(null).describe('ほかへ移った日(その日からはいない)'),
  people: z.array(knownPerson).min(1).max(30).describe('住んでいる人。初めの人が世帯主'),
  expects: z.array(z.strictObject({ paper: codeSchema(paperKinds), about: z.string().min(1).max(100).describe('通知書なら宛名、証なら氏名'), from: daySchema.describe('この日より前に届いたものは別のもの'), by: daySchema.describe('この日の夜までに届くはず') })).max(100).default([]).describe('届くはずのもの'),
  habits: z.strictObject({
    opensAfterDays: z.int().min(0).max(3650).default(0).describe('届いてから開けるまでの日数'),
    throwsAwayFirst: z.int().min(0).max(1000).default(0).describe('初めの何通を読まずに捨てるか'),
    pays: payingHabit.nullable().default(null).describe('届いた納付書をどう納めるか。null なら、試験の書き手が納める'),
    understands: z.boolean().default(true).describe('false なら、何が書いてあるかを窓口に聞く'),
  }).prefault({}).describe('読み方と納め方の癖'),
});
export type Knowledge = z.infer<typeof knowledge>;
