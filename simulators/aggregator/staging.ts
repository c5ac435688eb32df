import type { RecordDefinition } from '../../contracts/define.js';
import type { Batch } from '../../contracts/wire/codec.js';
import { qualificationHousehold, qualificationPerson, type QualificationHousehold, type QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { findingOf, householdTroubles, personTroubles, type Sender } from './checking.js';
import { evaluate } from './evaluate.js';
import type { FindingLog } from './findings.js';
import { factsIn, householdOf, isOpen, packed, periodOf, type Held } from './held.js';
import { identifyStaged, municipalInsuredIdOf } from './identity.js';
import { likenessOf } from './likeness.js';
import { evaluationParameters } from './parameters.js';
import { stageRatios } from './ratios/stage.js';
import { householdReader, readHouseholds, readPersons, renamed, type ReceivedFile } from './reading.js';
import { toldText } from './settle.js';
import type { Aggregator, AggregatorStore } from './tables.js';
import type { Touched } from './touched.js';

export interface Pair {
  readonly batchId: string;
  readonly municipalityCode: string;
  readonly date: string;
  readonly seq: number;
  readonly households: ReceivedFile;
  readonly persons: ReceivedFile;
  /** 負担割合ファイル, when the municipality sent one with the pair. */
  readonly ratios: ReceivedFile | null;
}
/** What the steps of loading one pair share. All of it happens on `store`, inside one transaction. */
export interface Loading {
  readonly party: Aggregator;
  readonly store: AggregatorStore;
  readonly pair: Pair;
  readonly sender: Sender;
  readonly log: FindingLog;
  readonly touched: Touched;
}
export interface Staged { readonly received: number; readonly households: number; readonly lastLine: number }
interface Row<R> { readonly line: number; readonly value: R }

/** The one reading of the pair: every record is checked by itself and laid out, so that records can be checked against each other before anything is known of them. */
export async function stage(loading: Loading): Promise<Staged> {
  const { party, store, pair } = loading;
  let [received, households, lastLine] = [0, 0, 0];
  for await (const batch of readHouseholds(store, party.profile, pair.households)) {
    await refuseUnreadable(loading, pair.households, qualificationHousehold, batch);
    await stageHouseholds(loading, batch.records);
    households += batch.records.length;
    if (batch.done) received += batch.count;
  }
  const alone = judgeAlone(loading);
  for await (const batch of readPersons(store, party.profile, pair.persons)) {
    await refuseUnreadable(loading, pair.persons, qualificationPerson, batch);
    await stagePersons(loading, alone, batch.records);
    await alone.save();
    lastLine = batch.records.at(-1)?.line ?? lastLine;
    if (batch.done) received += batch.count;
  }
  if (pair.ratios) received += await stageRatios(loading, pair.ratios);
  return { received, households, lastLine };
}

/** Lines the codec could not read. Their household is refused with them where it can still be told. */
async function refuseUnreadable({ party, store, log }: Loading, file: ReceivedFile, definition: RecordDefinition, batch: Batch<unknown>): Promise<void> {
  for (const issue of batch.issues) await log.add({ ...renamed(issue), fileName: file.name, personKey: null });
  if (batch.rejected.length === 0 || party.parameters.onRecordError === 'rejectRecord') return;
  const keyOf = householdReader(party.profile, definition);
  await refuseHouseholds(store, batch.rejected.map(keyOf).filter((key) => key !== null));
}

export const refuseHouseholds = (store: AggregatorStore, keys: readonly string[]) =>
  store.insertMany('aggregator_staged_refusal', [...new Set(keys)].map((household_key) => ({ household_key })), 'ignore');

async function stageHouseholds({ party, store, pair, sender, log }: Loading, rows: readonly Row<QualificationHousehold>[]): Promise<void> {
  for (const { line, value } of rows) {
    const troubles = householdTroubles(value, sender);
    for (const trouble of troubles) await log.add(findingOf(trouble, { layout: 'qualificationHousehold', fileName: pair.households.name, line, record: value, masked: party.masked }));
    if (troubles.length > 0) await refuseHouseholds(store, [value.householdKey]);
  }
  const last = new Map(rows.map((row) => [row.value.householdKey, row]));
  await store.insertMany('aggregator_staged_household', [...last.values()].map(({ line, value }) => ({
    household_key: value.householdKey, line, head_person_key: value.headPersonKey, head_kind: value.headKind, operation: value.operation, is_change_of_number: value.changeReason === 'individualNumberChange' ? 1 : 0,
    revision: value.revision, held: householdOf(value),
  })), 'replace');
}

async function stagePersons(loading: Loading, alone: ReturnType<typeof judgeAlone>, rows: readonly Row<QualificationPerson>[]): Promise<void> {
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
  await store.insertMany('aggregator_staged_person', rows.map(({ line, value }, index) => {
    const key = periodKeyOf(value);
    const held: Held = { person: value, periods: key === null ? [] : [periodOf(value, key)] };
    return {
      line, household_key: value.householdKey, person_key: value.personKey, person_id: identities[index]!, municipal_insured_id: municipalInsuredIdOf(party, pair.municipalityCode, value.personKey),
      branch_number: value.branchNumber, member_kind: value.memberKind, is_open: isOpen(held.periods) ? 1 : 0, likeness: likenessOf(value), held: packed(held), judged: alone.judged(value.personKey, held),
      is_correction: value.operation === 'correct' || value.changeReason === 'correction' ? 1 : 0, is_change_of_number: value.changeReason === 'individualNumberChange' ? 1 : 0, is_refused: refusedLines.has(line) ? 1 : 0, number_move: null, previous_person_id: null,
    };
  }));
}

/** The name of a period; a sender without one is taken to mean the start day. Null = the row has no period (擬制世帯主). */
const periodKeyOf = ({ periodKey, applicationStartOn }: QualificationPerson): string | null => (applicationStartOn === null ? null : (periodKey ?? applicationStartOn));

/**
 * The dates of a person of whom this row is all there is, by number; null when they would have to wait or be checked. Most people
 * of a full file are such, and are then loaded without being read again. What one period comes to depends on nothing
 * but the period, and many begin on the same day for the same reason, so each distinct period is judged once.
 */
function judgeAlone({ party, store, pair }: Loading) {
  const world = { today: party.today(), parameters: evaluationParameters(party) };
  const known = new Map<string, number | null>();
  let waiting: { n: number; told: string }[] = [];
  let n = 0;
  const judge = (personKey: string, held: Held): number | null => {
    const { waiting: open, issues, dates } = evaluate(factsIn(pair.municipalityCode, personKey, held), world);
    if (open.length > 0 || issues.length > 0 || dates.length !== 1) return null;
    n += 1;
    waiting.push({ n, told: toldText(dates[0]!) });
    return n;
  };
  return {
    judged(personKey: string, held: Held): number | null {
      const [period] = held.periods;
      if (!period) return null;
      const key = `${period.startOn}${period.startReason}${period.endOn}${period.endReason}${period.assertedAcquiredOn}${period.specialResidenceKind}${period.voided}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const found = judge(personKey, held);
      if (known.size < 10_000) known.set(key, found);
      return found;
    },
    async save(): Promise<void> {
      await store.insertMany('aggregator_staged_dates', waiting);
      waiting = [];
    },
  };
}

/** Empties the staging tables; called at the end of the same transaction. */
export async function unstage(store: AggregatorStore): Promise<void> {
  for (const table of ['aggregator_staged_household', 'aggregator_staged_person', 'aggregator_staged_dates', 'aggregator_staged_fresh', 'aggregator_staged_refusal', 'aggregator_staged_ratio'] as const) await store.db.deleteFrom(table).execute();
}
