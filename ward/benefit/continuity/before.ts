import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import type { MemberFate } from '../../../contracts/aggregator/continuity-codes.js';
import { coversDay, firstDayOutside } from '../../eligibility/periods.js';
import { spanOf } from '../../reading.js';
import type { Settings } from '../../settings.js';
import type { HouseholdRow, PeriodRow, WardStore } from '../../tables.js';
import type { HouseholdBefore } from './rules/decide-continuity.js';

/** Who belonged to a household on a day, as the ward knows it now. */
export interface HomeOn { readonly head: string | null; readonly insured: readonly string[] }

/** Of what was ever written of the household, the newest that began by that day. A household that had not begun has no head. */
export async function headOn({ db }: WardStore, householdKey: string, day: Day): Promise<string | null> {
  const versions = await db.selectFrom('ward_household').selectAll().where('household_key', '=', householdKey).orderBy('version').execute() as HouseholdRow[];
  return versions.findLast(({ change_on }) => (change_on ?? '') <= day)?.head_person_key ?? null;
}

/**
 * Where every person was on a day. A period keeps its key when its household changes, so the household of an earlier day is that
 * of the newest revision which had begun by then; only the newest revision tells until when the period goes.
 */
async function stayedIn({ db }: WardStore, personKeys: readonly string[], day: Day, settings: Settings): Promise<ReadonlyMap<string, string>> {
  const rows = personKeys.length === 0 ? [] : await db.selectFrom('ward_period').selectAll().where('person_key', 'in', personKeys).orderBy('revision').execute() as PeriodRow[];
  const found = new Map<string, string>();
  for (const latest of rows.filter((row) => row.latest === 1 && row.voided === 0 && coversDay(spanOf(row), day, settings.parameters.applicationEndConvention))) {
    const then = rows.findLast((row) => row.period_key === latest.period_key && row.household_since <= day);
    found.set(latest.person_key, (then ?? latest).household_key);
  }
  return found;
}

/** Everybody who was ever in the household. */
async function everIn({ db }: WardStore, householdKey: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('ward_period').select('person_key').distinct().where('household_key', '=', householdKey).execute();
  return rows.map(({ person_key }) => person_key).sort();
}

export async function homeOn(store: WardStore, householdKey: string, day: Day, settings: Settings): Promise<HomeOn> {
  const people = await everIn(store, householdKey);
  const where = await stayedIn(store, people, day, settings);
  return { head: await headOn(store, householdKey, day), insured: people.filter((personKey) => where.get(personKey) === householdKey) };
}

/** The households of this ward in which the members of a household were on the eve, itself among them. */
export async function homesBefore(store: WardStore, householdKey: string, occurredOn: Day, settings: Settings): Promise<readonly string[]> {
  const { insured } = await homeOn(store, householdKey, occurredOn, settings);
  const where = await stayedIn(store, insured, addDays(occurredOn, -1), settings);
  return [...new Set(where.values())].sort();
}

/** A household of this ward on the eve, and what became of each of it. */
export async function householdBefore(store: WardStore, householdKey: string, into: string, occurredOn: Day, settings: Settings): Promise<HouseholdBefore> {
  const eve = await homeOn(store, householdKey, addDays(occurredOn, -1), settings);
  const where = await stayedIn(store, eve.insured, occurredOn, settings);
  const members = [];
  for (const personKey of eve.insured) members.push({ key: personKey, fate: where.get(personKey) === into ? 'movedHere' as const : where.has(personKey) ? (where.get(personKey) === householdKey ? 'stays' as const : 'movedElsewhere' as const) : await fateOf(store, personKey, occurredOn, settings) });
  const isNominal = eve.head !== null && !eve.insured.includes(eve.head);
  return { ref: householdKey, ja: `この区の世帯 ${householdKey}`, head: eve.head, members: isNominal ? [{ key: eve.head, fate: (await headOn(store, into, occurredOn)) === eve.head ? 'movedHere' : 'stays' }, ...members] : members };
}

/** Has the head of a household left it or died, so that who leads it is still to be told (世帯主変更の届出)? */
export async function headIsGone(store: WardStore, { head, insured }: HomeOn, occurredOn: Day, settings: Settings): Promise<boolean> {
  if (head === null || insured.includes(head)) return false;
  const fate = await fateOf(store, head, occurredOn, settings);
  return fate === 'died' || fate === 'movedElsewhere';
}

/** Why somebody is insured here no more. */
async function fateOf({ db }: WardStore, personKey: string, occurredOn: Day, { parameters }: Settings): Promise<MemberFate> {
  const rows = await db.selectFrom('ward_period').selectAll().where('person_key', '=', personKey).where('latest', '=', 1).where('voided', '=', 0).execute() as PeriodRow[];
  const ended = rows.filter((row) => (firstDayOutside(spanOf(row), parameters.applicationEndConvention) ?? '9999') <= occurredOn).at(-1)?.end_reason;
  if (ended === 'death') return 'died';
  return ended === 'moveOutWithinPrefecture' || ended === 'moveOutside' ? 'movedElsewhere' : 'leftInsurance';
}
