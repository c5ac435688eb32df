import type { QualificationHousehold, QualificationPerson } from '../../contracts/aggregator/qualification.js';
import type { PeriodFact } from './periods.js';

/** A period as held: what it says, and which revision said so. */
export interface HeldPeriod {
  readonly key: string;
  readonly revision: number;
  readonly voided: boolean;
  readonly startOn: PeriodFact['startOn'];
  readonly startReason: PeriodFact['startReason'];
  readonly endOn: PeriodFact['endOn'];
  readonly endReason: PeriodFact['endReason'];
  readonly assertedAcquiredOn: PeriodFact['assertedAcquiredOn'];
  readonly specialResidenceKind: PeriodFact['specialResidenceKind'];
  /** The household of the period. Null in what an older totsugo wrote down. */
  readonly householdKey: string | null;
}
/** Who a person is to one municipality, as its newest period says. */
export type HeldPerson = Pick<QualificationPerson,
  'individualNumber' | 'name' | 'nameKana' | 'bornOn' | 'sex' | 'address' | 'memberKind' | 'relationship' | 'cardUseCancellation' | 'isNotDisclosed' | 'selfInfoBlocked'>;
/** The JSON column of a person: who they are, and all periods in the order of their keys. */
export interface Held { readonly person: HeldPerson; readonly periods: readonly HeldPeriod[] }

const personKeys = ['individualNumber', 'name', 'nameKana', 'bornOn', 'sex', 'address', 'memberKind', 'relationship', 'cardUseCancellation', 'isNotDisclosed', 'selfInfoBlocked'] as const satisfies readonly (keyof HeldPerson)[];
const periodKeys = ['key', 'revision', 'voided', 'startOn', 'startReason', 'endOn', 'endReason', 'assertedAcquiredOn', 'specialResidenceKind', 'householdKey'] as const satisfies readonly (keyof HeldPeriod)[];

/** Values without their names: half the bytes, for a row that every full file writes anew. */
export const packed = ({ person, periods }: Held): string => JSON.stringify([valuesOf(personKeys, person), ...periods.map((period) => valuesOf(periodKeys, period))]);
function valuesOf<K extends string>(keys: readonly K[], record: Readonly<Record<K, unknown>>): unknown[] {
  const values: unknown[] = [];
  for (const key of keys) values.push(record[key]);
  return values;
}
export function heldOf(json: string): Held {
  const [person, ...periods] = JSON.parse(json) as [unknown[], ...unknown[][]];
  return { person: named(personKeys, person) as unknown as HeldPerson, periods: periods.map((values) => named(periodKeys, values) as unknown as HeldPeriod) };
}
const named = (keys: readonly string[], values: readonly unknown[]) => {
  const record: Record<string, unknown> = {};
  for (let index = 0; index < keys.length; index += 1) record[keys[index]!] = values[index] ?? null;
  return record;
};

/** The period of a row that has one. */
export const periodOf = (value: QualificationPerson, key: string): HeldPeriod => ({
  key, revision: value.revision, voided: value.operation === 'void', startOn: value.applicationStartOn!, startReason: value.applicationStartReason!, endOn: value.applicationEndOn, endReason: value.applicationEndReason,
  assertedAcquiredOn: value.acquiredOn, specialResidenceKind: value.specialResidenceKind, householdKey: value.householdKey,
});

/** Of two sayings about one period the higher revision holds; of equal ones the later said. */
export function withPeriod(periods: readonly HeldPeriod[], said: HeldPeriod): readonly HeldPeriod[] {
  const held = periods.find(({ key }) => key === said.key);
  if (held && held.revision > said.revision) return periods;
  return [...periods.filter(({ key }) => key !== said.key), said].sort((a, b) => (a.key < b.key ? -1 : 1));
}

export const latestStart = (periods: readonly HeldPeriod[]): string => periods.reduce((latest, { voided, startOn }) => (!voided && startOn > latest ? startOn : latest), '');
export const isOpen = (periods: readonly HeldPeriod[]): boolean => periods.some(({ voided, endOn }) => !voided && endOn === null);

/** The valid periods of a held person as the judgement takes them. */
export const factsIn = (municipalityCode: string, personKey: string, { periods }: Held): PeriodFact[] => periods.filter(({ voided }) => !voided)
  .map(({ key, startOn, startReason, endOn, endReason, assertedAcquiredOn, specialResidenceKind }) => ({ municipalityCode, personKey, periodKey: key, startOn, startReason, endOn, endReason, assertedAcquiredOn, specialResidenceKind }));

/** The JSON column of a household. */
export const householdOf = ({ headPersonKey, headKind, changeOn, changeReason, householdAddress }: QualificationHousehold): string => JSON.stringify({ headPersonKey, headKind, changeOn, changeReason, householdAddress });
