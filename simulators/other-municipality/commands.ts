import { z } from 'zod';
import { applicationEndReasons, applicationStartReasons, lossReasons, specialResidenceKinds } from '../../contracts/codes.js';
import { daySchema, individualNumberSchema, personKeySchema, residentSchema } from '../../contracts/resident.js';

const codesOf = <const C extends readonly (readonly [string, string])[]>(codes: C) => z.enum(codes.map(([value]) => value) as [C[number][0], ...C[number][0][]]);
const days = z.int().min(-3650).max(3650);

/** How well the municipality does what it is told. Without one, the party's faults decide. */
export const behaviour = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('onTime') }),
  z.object({ kind: z.literal('late'), days: days.min(1) }),
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('wrongDate'), offsetDays: days.refine((value) => value !== 0, { error: '0以外の日数にする' }) }),
  /** Closes on the day the resident planned to leave, not on the day they did (転出予定日 ≠ 転入日). */
  z.object({ kind: z.literal('plannedDate'), plannedOn: daySchema }),
]);
export type Behaviour = z.infer<typeof behaviour>;

const people = {
  residents: z.array(residentSchema).max(30),
  /** Default: everybody in `residents` except a head named in `nominalHead`. */
  insuredPersonKeys: z.array(personKeySchema).min(1).max(30).optional(),
  headPersonKey: personKeySchema,
  householdKey: z.string().min(1).max(40).optional(),
  specialResidenceKind: codesOf(specialResidenceKinds).optional(),
};

/** What other municipalities can be told to record. `on` is the day of the fact; this side works out its own dates. */
export const command = z.discriminatedUnion('act', [
  z.object({ act: z.literal('insure'), ...people, since: daySchema, reason: codesOf(applicationStartReasons), behaviour: behaviour.optional() }),
  z.object({ act: z.literal('moveIn'), ...people, on: daySchema, reason: codesOf(applicationStartReasons).default('moveInWithinPrefecture'), behaviour: behaviour.optional() }),
  z.object({
    act: z.literal('moveOut'), personKeys: z.array(personKeySchema).min(1).max(30), on: daySchema, to: z.enum(['withinPrefecture', 'outside']).default('withinPrefecture'),
    /** Outside the prefecture: the day the new address begins. */
    newAddressOn: daySchema.optional(), newHeadPersonKey: personKeySchema.optional(), behaviour: behaviour.optional(),
  }),
  z.object({
    act: z.literal('endInsurance'), personKeys: z.array(personKeySchema).min(1).max(30), on: daySchema, reason: codesOf(lossReasons),
    newAddressOn: daySchema.optional(), newHeadPersonKey: personKeySchema.optional(), behaviour: behaviour.optional(),
  }),
  z.object({
    act: z.literal('correct'), personKey: personKeySchema, periodStartOn: daySchema.optional(), newStartOn: daySchema.optional(), newStartReason: codesOf(applicationStartReasons).optional(),
    /** First day outside; null = the end never was. */
    newUntilOn: daySchema.nullable().optional(), newEndReason: codesOf(applicationEndReasons).optional(),
  }),
  z.object({ act: z.literal('void'), personKey: personKeySchema, periodStartOn: daySchema.optional() }),
  z.object({ act: z.literal('changeNumber'), personKey: personKeySchema, individualNumber: individualNumberSchema, kind: z.enum(['changed', 'wrongBefore']) }),
  z.object({ act: z.literal('resend'), personKey: personKeySchema }),
]);
export type Command = z.infer<typeof command>;
export type Joining = Extract<Command, { act: 'insure' | 'moveIn' }>;
export type Leaving = Extract<Command, { act: 'moveOut' | 'endInsurance' }>;

/** The municipality cannot do what it was told; the text says why and what to say instead. */
export class CannotRecord extends Error {
  override readonly name = 'CannotRecord';
  readonly code = 'TSG-O01';
  constructor(readonly why: string, readonly cure: string) {
    super(`${why}。${cure}`);
  }
}
