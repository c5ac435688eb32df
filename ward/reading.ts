import type { Day } from '../law/define.js';
import type { Desk } from './desk.js';
import { chunks } from './desk.js';
import { coversDay, type Span } from './eligibility/periods.js';
import type { HouseholdRow, PeriodRow, ResidentRow, WardStore } from './tables.js';

/** The resident as known now, within the act being worked on. */
export async function residentOf(desk: Desk, personKey: string): Promise<ResidentRow | null> {
  if (!desk.residents.has(personKey)) {
    const row = await desk.store.db.selectFrom('ward_resident').selectAll().where('person_key', '=', personKey).where('latest', '=', 1).executeTakeFirst();
    desk.residents.set(personKey, row ?? null);
  }
  return desk.residents.get(personKey) ?? null;
}

/** Who holds that 個人番号 now. */
export async function holderOf(desk: Desk, individualNumber: string): Promise<string | null> {
  for (const row of desk.pending.residents.values()) if (row.individual_number === individualNumber) return row.person_key;
  const rows = await desk.store.db.selectFrom('ward_resident').select('person_key').where('individual_number', '=', individualNumber).where('latest', '=', 1).execute();
  return rows.find(({ person_key }) => !desk.pending.residents.has(person_key))?.person_key ?? null;
}

/** Newest revision of each of the person's periods, 無効 ones too, oldest first. */
export async function periodRowsOf(desk: Desk, personKey: string): Promise<readonly PeriodRow[]> {
  if (!desk.periods.has(personKey)) await loadPeriods(desk, [personKey]);
  return desk.periods.get(personKey) ?? [];
}

export const validPeriodsOf = async (desk: Desk, personKey: string): Promise<readonly PeriodRow[]> =>
  (await periodRowsOf(desk, personKey)).filter(({ voided }) => voided === 0);

/** The period without an end, or null. */
export const openPeriodOf = async (desk: Desk, personKey: string): Promise<PeriodRow | null> =>
  (await validPeriodsOf(desk, personKey)).find(({ end_on }) => end_on === null) ?? null;

/** Everybody whose newest period lies or lay in the household, with their rows of it. */
export async function rowsInHousehold(desk: Desk, householdKey: string): Promise<readonly PeriodRow[]> {
  const stored = await desk.store.db.selectFrom('ward_period').select('person_key').distinct().where('household_key', '=', householdKey).where('latest', '=', 1).execute();
  const missing = stored.map(({ person_key }) => person_key).filter((personKey) => !desk.periods.has(personKey));
  await loadPeriods(desk, missing);
  return [...desk.periods.values()].flat().filter(({ household_key }) => household_key === householdKey).sort(byPerson);
}

/** Those of the household whose period has no end yet, sorted. */
export const openMembersOf = async (desk: Desk, householdKey: string): Promise<readonly PeriodRow[]> =>
  (await rowsInHousehold(desk, householdKey)).filter(({ voided, end_on }) => voided === 0 && end_on === null);

export async function householdOf(desk: Desk, householdKey: string): Promise<HouseholdRow> {
  if (!desk.households.has(householdKey)) {
    const row = await desk.store.db.selectFrom('ward_household').selectAll().where('household_key', '=', householdKey).where('latest', '=', 1).executeTakeFirstOrThrow();
    desk.households.set(householdKey, row);
  }
  return desk.households.get(householdKey)!;
}

/** The household with members in it that this person heads, or headed as 擬制世帯主 before an insured member took over. */
export async function householdHeadedBy(desk: Desk, personKey: string): Promise<HouseholdRow | null> {
  const stored = await desk.store.db.selectFrom('ward_household').select('household_key').where('latest', '=', 1)
    .where((where) => where.or([where('head_person_key', '=', personKey), where('former_head_person_key', '=', personKey)])).orderBy('household_key').execute();
  for (const { household_key } of stored) await householdOf(desk, household_key);
  const candidates = [...desk.households.values()].filter((row) => row.head_person_key === personKey || row.former_head_person_key === personKey);
  candidates.sort((a, b) => Number(b.head_person_key === personKey) - Number(a.head_person_key === personKey) || (a.household_key < b.household_key ? 1 : -1));
  for (const candidate of candidates) if ((await openMembersOf(desk, candidate.household_key)).length > 0) return candidate;
  return null;
}

export const spanOf = (row: PeriodRow): Span & { readonly periodKey: string } => ({
  periodKey: row.period_key, startOn: row.start_on as Day, endOn: row.end_on as Day | null, acquiredOn: row.acquired_on as Day | null, lostOn: row.lost_on as Day | null, endReason: row.end_reason,
});
export const isInsuredToday = (desk: Pick<Desk, 'settings'>, row: PeriodRow): boolean =>
  row.voided === 0 && coversDay(spanOf(row), desk.settings.today, desk.settings.parameters.applicationEndConvention);

async function loadPeriods(desk: Desk, personKeys: readonly string[]): Promise<void> {
  for (const personKey of personKeys) desk.periods.set(personKey, []);
  for (const keys of chunks(personKeys)) {
    const rows = await desk.store.db.selectFrom('ward_period').selectAll().where('person_key', 'in', keys).where('latest', '=', 1).orderBy('start_on').orderBy('period_key').execute();
    for (const row of rows) desk.periods.set(row.person_key, [...desk.periods.get(row.person_key)!, row]);
  }
}
/** Those of these people who are under 支援措置 (不開示) as the records stand now. */
export async function notDisclosedAmong({ db }: Pick<WardStore, 'db'>, personKeys: Iterable<string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const some of chunks([...new Set(personKeys)])) {
    const rows = await db.selectFrom('ward_resident').select('person_key').where('person_key', 'in', some).where('latest', '=', 1).where('is_not_disclosed', '=', 1).execute();
    for (const { person_key } of rows) found.add(person_key);
  }
  return found;
}

const byPerson = (a: PeriodRow, b: PeriodRow) => (a.person_key < b.person_key ? -1 : a.person_key > b.person_key ? 1 : 0) || (a.start_on < b.start_on ? -1 : 1);
