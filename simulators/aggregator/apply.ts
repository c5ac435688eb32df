import { sql } from 'kysely';
import type { QualificationHousehold, QualificationPerson } from '../../contracts/aggregator/qualification.js';
import type { RowOf } from '../../store/define.js';
import type { Changes } from './changes.js';
import { moveNumbers, municipalInsuredIdOf } from './identity.js';
import { likenessOf } from './likeness.js';
import { readHouseholds, readPersons } from './reading.js';
import { periodKeyOf, type Loading } from './staging.js';
import type { registerTables } from './tables.js';

export type InsuredRow = RowOf<(typeof registerTables)['aggregator_insured']>;
export type PeriodRow = RowOf<(typeof registerTables)['aggregator_period']>;
type HouseholdRow = RowOf<(typeof registerTables)['aggregator_household']>;

/** What is staged and held about one line of the person file. */
interface Standing {
  line: number; is_out: number; person_id: string; previous_person_id: string | null; number_move: string | null; bound_number: string | null;
  municipal_insured_id: string | null; bound_id: string | null; change: number | null; fingerprint: string | null; held_revision: number | null; held_period: string | null; latest_start: string | null;
}

/** Second reading: what was not refused becomes what is known; of rows with one key the highest revision holds. Returns the rows loaded. */
export async function apply(loading: Loading, changes: Changes): Promise<number> {
  let loaded = 0;
  for await (const { records } of readHouseholds(loading.store, loading.party.profile, loading.pair.households)) loaded += await applyHouseholds(loading, records);
  for await (const { records } of readPersons(loading.store, loading.party.profile, loading.pair.persons)) loaded += await applyPersons(loading, changes, records);
  return loaded;
}

async function applyHouseholds({ store, pair }: Loading, rows: readonly { line: number; value: QualificationHousehold }[]): Promise<number> {
  if (rows.length === 0) return 0;
  const between = [rows[0]!.line, rows.at(-1)!.line] as const;
  const staged = await sql<{ household_key: string; is_out: number; held: number | null }>`select s.household_key, case when r.household_key is null then 0 else 1 end as is_out, k.revision as held
    from aggregator_staged_household s left join aggregator_staged_refusal r on r.household_key = s.household_key
    left join aggregator_household k on k.municipality = ${pair.municipalityCode} and k.household_key = s.household_key where s.line between ${between[0]} and ${between[1]}`.execute(store.db);
  const standing = new Map(staged.rows.map((row) => [row.household_key, row]));
  const wanted = rows.filter(({ value }) => standing.get(value.householdKey)?.is_out === 0);
  const fresh = wanted.filter(({ value }) => value.revision >= Number(standing.get(value.householdKey)!.held ?? 0));
  await store.insertMany('aggregator_household', fresh.map(({ value }): HouseholdRow => ({
    municipality: pair.municipalityCode, household_key: value.householdKey, head_person_key: value.headPersonKey, head_kind: value.headKind, change_on: value.changeOn, change_reason: value.changeReason,
    address: value.householdAddress, voided: value.operation === 'void' ? 1 : 0, revision: value.revision,
  })), 'replace');
  return wanted.length;
}

