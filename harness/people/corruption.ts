import type { Faker } from '@faker-js/faker';
import type { Resident } from '../../contracts/resident.js';
import type { NumberMode } from '../../law/check-digits.js';
import type { Basis, Day } from '../../law/define.js';
import type { Household, Person } from './define.js';

/** tolerated: a difference of notation · mismatch: an item differs, the person is right · wrongNumber: somebody else's number · badNumber: no number at all · unknownNumber: a sound number nobody holds · absent: there is no record at all. */
export type Effect = 'none' | 'tolerated' | 'mismatch' | 'wrongNumber' | 'badNumber' | 'unknownNumber' | 'absent';
export type Item = 'name' | 'nameKana' | 'bornOn' | 'sex' | 'address' | 'individualNumber';

/** What a corruption may look at besides the record itself. */
export interface Around {
  readonly faker: Faker;
  readonly person: Person;
  readonly household: Household;
  readonly today: Day;
  readonly numberMode: NumberMode;
  /** Somebody of an earlier household; nobody for the first. */
  readonly stranger: () => Person | undefined;
  /** The person whose name and birthday this one bears by chance. */
  readonly model: () => Person | undefined;
}

/** One way in which a copy of a record goes wrong. */
export interface Corruption {
  readonly id: string;
  readonly ja: string;
  readonly item: Item;
  readonly effect: Exclude<Effect, 'none' | 'absent'>;
  /** Verdicts of 突合 that are right for it; more than one where a switch of the rule set decides. */
  readonly verdicts: readonly string[];
  /** Levels the items it touches get against the true record; what is not named stays equal. Left out for numbers: it depends on whose they are. */
  readonly levels?: Partial<Record<Exclude<Item, 'individualNumber'>, string>>;
  /** How often among defects; they need not sum to anything. */
  readonly weight: number;
  readonly basis: Basis;
  /** The changed record, or null when it cannot happen to this person. */
  readonly apply: (resident: Resident, around: Around) => Resident | null;
}

/** Declares one way in which a copy of a record goes wrong. */
export const corruption = (spec: Corruption): Corruption => spec;
