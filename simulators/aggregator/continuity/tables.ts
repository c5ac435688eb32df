import { tables } from '../../../store/define.js';

/** 高額該当の月 of every municipality, and the households whose count may go on in another one. */
export const continuityTables = tables({
  /** 高額該当情報 as told; of one household and month the highest revision holds. */
  aggregator_high_cost: {
    columns: { municipality: 'text', household_key: 'text', care_month: 'text', counts_for_repeat: 'integer', revision: 'integer', voided: 'integer', told_at: 'text' },
    key: ['municipality', 'household_key', 'care_month'],
  },
  /** Rows of 高額該当情報 that were not taken, and why. */
  aggregator_high_cost_issue: {
    columns: { municipality: 'text', file_name: 'text', line: 'integer', code: 'text', household_key: 'text', care_month: 'text', why: 'text', cure: 'text' },
    key: ['municipality', 'file_name', 'line'],
  },
  /** What a household said before it said something else: who was its head on an earlier day. */
  aggregator_household_before: { columns: { municipality: 'text', household_key: 'text', revision: 'integer', held: 'text' }, key: ['municipality', 'household_key', 'revision'] },
  /** Prefecture persons whose households are to be looked at again. */
  aggregator_move_queue: { columns: { person_id: 'text' }, key: ['person_id'] },
  /** 継続候補世帯, one a 転出元 household. `said` is JSON of the row of the list; `told_version` and `told_result` say how far 国保総合PC has been told. */
  aggregator_candidate: {
    columns: {
      candidate_key: 'text', municipality: 'text', household_key: 'text', moved_on: 'text', from_municipality: 'text', from_household_key: 'text', said: 'text', version: 'integer', told_version: 'integer', state: 'text',
      instruction: 'text?', decided_by: 'text?', decided_at: 'text?', decision_reason: 'text?', outcome: 'text?', issue_codes: 'text', message: 'text?', result_version: 'integer', told_result: 'integer',
    },
    key: ['candidate_key'], indexes: [['municipality', 'household_key'], ['from_municipality', 'from_household_key'], ['state']],
  },
  /** 確定指示 as they came. */
  aggregator_instruction: {
    columns: { municipality: 'text', name: 'text', sha256: 'text', candidate_key: 'text', body: 'text', received_at: 'text', issue_codes: 'text' },
    key: ['municipality', 'name'], indexes: [['candidate_key']],
  },
  /** Months handed over. `told` is the revision last laid out. */
  aggregator_inherited: {
    columns: { candidate_key: 'text', care_month: 'text', counts_for_repeat: 'integer', voided: 'integer', revision: 'integer', told: 'integer' },
    key: ['candidate_key', 'care_month'],
  },
  /** Files for 国保総合PC. `state`: waiting · sent · lost (fault) */
  aggregator_continuity_file: {
    columns: { municipality: 'text', name: 'text', layout: 'text', bytes: 'bytes', made_at: 'text', state: 'text' },
    key: ['municipality', 'name'], indexes: [['state']],
  },
});
