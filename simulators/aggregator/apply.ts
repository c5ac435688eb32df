import { sql } from 'kysely';
import type { RowOf } from '../../store/define.js';
import type { Changes } from './changes.js';
import { heldOf, isOpen, latestStart, packed, withPeriod } from './held.js';
import { moveNumber } from './identity.js';
import type { Loading } from './staging.js';
import type { registerTables, stagingTables } from './tables.js';

type InsuredRow = RowOf<(typeof registerTables)['aggregator_insured']>;
type StagedRow = RowOf<(typeof stagingTables)['aggregator_staged_person']>;

/** What was not refused becomes what is known; of rows with one key the highest revision holds. */
export async function applyHouseholds({ party, store, pair }: Loading): Promise<void> {
  if (party.isHere('federation-terminal')) await sql`insert into aggregator_household_before (municipality, household_key, revision, held)
    select k.municipality, k.household_key, k.revision, k.held from aggregator_household k join aggregator_staged_household h on h.household_key = k.household_key
    where k.municipality = ${pair.municipalityCode} and k.revision < h.revision and k.held <> h.held
    and not exists (select 1 from aggregator_staged_refusal r where r.household_key = h.household_key) on conflict do nothing`.execute(store.db);
  await sql`insert into aggregator_household (municipality, household_key, voided, revision, held)
    select ${pair.municipalityCode}, h.household_key, case when h.operation = 'void' then 1 else 0 end, h.revision, h.held from aggregator_staged_household h
    where not exists (select 1 from aggregator_staged_refusal r where r.household_key = h.household_key)
    and not exists (select 1 from aggregator_household k where k.municipality = ${pair.municipalityCode} and k.household_key = h.household_key and k.revision > h.revision)
    on conflict (municipality, household_key) do update set voided = excluded.voided, revision = excluded.revision, held = excluded.held`.execute(store.db);
}

/** Rows that were neither refused nor loaded as fresh, in the order of lines; rows that say nothing new are passed over by the store. */
export async function applyPersons(loading: Loading, changes: Changes): Promise<void> {
  const { store, pair } = loading;
  for (let after = 0; ;) {
    const { rows } = await sql<StagedRow & { known: string | null }>`select s.*, i.person_key as known from aggregator_staged_person s
      left join aggregator_insured i on i.municipality = ${pair.municipalityCode} and i.person_key = s.person_key
      where s.line > ${after} and s.is_refused = 0
      and not exists (select 1 from aggregator_staged_refusal r where r.household_key = s.household_key)
      and not exists (select 1 from aggregator_staged_fresh f where f.line = s.line)
      and (i.person_key is null or i.held <> s.held or i.person_id <> s.person_id or i.household_key <> s.household_key or coalesce(i.branch_number, '') <> coalesce(s.branch_number, ''))
      order by s.line limit 1000`.execute(store.db);
    await applyPage(loading, changes, rows);
    if (rows.length < 1000) return;
    after = rows.at(-1)!.line;
  }
}

async function applyPage(loading: Loading, changes: Changes, rows: readonly (StagedRow & { known: string | null })[]): Promise<void> {
  const { store, pair } = loading;
  if (rows.length === 0) return;
  const isKnown = rows.some(({ known }) => known !== null);
  const known = isKnown ? await sql<InsuredRow>`select i.* from aggregator_staged_person s cross join aggregator_insured i
    where s.line between ${rows[0]!.line} and ${rows.at(-1)!.line} and i.municipality = ${pair.municipalityCode} and i.person_key = s.person_key`.execute(store.db) : { rows: [] };
  const held = new Map(known.rows.map((row) => [row.person_key, row]));
  const written = new Map<string, InsuredRow>();
  const touched = new Set<string>();
  for (const said of rows) {
    const before = written.get(said.person_key) ?? held.get(said.person_key);
    const row = merged(loading, changes, said, before);
    if (row === before) continue;
    written.set(said.person_key, row);
    touched.add(row.person_id);
  }
  await store.insertMany('aggregator_insured', [...written.values()], 'replace');
  await loading.touched.add(touched);
  for (const said of rows.filter(({ number_move }) => number_move !== null)) {
    await moveNumber(loading, {
      personKey: said.person_key, number: heldOf(said.held).person.individualNumber, boundNumber: heldOf(held.get(said.person_key)!.held).person.individualNumber,
      personId: said.person_id, previousPersonId: said.previous_person_id!, kind: said.number_move!,
    });
  }
}

/**
 * The person's row after one more saying; the same object when it says nothing new. Who they are is what the newest
 * period says: a row about an older period, or a voided one, changes only that period.
 */
function merged({ party, pair }: Loading, changes: Changes, said: StagedRow, before: InsuredRow | undefined): InsuredRow {
  const { municipalityCode } = pair;
  if (!before) return insuredRow(municipalityCode, said, changes.next('municipalInsuredIds', municipalityCode));
  const { person, periods: [period] } = heldOf(said.held);
  const held = heldOf(before.held);
  if (period && held.periods.some(({ key, revision }) => key === period.key && revision > period.revision)) return before;
  const periods = period ? withPeriod(held.periods, period) : held.periods;
  const isNewest = said.number_move !== null || !period || (!period.voided && period.startOn >= latestStart(held.periods));
  const json = packed({ person: isNewest ? person : held.person, periods });
  if (json === before.held && before.person_id === said.person_id && (!isNewest || (before.household_key === said.household_key && before.branch_number === said.branch_number))) return before;
  const isTold = before.person_id === said.person_id || !party.parameters.disclosePrefecturePersonId;
  return { ...(isNewest ? insuredRow(municipalityCode, said, 0) : before), person_id: said.person_id, held: json, is_open: isOpen(periods) ? 1 : 0, change: isTold ? before.change : changes.next('municipalInsuredIds', municipalityCode) };
}

const insuredRow = (municipality: string, said: StagedRow, change: number): InsuredRow => ({
  municipality, person_key: said.person_key, municipal_insured_id: said.municipal_insured_id, person_id: said.person_id, household_key: said.household_key, branch_number: said.branch_number, is_open: said.is_open,
  likeness: said.likeness, held: said.held, change,
});

/** Person rows that were loaded, and households that were refused. */
export async function countLoaded({ store }: Loading): Promise<{ persons: number; refusedHouseholds: number }> {
  const persons = await sql<{ n: number }>`select count(*) as n from aggregator_staged_person s where s.is_refused = 0 and not exists (select 1 from aggregator_staged_refusal r where r.household_key = s.household_key)`.execute(store.db);
  const households = await sql<{ n: number }>`select count(*) as n from aggregator_staged_household h join aggregator_staged_refusal r on r.household_key = h.household_key`.execute(store.db);
  return { persons: persons.rows[0]!.n, refusedHouseholds: households.rows[0]!.n };
}
