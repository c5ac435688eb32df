import { z } from 'zod';
import { applicationEndReasons, applicationStartReasons, specialResidenceKinds } from './codes.js';
import { daySchema, individualNumberSchema, personKeySchema, residentSchema } from './resident.js';

const codesOf = <const C extends readonly (readonly [string, string])[]>(codes: C) => z.enum(codes.map(([value]) => value) as [C[number][0], ...C[number][0][]]);
const common = {
  notificationId: z.string().min(1).max(60).describe('届出の識別'),
  /** The day the resident handed it in; ≤ 14 days after the event by law (国保法9条). */
  receivedOn: daySchema.describe('届出日'),
};

/**
 * 適用開始の届出: persons become insured here. `occurredOn` is the day of the event itself: 転入日, 退職日の翌日
 * (社保喪失日), 出生日, 生保を受けなくなった日. The ward derives its dates from it.
 */
export const startNotification = z.object({
  kind: z.literal('start'), ...common,
  reason: codesOf(applicationStartReasons).describe('適用開始事由'),
  occurredOn: daySchema.describe('事実発生日'),
  /** Everybody the form names: those who start, and a head who is not insured (擬制世帯主). */
  residents: z.array(residentSchema).min(1).max(30),
  headPersonKey: personKeySchema.describe('世帯主の宛名番号'),
  startingPersonKeys: z.array(personKeySchema).min(1).max(30).describe('適用を開始する人'),
  /** For 県内転入: where they come from, as the person says. */
  previousMunicipalityCode: z.string().regex(/^\d{6}$/).optional(),
});

/**
 * 適用終了の届出. `occurredOn` is the fact: 転出日(新住所に住み始めた日 for 県外転出 goes to `newAddressOn`), 社保の資格取得日,
 * 死亡日, 生保開始日. The ward derives 適用終了日 and 資格喪失日 by law.
 */
export const endNotification = z.object({
  kind: z.literal('end'), ...common,
  reason: codesOf(applicationEndReasons).describe('適用終了事由'),
  occurredOn: daySchema.describe('事実発生日'),
  personKeys: z.array(personKeySchema).min(1).max(30),
  /** 県外転出: the day the new address begins. Same day as 転出日 → 喪失 that day, otherwise the next day. */
  newAddressOn: daySchema.optional(),
});

/** 世帯変更の届出: 世帯主変更, 世帯分離, 世帯合併, 転居. Those named belong to the household of `headPersonKey` afterwards. */
export const householdNotification = z.object({
  kind: z.literal('household'), ...common,
  reason: z.enum(['headChange', 'householdSplit', 'householdMerge', 'addressWithinMunicipality']),
  occurredOn: daySchema,
  personKeys: z.array(personKeySchema).min(1).max(30).describe('異動する人(世帯主変更では世帯全員)'),
  headPersonKey: personKeySchema.describe('異動後の世帯主'),
  /** Residents the ward does not know yet, such as a new 擬制世帯主. */
  residents: z.array(residentSchema).max(30).default([]),
  newAddress: z.string().max(200).optional(),
});

/** 個人の変更: 氏名変更, 個人番号変更 (the person got a new number), 特例(マル学等)の該当・非該当, 利用登録解除. */
export const personNotification = z.object({
  kind: z.literal('person'), ...common,
  reason: z.enum(['nameChange', 'individualNumberChange', 'specialResidenceStart', 'specialResidenceEnd', 'cardUseCancellation', 'certificateReissue']),
  occurredOn: daySchema,
  personKey: personKeySchema,
  name: z.string().max(100).optional(),
  nameKana: z.string().max(100).optional(),
  individualNumber: individualNumberSchema.optional(),
  specialResidenceKind: codesOf(specialResidenceKinds).optional(),
  newAddress: z.string().max(200).optional(),
});

/** 国民健康保険被保険者異動届: what a resident hands in at the counter. */
export const notification = z.discriminatedUnion('kind', [startNotification, endNotification, householdNotification, personNotification]);
export type Notification = z.infer<typeof notification>;
