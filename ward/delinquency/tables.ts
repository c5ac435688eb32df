import { tables, type RowOf } from '../../store/define.js';

/**
 * 滞納整理. Only added to: a decision is a fact, and so is its end (`of_no` names the decision it ends, the 照会 it answers, the 差押 whose
 * money it tells of; 0 = none). What holds on a day is read from them. `file_name` of an inquiry and of a case is a pointer that moves.
 */
export const delinquencyTables = tables({
  ward_dues_fact: {
    columns: { fact_no: 'integer', debtor_key: 'text', kind: 'text', of_no: 'integer', on_day: 'text', content: 'text', actor: 'text', why: 'text', recorded_at: 'text' },
    key: ['fact_no'], indexes: [['debtor_key'], ['of_no'], ['kind']],
  },
  /** The 期 a decision is about. */
  ward_dues_account: { columns: { fact_no: 'integer', account_key: 'text' }, key: ['fact_no', 'account_key'], indexes: [['account_key']] },
  /** 督促状 of a 期: one, never a second. `returned_on`: it came back, and was never delivered. */
  ward_dues_demand: { columns: { account_key: 'text', issued_on: 'text', delivered_on: 'text?', returned_on: 'text?', recorded_at: 'text' }, key: ['account_key'] },
  /** Whom 委託先 knows by which number. */
  ward_dues_case: { columns: { case_no: 'integer', debtor_key: 'text', opened_on: 'text' }, key: ['case_no'], indexes: [['debtor_key']] },
  /** Rows of 委託先 about somebody else: where they stood and why they were refused, never what they said. */
  ward_dues_incident: { columns: { incident_no: 'integer', file_name: 'text', line: 'integer', case_id: 'text', why: 'text', found_at: 'text' }, key: ['incident_no'] },
});

export type DelinquencyTables = typeof delinquencyTables;
export type DuesFactRow = RowOf<DelinquencyTables['ward_dues_fact']>;
export type DemandRow = RowOf<DelinquencyTables['ward_dues_demand']>;
