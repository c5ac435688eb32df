import type { PremiumForm } from '../../../contracts/ward-premium.js';
import type { Day } from '../../../law/define.js';
import { byKey, chunks } from '../../desk.js';
import type { AssessmentRow, TaxRow, WardStore } from '../../tables.js';
import { believed } from '../tax/statements.js';
import { residentColumns, type Known, type ResidentFact } from './facts.js';
import { householdColumns, periodColumns, type HouseholdFact, type PeriodFact } from './units.js';

/** Some households with all that a year's decision on them needs. */
export interface Page {
  readonly householdKeys: readonly string[];
  readonly versions: ReadonlyMap<string, readonly HouseholdFact[]>;
  /** 適用期間 of everybody who has ever been in the household, all revisions in the order of writing. */
  readonly revisionsIn: (householdKey: string) => readonly PeriodFact[];
  readonly known: Known;
  /** Decisions of the year on these households, oldest first. */
  readonly decided: ReadonlyMap<string, readonly AssessmentRow[]>;
}

const householdsAtOnce = 500;

/** All households in portions, so that memory does not grow with the ward. */
export async function* householdPages(store: WardStore): AsyncGenerator<readonly string[]> {
  let last = '';
  for (;;) {
    const rows = await store.db.selectFrom('ward_household').select('household_key').where('latest', '=', 1).where('household_key', '>', last).orderBy('household_key').limit(householdsAtOnce).execute();
    if (rows.length === 0) return;
    yield rows.map(({ household_key }) => household_key);
    last = rows.at(-1)!.household_key;
  }
}

export async function readPage(store: WardStore, householdKeys: readonly string[], fiscalYear: number): Promise<Page> {
  const { db } = store;
  const keys = [...householdKeys];
  const versions = byKey(await db.selectFrom('ward_household').select(householdColumns).where('household_key', 'in', keys).orderBy('household_key').orderBy('version').execute(), ({ household_key }) => household_key);
  const stays = await db.selectFrom('ward_period').select(['household_key', 'person_key']).distinct().where('household_key', 'in', keys).execute();
  const inHousehold = byKey(stays, ({ household_key }) => household_key);
  const revisions = byKey(await inChunks([...new Set(stays.map(({ person_key }) => person_key))], (some) => db.selectFrom('ward_period').select(periodColumns).where('person_key', 'in', some).orderBy('period_key').orderBy('revision').execute()), ({ person_key }) => person_key);
  const people = [...new Set([...stays.map(({ person_key }) => person_key), ...[...versions.values()].flat().map(({ head_person_key }) => head_person_key)])];
  return {
    householdKeys, versions, revisionsIn: (householdKey) => (inHousehold.get(householdKey) ?? []).flatMap(({ person_key }) => revisions.get(person_key) ?? []),
    known: { ...(await readKnown(store, people, fiscalYear)), since: sinceOf(revisions) },
    decided: byKey(await db.selectFrom('ward_assessment').selectAll().where('household_key', 'in', keys).where('fiscal_year', '=', fiscalYear).orderBy('household_key').orderBy('sequence').execute(), ({ household_key }) => household_key),
  };
}

async function readKnown({ db }: WardStore, people: readonly string[], fiscalYear: number): Promise<Omit<Known, 'since'>> {
  const residents = await inChunks(people, (some) => db.selectFrom('ward_resident').select(residentColumns).where('person_key', 'in', some).where('latest', '=', 1).execute());
  const taxes = await inChunks(people, (some) => db.selectFrom('ward_tax').selectAll().where('person_key', 'in', some).where('fiscal_year', '=', fiscalYear).where('latest', '=', 1).execute());
  const forms = await inChunks(people, (some) => db.selectFrom('ward_premium_form').selectAll().where('person_key', 'in', some).orderBy('form_no').execute());
  return {
    residents: new Map(residents.map((row: ResidentFact) => [row.person_key, row])), taxes: new Map([...byKey(taxes, ({ person_key }) => person_key)].flatMap(([personKey, rows]): readonly (readonly [string, TaxRow])[] => { const row = believed(rows); return row ? [[personKey, row]] : []; })),
    forms: new Map([...byKey(forms, ({ person_key }) => person_key)].map(([personKey, rows]) => [personKey, rows.map(({ content }) => JSON.parse(content) as PremiumForm)])),
  };
}

const sinceOf = (revisions: ReadonlyMap<string, readonly PeriodFact[]>): Known['since'] =>
  new Map([...revisions].flatMap(([personKey, rows]) => rows.filter(({ latest, voided }) => latest === 1 && voided === 0).map(({ start_on }) => [personKey, start_on as Day] as const).toSorted(([, a], [, b]) => (a < b ? -1 : 1))));

async function inChunks<R>(keys: readonly string[], read: (some: string[]) => Promise<readonly R[]>): Promise<readonly R[]> {
  const all: R[] = [];
  for (const some of chunks(keys)) all.push(...await read(some));
  return all;
}
