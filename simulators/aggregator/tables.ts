import { tables } from '../../store/define.js';
import type { Party } from '../define.js';
import { continuityTables } from './continuity/tables.js';
import type { ParameterValues } from './parameters.js';

/** What came in and what went out: files as parts of 1 MB, batches, and what was found in them. */
export const receptionTables = tables({
  /** A file on its way in; it becomes an `aggregator_file` when its last byte is here. */
  aggregator_upload: { columns: { upload: 'integer', started_on: 'text' }, key: ['upload'] },
  aggregator_part: { columns: { upload: 'integer', n: 'integer', bytes: 'bytes' }, key: ['upload', 'n'] },
  /** A received file. `batch_id` names its pair; households and persons of one pair share it. */
  aggregator_file: {
    columns: { municipality: 'text', name: 'text', layout: 'text', batch_id: 'text', date: 'text', seq: 'integer', upload: 'integer', size: 'integer', sha256: 'text', received_at: 'text', is_open: 'integer' },
    key: ['municipality', 'name'], indexes: [['batch_id'], ['is_open']],
  },
  /** A pair that was decided. The row is the 処理結果 on the screen. */
  aggregator_batch: {
    columns: {
      batch_id: 'text', municipality: 'text', date: 'text', seq: 'integer', file_names: 'text', outcome: 'text', received_count: 'integer', loaded_count: 'integer', rejected_count: 'integer',
      issue_codes: 'text', loaded_at: 'text', confirmed_by: 'text?', confirmed_at: 'text?', change: 'integer',
    },
    key: ['batch_id'], indexes: [['municipality', 'seq']],
  },
  aggregator_issue: {
    columns: {
      batch_id: 'text', n: 'integer', code: 'text', severity: 'text', file_name: 'text', line: 'integer', byte: 'integer', field: 'text', ja: 'text', raw: 'text', person_key: 'text?', why: 'text', cure: 'text',
    },
    key: ['batch_id', 'n'],
  },
  /** Files laid out for a municipality. `visible_on`: not listed before (fault); `state`: here · received. */
  aggregator_outgoing: {
    columns: { municipality: 'text', name: 'text', layout: 'text', upload: 'integer', size: 'integer', sha256: 'text', created_at: 'text', visible_on: 'text', state: 'text', received_at: 'text?' },
    key: ['municipality', 'name'],
  },
  /** `latest` change of what a layout tells a municipality, the `change` up to which files have been made, and their last number. */
  aggregator_delivered: { columns: { municipality: 'text', layout: 'text', latest: 'integer', change: 'integer', seq: 'integer' }, key: ['municipality', 'layout'] },
  aggregator_counter: { columns: { name: 'text', value: 'integer' }, key: ['name'] },
});

/**
 * What is known. Rows of several municipalities stand side by side; a municipality's path reads only its own. What is
 * never searched for stands together in one JSON column (`held.ts`), because a full file of a large city writes every
 * row anew and each column is paid for.
 */
export const registerTables = tables({
  aggregator_household: { columns: { municipality: 'text', household_key: 'text', voided: 'integer', revision: 'integer', held: 'text' }, key: ['municipality', 'household_key'] },
  /** A person of one municipality (擬制世帯主 too) with all periods: the municipal id, and the prefecture person it stands for. */
  aggregator_insured: {
    columns: {
      municipality: 'text', person_key: 'text', municipal_insured_id: 'text', person_id: 'text', household_key: 'text', branch_number: 'text?', is_open: 'integer', likeness: 'integer', held: 'text', change: 'integer',
    },
    key: ['municipality', 'person_key'], indexes: [['person_id'], ['municipality', 'household_key'], ['likeness'], ['municipality', 'change']],
  },
  /** 負担割合 as told, a row a `ratio_key`; which of them holds on a day follows from all of a person's rows. `told_no` rises with every row that says something new. */
  aggregator_ratio: {
    columns: { municipality: 'text', person_key: 'text', ratio_key: 'text', revision: 'integer', valid_from: 'text', valid_through: 'text', burden_ratio: 'text', voided: 'integer', told_no: 'integer' },
    key: ['municipality', 'person_key', 'ratio_key'],
  },
  /** 個人番号変更: `number` succeeded `previous`, told by one person of one municipality. */
  aggregator_number_change: {
    columns: { number: 'text', previous: 'text', municipality: 'text', person_key: 'text' }, key: ['number', 'municipality', 'person_key'], indexes: [['municipality', 'person_key']],
  },
  /** What is open about a person: waiting states and issues, one row a municipality. */
  aggregator_open: {
    columns: { person_id: 'text', n: 'integer', kind: 'text', code: 'text?', municipality: 'text', person_key: 'text', missing: 'text?', since: 'text', days: 'integer?' },
    key: ['person_id', 'n'],
  },
  /** The prefecture's pair of dates as last told to a municipality (`told` is JSON). Chains themselves are never stored: they follow from the periods and the day. */
  aggregator_dates: { columns: { municipality: 'text', person_key: 'text', told: 'text', version: 'integer', change: 'integer' }, key: ['municipality', 'person_key'], indexes: [['municipality', 'change']] },
});

