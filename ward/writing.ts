import type { Resident } from '../contracts/resident.js';
import type { ApplicationStartReason, ChangeReason, Operation, SpecialResidenceKind } from '../contracts/codes.js';
import type { Day } from '../law/define.js';
import { nextNumber, type Desk } from './desk.js';
import { foldedKeys } from './linkage/identify/keys.js';
import { householdOf, periodRowsOf, residentOf } from './reading.js';
import type { HouseholdRow, PeriodRow, ResidentRow } from './tables.js';

/** What a change is called when it leaves the ward. */
export interface Change { readonly operation: Operation; readonly changeReason: ChangeReason | ApplicationStartReason | null }

const versionNote = (desk: Desk) => ({ act_no: desk.actNo, recorded_at: desk.settings.now, latest: 1 });

/** Adds a person, or a new version when something differs. Returns the version that holds. */
export async function writeResident(desk: Desk, resident: Resident): Promise<ResidentRow> {
  const before = await residentOf(desk, resident.personKey);
  const said = {
    individual_number: resident.individualNumber, name: resident.name, name_kana: resident.nameKana, born_on: resident.bornOn, sex: resident.sex, address: resident.address,
    relationship: resident.relationship, common_name: resident.commonName ?? null, card_use: resident.cardUse, is_not_disclosed: resident.isNotDisclosed ? 1 : 0,
  };
  if (before) return reviseResident(desk, before, said, { operation: 'update', changeReason: null });
  return keepResident(desk, { person_key: resident.personKey, version: 1, ...said, cancellation_asked_on: null, card_usable_through: null, died_on: null, operation: 'register', change_reason: null, sent_seq: null, ...versionNote(desk) });
}

type FoldedKey = keyof ReturnType<typeof foldedKeys>;
export type ResidentFacts = Partial<Omit<ResidentRow, FoldedKey | 'person_key' | 'version' | 'operation' | 'change_reason' | 'act_no' | 'recorded_at' | 'latest' | 'sent_seq'>>;
export function reviseResident(desk: Desk, before: ResidentRow, facts: ResidentFacts, change: Change): ResidentRow {
  if (Object.entries(facts).every(([column, value]) => before[column as keyof ResidentFacts] === value)) return before;
  const pending = desk.pending.residents.get(before.person_key);
  if (pending) return keepResident(desk, { ...pending, ...facts });
  return keepResident(desk, { ...before, ...facts, version: before.version + 1, operation: change.operation, change_reason: change.changeReason, sent_seq: null, ...versionNote(desk) });
}

/** A new 世帯の識別; its head and address can be revised by `reviseHousehold`. */
export function openHousehold(desk: Desk, headPersonKey: string, address: string, changeOn: Day, changeReason: string): HouseholdRow {
  return keepHousehold(desk, {
    household_key: String(nextNumber(desk, 'household')).padStart(8, '0'), version: 1, head_person_key: headPersonKey, former_head_person_key: null, address,
    change_on: changeOn, change_reason: changeReason, operation: 'register', ...versionNote(desk),
  });
}

/** Writes that something happened in the household, and queues it for the next batch. One version an act. */
export async function reviseHousehold(
  desk: Desk, householdKey: string, facts: Partial<Pick<HouseholdRow, 'head_person_key' | 'former_head_person_key' | 'address'>>, changeOn: Day, change: { readonly operation: Operation; readonly changeReason: string },
): Promise<HouseholdRow> {
  const before = await householdOf(desk, householdKey);
  const pending = desk.pending.households.get(householdKey);
  if (pending) return keepHousehold(desk, { ...pending, ...facts });
  return keepHousehold(desk, { ...before, ...facts, version: before.version + 1, change_on: changeOn, change_reason: change.changeReason, operation: change.operation, ...versionNote(desk) });
}

