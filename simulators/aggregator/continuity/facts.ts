import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import type { RowOf } from '../../../store/define.js';
import { heldOf, type HeldPeriod } from '../held.js';
import { evaluationParameters } from '../parameters.js';
import { inPages } from '../parts.js';
import type { Aggregator, AggregatorStore, registerTables } from '../tables.js';

export type InsuredRow = RowOf<(typeof registerTables)['aggregator_insured']>;

/** A stretch of days on which a person was insured in one household. `until` is the first day outside. */
export interface Stay {
  readonly personId: string;
  readonly municipality: string;
  readonly personKey: string;
  readonly householdKey: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly startReason: HeldPeriod['startReason'];
  readonly endReason: HeldPeriod['endReason'];
}
export const covers = ({ from, until }: Pick<Stay, 'from' | 'until'>, day: Day): boolean => from <= day && (until === null || day < until);

/** Who somebody is to one municipality. */
export interface Known { readonly personId: string; readonly personKey: string; readonly municipalInsuredId: string; readonly name: string; readonly householdKey: string }

export const knownOf = (row: InsuredRow): Known => ({ personId: row.person_id, personKey: row.person_key, municipalInsuredId: row.municipal_insured_id, name: heldOf(row.held).person.name, householdKey: row.household_key });

/** The valid stays of a row. */
export function staysIn(party: Pick<Aggregator, 'parameters' | 'profile'>, row: InsuredRow): Stay[] {
  const { applicationEndConvention } = evaluationParameters(party);
  return heldOf(row.held).periods.filter(({ voided }) => !voided).map(({ startOn, startReason, endOn, endReason, householdKey }) => ({
    personId: row.person_id, municipality: row.municipality, personKey: row.person_key, householdKey: householdKey ?? row.household_key, from: startOn,
    until: endOn === null || applicationEndConvention === 'sameDay' ? endOn : addDays(endOn, 1), startReason, endReason,
  }));
}

export const rowsOfPersons = (store: AggregatorStore, personIds: readonly string[]): Promise<InsuredRow[]> =>
  inPages(personIds, (page) => store.db.selectFrom('aggregator_insured').where('person_id', 'in', page).selectAll().orderBy('municipality').orderBy('person_key').execute());
export const rowsOfHousehold = (store: AggregatorStore, municipality: string, householdKey: string): Promise<InsuredRow[]> =>
  store.db.selectFrom('aggregator_insured').where('municipality', '=', municipality).where('household_key', '=', householdKey).selectAll().orderBy('person_key').execute();

interface Said { readonly headPersonKey: string; readonly changeOn: Day | null }

/** Who heads a household on a day: of all that was ever said of it, the newest that began by then. */
export async function headsOf(store: AggregatorStore, municipality: string, householdKey: string): Promise<(day: Day) => string | null> {
  const { db } = store;
  const before = await db.selectFrom('aggregator_household_before').where('municipality', '=', municipality).where('household_key', '=', householdKey).select(['revision', 'held']).execute();
  const now = await db.selectFrom('aggregator_household').where('municipality', '=', municipality).where('household_key', '=', householdKey).select(['revision', 'held']).execute();
  const said = [...before, ...now].sort((a, b) => a.revision - b.revision).map(({ held }) => JSON.parse(held) as Said);
  return (day) => (said.findLast(({ changeOn }) => (changeOn ?? '') <= day) ?? said[0])?.headPersonKey ?? null;
}
