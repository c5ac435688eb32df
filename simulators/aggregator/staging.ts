import type { Batch } from '../../contracts/wire/codec.js';
import { qualificationHousehold, qualificationPerson, type QualificationHousehold, type QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { findingOf, householdTroubles, personTroubles, type Sender } from './checking.js';
import type { FindingLog } from './findings.js';
import { identifyStaged } from './identity.js';
import { likenessOf } from './likeness.js';
import { householdReader, readHouseholds, readPersons, renamed, type ReceivedFile } from './reading.js';
import type { Aggregator, AggregatorStore } from './tables.js';

export interface Pair {
  readonly batchId: string;
  readonly municipalityCode: string;
  readonly date: string;
  readonly seq: number;
  readonly households: ReceivedFile;
  readonly persons: ReceivedFile;
}
/** What the steps of loading one pair share. All of it happens on `store`, inside one transaction. */
export interface Loading {
  readonly party: Aggregator;
  readonly store: AggregatorStore;
  readonly pair: Pair;
  readonly sender: Sender;
  readonly log: FindingLog;
}

/** First reading: every record is checked by itself, and its keys are laid out so that records can be checked against each other. */
export async function stage(loading: Loading): Promise<{ received: number }> {
  const { party, store, pair } = loading;
  let households = 0;
  for await (const batch of readHouseholds(store, party.profile, pair.households)) {
    await refuseUnreadable(loading, pair.households, qualificationHousehold, batch);
    await stageHouseholds(loading, batch.records);
    households = batch.count;
  }
  let persons = 0;
  for await (const batch of readPersons(store, party.profile, pair.persons)) {
    await refuseUnreadable(loading, pair.persons, qualificationPerson, batch);
    await stagePersons(loading, batch.records);
    persons = batch.count;
  }
  return { received: households + persons };
}

/** Lines the codec could not read. Their household is refused with them where it can still be told. */
async function refuseUnreadable({ party, store, log }: Loading, file: ReceivedFile, definition: typeof qualificationHousehold | typeof qualificationPerson, batch: Batch<unknown>): Promise<void> {
  for (const issue of batch.issues) await log.add({ ...renamed(issue), fileName: file.name, personKey: null });
  if (batch.rejected.length === 0 || party.parameters.onRecordError === 'rejectRecord') return;
  const householdOf = householdReader(party.profile, definition);
  await refuseHouseholds(store, batch.rejected.map(householdOf).filter((key) => key !== null));
}

export const refuseHouseholds = (store: AggregatorStore, keys: readonly string[]) =>
  store.insertMany('aggregator_staged_refusal', [...new Set(keys)].map((household_key) => ({ household_key })), 'ignore');

async function stageHouseholds(loading: Loading, rows: readonly { line: number; value: QualificationHousehold }[]): Promise<void> {
  const { party, store, pair, sender, log } = loading;
  for (const { line, value } of rows) {
    const troubles = householdTroubles(value, sender);
    for (const trouble of troubles) await log.add(findingOf(trouble, { layout: 'qualificationHousehold', fileName: pair.households.name, line, record: value, masked: party.masked }));
    if (troubles.length > 0) await refuseHouseholds(store, [value.householdKey]);
  }
  await store.insertMany('aggregator_staged_household', lastOfKey(rows).map(({ line, value }) => ({
    household_key: value.householdKey, line, head_person_key: value.headPersonKey, head_kind: value.headKind, operation: value.operation, is_change_of_number: value.changeReason === 'individualNumberChange' ? 1 : 0,
  })), 'replace');
}

/** A household told twice in one file: the later row holds. */
const lastOfKey = <R extends { value: QualificationHousehold }>(rows: readonly R[]): R[] => [...new Map(rows.map((row) => [row.value.householdKey, row])).values()];

async function stagePersons(loading: Loading, rows: readonly { line: number; value: QualificationPerson }[]): Promise<void> {
  const { party, store, pair, sender, log } = loading;
  const refusedLines = new Set<number>();
  for (const { line, value } of rows) {
    const troubles = personTroubles(value, sender);
    if (troubles.length === 0) continue;
    for (const trouble of troubles) await log.add(findingOf(trouble, { layout: 'qualificationPerson', fileName: pair.persons.name, line, record: value, masked: party.masked }));
    refusedLines.add(line);
    if (party.parameters.onRecordError !== 'rejectRecord') await refuseHouseholds(store, [value.householdKey]);
  }
  const identities = await identifyStaged(loading, rows);
  await store.insertMany('aggregator_staged_person', rows.map(({ line, value }, index) => ({
    line, household_key: value.householdKey, person_key: value.personKey, period_key: periodKeyOf(value), branch_number: value.branchNumber, member_kind: value.memberKind, individual_number: value.individualNumber,
    is_correction: value.operation === 'correct' ? 1 : 0, is_change_of_number: value.changeReason === 'individualNumberChange' ? 1 : 0, revision: value.revision,
    person_id: identities[index]!, previous_person_id: null, number_move: null, likeness: likenessOf(value), is_refused: refusedLines.has(line) ? 1 : 0,
  })));
}

/** The name of a period; a sender without one is taken to mean the start day. Null = the row has no period (擬制世帯主). */
export const periodKeyOf = ({ periodKey, applicationStartOn }: QualificationPerson): string | null => (applicationStartOn === null ? null : (periodKey ?? applicationStartOn));

/** Empties the staging tables; called at the end of the same transaction. */
export async function unstage(store: AggregatorStore): Promise<void> {
  for (const table of ['aggregator_staged_household', 'aggregator_staged_person', 'aggregator_staged_refusal', 'aggregator_touched'] as const) await store.db.deleteFrom(table).execute();
}