export interface NewPeriod {
  readonly personKey: string; readonly householdKey: string; readonly startOn: Day; readonly startReason: ApplicationStartReason;
  readonly acquiredOn: Day | null; readonly specialResidenceKind: SpecialResidenceKind | null;
}
export async function startPeriod(desk: Desk, period: NewPeriod): Promise<PeriodRow> {
  const { personKey, householdKey, startOn, startReason, acquiredOn } = period;
  await periodRowsOf(desk, personKey);
  return keepPeriod(desk, {
    period_key: `P${String(nextNumber(desk, 'period')).padStart(8, '0')}`, revision: 1, person_key: personKey, household_key: householdKey, household_since: startOn, branch_number: await branchNumberFor(desk, personKey, householdKey),
    start_on: startOn, start_reason: startReason, end_on: null, end_reason: null, acquired_on: acquiredOn, acquisition_reason: acquiredOn === null ? null : startReason, lost_on: null, loss_reason: null,
    special_residence_kind: period.specialResidenceKind, operation: 'register', change_reason: startReason, voided: 0, insured_by: null, written_no: nextNumber(desk, 'written'), why: desk.why, sent_before: 0, sent_seq: null, ...versionNote(desk),
  });
}

export type PeriodFacts = Partial<Omit<PeriodRow, 'period_key' | 'revision' | 'person_key' | 'operation' | 'change_reason' | 'written_no' | 'act_no' | 'recorded_at' | 'why' | 'latest' | 'sent_before' | 'sent_seq'>>;
/** Adds a revision. Within one act there is one revision a period: what the act is about names it, what follows from it joins. */
export function revisePeriod(desk: Desk, before: PeriodRow, facts: PeriodFacts, change: { readonly operation: Operation; readonly changeReason: string }): PeriodRow {
  const pending = desk.pending.periods.get(before.period_key);
  if (pending) return keepPeriod(desk, { ...pending, ...facts });
  return keepPeriod(desk, {
    ...before, ...facts, revision: before.revision + 1, operation: change.operation, change_reason: change.changeReason, written_no: nextNumber(desk, 'written'), why: desk.why,
    ...versionNote(desk), sent_seq: null, sent_before: before.sent_seq !== null || before.sent_before === 1 ? 1 : 0,
  });
}

/** 枝番: the person's own in that household, else the next that nobody has ever had there. */
export async function branchNumberFor(desk: Desk, personKey: string, householdKey: string): Promise<string> {
  const stored = await desk.store.db.selectFrom('ward_period').select(['person_key', 'branch_number']).distinct().where('household_key', '=', householdKey).execute();
  const given = [...stored, ...[...desk.pending.periods.values()].filter((row) => row.household_key === householdKey)];
  const own = given.find((row) => row.person_key === personKey);
  return own?.branch_number ?? String(Math.max(0, ...given.map((row) => Number(row.branch_number))) + 1).padStart(2, '0');
}

export const queueHousehold = (desk: Desk, householdKey: string, whole = false): void => {
  desk.queue.set(householdKey, whole || (desk.queue.get(householdKey) ?? false));
};

function keepResident(desk: Desk, written: Omit<ResidentRow, FoldedKey>): ResidentRow {
  const row = { ...written, ...foldedKeys(written) };
  desk.pending.residents.set(row.person_key, row);
  desk.residents.set(row.person_key, row);
  return row;
}
function keepHousehold(desk: Desk, row: HouseholdRow): HouseholdRow {
  desk.pending.households.set(row.household_key, row);
  desk.households.set(row.household_key, row);
  queueHousehold(desk, row.household_key);
  return row;
}
function keepPeriod(desk: Desk, row: PeriodRow): PeriodRow {
  const others = (desk.periods.get(row.person_key) ?? []).filter(({ period_key }) => period_key !== row.period_key);
  desk.pending.periods.set(row.period_key, row);
  desk.periods.set(row.person_key, [...others, row].sort((a, b) => (a.start_on < b.start_on ? -1 : 1)));
  queueHousehold(desk, row.household_key);
  return row;
}