async function applyPersons(loading: Loading, changes: Changes, rows: readonly { line: number; value: QualificationPerson }[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { store, pair } = loading;
  const standing = await standingOf(loading, rows[0]!.line, rows.at(-1)!.line);
  const wanted = rows.filter(({ line }) => standing.get(line)!.is_out === 0);
  const insured = new Map<string, { row: InsuredRow; start: string }>();
  const periods = new Map<string, PeriodRow>();
  const touched = new Set<string>();
  for (const { line, value } of wanted) {
    const held = standing.get(line)!;
    const key = periodKeyOf(value);
    if (held.held_revision !== null && value.revision < held.held_revision) continue;
    if (saysWhoTheyAre(value, held, insured.get(value.personKey)?.start ?? null)) {
      const row = insuredRow(loading, changes, value, held, insured.get(value.personKey)?.row);
      if (fingerprint(row) !== held.fingerprint) insured.set(value.personKey, { row, start: value.applicationStartOn ?? '9999' });
      if (held.bound_id !== held.person_id) touched.add(held.person_id);
    }
    if (key === null) continue;
    const period = periodRow(pair.municipalityCode, value, key);
    if (JSON.stringify(period) === held.held_period) continue;
    periods.set(`${value.personKey}\u0000${key}`, newer(periods.get(`${value.personKey}\u0000${key}`), period));
    touched.add(held.person_id);
  }
  await store.insertMany('aggregator_insured', [...insured.values()].map(({ row }) => row), 'replace');
  await store.insertMany('aggregator_period', [...periods.values()], 'replace');
  await store.insertMany('aggregator_touched', [...touched].sort().map((person_id) => ({ person_id })), 'ignore');
  await moveNumbers(loading, wanted.flatMap(({ line, value }) => {
    const { number_move, previous_person_id, person_id, bound_number } = standing.get(line)!;
    return number_move && previous_person_id ? [{ person_key: value.personKey, person_id, previous_person_id, number_move, individual_number: value.individualNumber, bound_number: bound_number! }] : [];
  }));
  return wanted.length;
}

/** Name, household and number are those of the newest period; a row about an older one, or a voided one, leaves them. */
function saysWhoTheyAre({ applicationStartOn: start, operation }: QualificationPerson, held: Standing, startInPage: string | null): boolean {
  if (held.number_move !== null || start === null) return true;
  if (operation === 'void') return held.fingerprint === null && startInPage === null;
  return start >= (held.latest_start ?? '') && start >= (startInPage ?? '');
}

/** The municipal id is told when it is new, and again only when the prefecture id is disclosed and has become another. */
function insuredRow({ party, pair }: Loading, changes: Changes, value: QualificationPerson, held: Standing, inPage: InsuredRow | undefined): InsuredRow {
  const id = held.municipal_insured_id ?? inPage?.municipal_insured_id ?? municipalInsuredIdOf(party, pair.municipalityCode, value.personKey);
  const isTold = held.municipal_insured_id !== null && (held.bound_id === held.person_id || !party.parameters.disclosePrefecturePersonId);
  const change = isTold ? held.change! : (inPage?.change ?? changes.next('municipalInsuredIds', pair.municipalityCode));
  return { ...personRow(pair.municipalityCode, value, id, held.person_id), change };
}

const newer = (a: PeriodRow | undefined, b: PeriodRow): PeriodRow => (a && a.revision > b.revision ? a : b);

async function standingOf({ store, pair }: Loading, from: number, through: number): Promise<Map<number, Standing>> {
  const { rows } = await sql<Standing & InsuredRow & Record<`p_${string}`, string | number | null>>`select s.line, s.person_id as staged_id, s.previous_person_id, s.number_move,
    case when s.is_refused = 1 or r.household_key is not null then 1 else 0 end as is_out, i.*,
    p.period_key as p_key, p.start_on as p_start_on, p.start_reason as p_start_reason, p.end_on as p_end_on, p.end_reason as p_end_reason, p.asserted_acquired_on as p_asserted, p.special_kind as p_special, p.voided as p_voided, p.revision as p_revision,
    (select max(q.start_on) from aggregator_period q where q.municipality = ${pair.municipalityCode} and q.person_key = s.person_key and q.voided = 0) as p_latest_start
    from aggregator_staged_person s
    left join aggregator_staged_refusal r on r.household_key = s.household_key
    left join aggregator_insured i on i.municipality = ${pair.municipalityCode} and i.person_key = s.person_key
    left join aggregator_period p on p.municipality = ${pair.municipalityCode} and p.person_key = s.person_key and p.period_key = s.period_key
    where s.line between ${from} and ${through}`.execute(store.db);
  return new Map(rows.map((row) => [row.line, {
    line: row.line, is_out: row.is_out, person_id: (row as unknown as { staged_id: string }).staged_id, previous_person_id: row.previous_person_id, number_move: row.number_move,
    bound_number: row.individual_number, bound_id: row.person_id, municipal_insured_id: row.municipal_insured_id, change: row.change, fingerprint: row.municipal_insured_id === null ? null : fingerprint(row),
    latest_start: row.p_latest_start as string | null, held_revision: row.p_revision === null ? null : Number(row.p_revision),
    held_period: row.p_key === null ? null : JSON.stringify({
      municipality: row.municipality, person_key: row.person_key, period_key: row.p_key, start_on: row.p_start_on, start_reason: row.p_start_reason, end_on: row.p_end_on, end_reason: row.p_end_reason,
      asserted_acquired_on: row.p_asserted, special_kind: row.p_special, voided: row.p_voided, revision: row.p_revision,
    }),
  }]));
}

/** Everything of a person but the number of the change. */
const fingerprint = (row: InsuredRow): string => [
  row.person_id, row.individual_number, row.household_key, row.branch_number, row.member_kind, row.likeness, row.name, row.name_kana, row.born_on, row.sex, row.address, row.relationship, row.is_not_disclosed,
  row.self_info_blocked, row.card_use_cancellation,
].join('\u0000');

const personRow = (municipality: string, value: QualificationPerson, municipal_insured_id: string, person_id: string): Omit<InsuredRow, 'change'> => ({
  municipality, person_key: value.personKey, municipal_insured_id, person_id, individual_number: value.individualNumber, household_key: value.householdKey, branch_number: value.branchNumber,
  member_kind: value.memberKind, likeness: likenessOf(value), name: value.name, name_kana: value.nameKana, born_on: value.bornOn, sex: value.sex, address: value.address, relationship: value.relationship,
  is_not_disclosed: Number(value.isNotDisclosed), self_info_blocked: Number(value.selfInfoBlocked), card_use_cancellation: Number(value.cardUseCancellation),
});

const periodRow = (municipality: string, value: QualificationPerson, period_key: string): PeriodRow => ({
  municipality, person_key: value.personKey, period_key, start_on: value.applicationStartOn!, start_reason: value.applicationStartReason!, end_on: value.applicationEndOn, end_reason: value.applicationEndReason,
  asserted_acquired_on: value.acquiredOn, special_kind: value.specialResidenceKind, voided: value.operation === 'void' ? 1 : 0, revision: value.revision,
});