/** A pair while it is checked; filled and emptied within one transaction. */
export const stagingTables = tables({
  aggregator_staged_household: {
    columns: { household_key: 'text', line: 'integer', head_person_key: 'text', head_kind: 'text', operation: 'text', is_change_of_number: 'integer', revision: 'integer', held: 'text' }, key: ['household_key'],
  },
  /** A row as it would be held, if it is all there is about the person; `judged` then names the dates to tell, and is null when more has to be looked at. */
  aggregator_staged_person: {
    columns: {
      line: 'integer', household_key: 'text', person_key: 'text', person_id: 'text', municipal_insured_id: 'text', branch_number: 'text?', member_kind: 'text', is_open: 'integer', likeness: 'integer', held: 'text', judged: 'integer?',
      is_correction: 'integer', is_change_of_number: 'integer', is_refused: 'integer', number_move: 'text?', previous_person_id: 'text?',
    },
    key: ['line'], indexes: [['person_key', 'person_id']],
  },
  /** Dates that follow from one period alone; many people share them. */
  aggregator_staged_dates: { columns: { n: 'integer', told: 'text' }, key: ['n'] },
  /** Lines about people of whom nothing else is known. */
  aggregator_staged_fresh: { columns: { line: 'integer' }, key: ['line'] },
  /** Rows of 負担割合; the last of a key counts. */
  aggregator_staged_ratio: {
    columns: { person_key: 'text', ratio_key: 'text', line: 'integer', revision: 'integer', valid_from: 'text', valid_through: 'text', burden_ratio: 'text', voided: 'integer', is_refused: 'integer' },
    key: ['person_key', 'ratio_key'],
  },
  /** Households of which nothing is loaded. */
  aggregator_staged_refusal: { columns: { household_key: 'text' }, key: ['household_key'] },
  /** Prefecture persons to be judged again, in the order they were touched; one may stand here more than once. */
  aggregator_touched: { columns: { n: 'integer', person_id: 'text' }, key: ['n'] },
});

/** The 委託区画 and what goes from it to the hub. `row` is JSON of the row without 版; `state`: waiting · sent · refused. */
export const partitionTables = tables({
  aggregator_partition: { columns: { municipality: 'text', history_key: 'text', version: 'integer', row: 'text' }, key: ['municipality', 'history_key'] },
  aggregator_partition_queue: { columns: { municipality: 'text', person_key: 'text' }, key: ['municipality', 'person_key'] },
  aggregator_handover: {
    columns: { municipality: 'text', seq: 'integer', name: 'text', upload: 'integer', size: 'integer', rows: 'integer', made_at: 'text', state: 'text', answer: 'text' },
    key: ['municipality', 'seq'], indexes: [['state']],
  },
  /** 中間サーバーの処理結果 as it came, for the screen. */
  aggregator_hub_result: {
    columns: {
      municipality: 'text', name: 'text', line: 'integer', row_kind: 'text', file_name: 'text', outcome: 'text?', received_count: 'integer?', stored_count: 'integer?', rejected_count: 'integer?',
      code: 'text?', field_ja: 'text?', history_key: 'text?', message: 'text?', cure: 'text?',
    },
    key: ['municipality', 'name', 'line'],
  },
});

export const aggregatorTables = { ...receptionTables, ...registerTables, ...stagingTables, ...partitionTables, ...continuityTables } as const;

export type FaultName = 'distributionDelayed' | 'distributionTwice' | 'distributionReordered' | 'idsWithheld' | 'resultHidden' | 'loadSkipped' | 'forwardSkipped' | 'digitUnchecked' | 'continuityListLost' | 'continuityResultLost' | 'handoverTwice' | 'handoverDoubled' | 'handoverWrongId';
export type Aggregator = Party<typeof aggregatorTables, FaultName, ParameterValues>;
export type AggregatorStore = Aggregator['store'];

/** Is the fault on for this municipality? The parameter `faultMunicipalityCode` may limit all faults to one. */
export const suffers = (party: Pick<Aggregator, 'faults' | 'parameters'>, fault: FaultName, municipality: string): boolean =>
  party.faults.has(fault) && ['', municipality].includes(party.parameters.faultMunicipalityCode);
