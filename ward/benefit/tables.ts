import { tables, type RowOf } from '../../store/define.js';

/**
 * 給付. Receipts, judgements, reckonings, facts and payments are only added. Pointers that move in place: `latest`; of a receipt where it
 * counts (`person_key`, `counted_in`, `troubles`), for 資格 may change afterwards; `state` and `amount_yen` of a case that is not decided;
 * of payments `file_name`, `pays_on`, `returned_on`; of letters `state`, `file_name`, `returned_on`. `ward_benefit_due` is a queue.
 */
export const benefitTables = tables({
  /** 給付記録 as it came, each 版 once. `counted_in` is the household whose month it belongs to (none = nowhere), `troubles` why. */
  ward_care_receipt: {
    columns: {
      receipt_key: 'text', revision: 'integer', record_state: 'text', care_month: 'text', delivery_month: 'text', insurer_number: 'text', household_key: 'text', branch_number: 'text?', name_kana: 'text?', born_on: 'text', sex: 'text',
      receipt_kind: 'text', institution_code: 'text', prescriber_code: 'text?', setting: 'text', care_kind: 'text', days: 'integer', points: 'integer', benefit_percent: 'text?', copay_yen: 'integer?', counter_payment: 'text?',
      remarks: 'text', subsidies: 'text', meal_count: 'integer', meal_yen: 'integer', meal_copay_yen: 'integer', import_no: 'integer', line_no: 'integer', recorded_at: 'text',
      person_key: 'text?', counted_in: 'text?', troubles: 'text', latest: 'integer',
    },
    key: ['receipt_key', 'revision'], indexes: [['counted_in', 'care_month'], ['person_key'], ['troubles'], ['household_key'], ['delivery_month']],
  },
  /** Rows that cannot be a 版 of their receipt: another row with the same number says otherwise. Nothing of them is used, nothing lost. */
  ward_care_contradiction: { columns: { import_no: 'integer', line_no: 'integer', receipt_key: 'text', revision: 'integer', content: 'text', recorded_at: 'text' }, key: ['import_no', 'line_no'] },
  /** What a clerk decided of a receipt that nobody could be found for, by hand. */
  ward_care_decision: { columns: { receipt_key: 'text', decision_no: 'integer', person_key: 'text', by_whom: 'text', why: 'text', recorded_at: 'text' }, key: ['receipt_key', 'decision_no'] },
  /** 国保連の請求 of a month of 審査, as a clerk entered it; the newest of a month holds. */
  ward_claims_bill: { columns: { bill_no: 'integer', delivery_month: 'text', institutions: 'text', by_whom: 'text', why: 'text', recorded_at: 'text' }, key: ['bill_no'], indexes: [['delivery_month']] },
  /** 申出 and what became of it. */
  ward_objection: {
    columns: {
      objection_no: 'integer', receipt_key: 'text', reason_code: 'text', reason_on: 'text?', note: 'text?', said_on: 'text', by_whom: 'text', file_name: 'text?', outcome: 'text?', decided_month: 'text?', outcome_note: 'text?', recorded_at: 'text',
    },
    key: ['objection_no'], indexes: [['receipt_key']],
  },
  /** Which revision of a 適用期間 被保険者マスタ has been told of. */
  ward_master_told: { columns: { period_key: 'text', revision: 'integer', content: 'text', told_at: 'text' }, key: ['period_key', 'revision'] },
  /** 所得区分 of a household in a 診療月 as it was judged. */
  ward_benefit_category: {
    columns: { household_key: 'text', care_month: 'text', version: 'integer', under70: 'text', over70: 'text?', because: 'text', recorded_at: 'text', latest: 'integer' },
    key: ['household_key', 'care_month', 'version'],
  },
  /** Household months about which something has become known; the next reckoning looks at them. */
  ward_benefit_due: { columns: { household_key: 'text', care_month: 'text', since: 'text' }, key: ['household_key', 'care_month'], indexes: [['care_month', 'household_key']] },
  /** A month as it was reckoned. `facts` is all it rests on: the same facts are reckoned once. */
  ward_benefit_month: {
    columns: {
      household_key: 'text', care_month: 'text', sequence: 'integer', facts: 'text', refund_yen: 'integer', difference_yen: 'integer', counts: 'integer', is_multiple: 'integer', holds: 'text', findings: 'text', because: 'text', recorded_at: 'text', latest: 'integer',
    },
    key: ['household_key', 'care_month', 'sequence'], indexes: [['care_month', 'latest']],
  },
  /** Households of whose year something has become known; looked at when the year is over. */
  ward_benefit_year_due: { columns: { household_key: 'text', benefit_year: 'integer', since: 'text' }, key: ['household_key', 'benefit_year'], indexes: [['benefit_year', 'household_key']] },
  /** A year as it was reckoned, by kind, like a month. */
  ward_benefit_year: {
    columns: { kind: 'text', household_key: 'text', benefit_year: 'integer', sequence: 'integer', facts: 'text', refund_yen: 'integer', missing: 'text', because: 'text', holds: 'text', recorded_at: 'text', latest: 'integer' },
    key: ['kind', 'household_key', 'benefit_year', 'sequence'], indexes: [['household_key', 'benefit_year']],
  },
  /** 自己負担額証明書 of other insurers and of 介護保険 (`source`: paper or hub). Of one insurer the newest holds. */
  ward_self_paid: {
    columns: { self_paid_no: 'integer', person_key: 'text', benefit_year: 'integer', system: 'text', source: 'text', issued_by: 'text', outpatient_yen: 'integer', total_yen: 'integer', received_on: 'text', by_whom: 'text', why: 'text', recorded_at: 'text' },
    key: ['self_paid_no'], indexes: [['person_key', 'benefit_year']],
  },
  /** 給付事案: one claim to money. `content` is what an application of another kind than 高額療養費 told. */
  ward_benefit_case: {
    columns: {
      case_no: 'integer', kind: 'text', household_key: 'text', care_month: 'text?', payer_key: 'text', amount_yen: 'integer', deadline_on: 'text', state: 'text', is_held: 'integer', content: 'text', because: 'text', recorded_at: 'text',
    },
    key: ['case_no'], indexes: [['household_key', 'care_month'], ['state']],
  },
  /** What happened to a case (`B1`) or a 返納金 (`R1`), and who did it. */
  ward_benefit_fact: { columns: { fact_no: 'integer', unit: 'text', kind: 'text', day: 'text', content: 'text', actor: 'text', why: 'text', recorded_at: 'text' }, key: ['fact_no'], indexes: [['unit']] },
  /** Attempts to pay out a case. */
  ward_benefit_payment: {
    columns: { payment_no: 'integer', case_no: 'integer', yen: 'integer', account: 'text', file_name: 'text?', pays_on: 'text?', returned_on: 'text?', recorded_at: 'text' },
    key: ['payment_no'], indexes: [['case_no']],
  },
  /** 自動振込の同意 of a household; the last version holds, no account = ended. */
  ward_auto_payment: { columns: { household_key: 'text', version: 'integer', payer_key: 'text', account: 'text?', from_on: 'text', why: 'text', recorded_at: 'text' }, key: ['household_key', 'version'] },
  /** 返納金. `high_cost_yen` is the part that is 高額療養費 paid too much, `parts` the rest, receipt by receipt. */
  ward_repayment: {
    columns: {
      repayment_no: 'integer', cause: 'text', household_key: 'text', care_month: 'text', payer_key: 'text', high_cost_yen: 'integer', amount_yen: 'integer', parts: 'text', state: 'text', demanded_on: 'text?', due_on: 'text?', repaid_yen: 'integer', because: 'text', recorded_at: 'text',
    },
    key: ['repayment_no'], indexes: [['household_key', 'care_month'], ['state']],
  },
  /** 申請書の勧奨, 支給決定通知書 and 返納金の通知. */
  ward_benefit_letter: {
    columns: { letter_id: 'text', kind: 'text', unit: 'text', payer_key: 'text', household_key: 'text', content: 'text', state: 'text', file_name: 'text?', made_on: 'text', returned_on: 'text?', return_reason: 'text?', recorded_at: 'text' },
    key: ['letter_id'], indexes: [['state'], ['unit']],
  },
});

export type BenefitTables = typeof benefitTables;
export type CareReceiptRow = RowOf<BenefitTables['ward_care_receipt']>;
export type BenefitMonthRow = RowOf<BenefitTables['ward_benefit_month']>;
export type BenefitYearRow = RowOf<BenefitTables['ward_benefit_year']>;
export type SelfPaidRow = RowOf<BenefitTables['ward_self_paid']>;
export type BenefitCaseRow = RowOf<BenefitTables['ward_benefit_case']>;
export type RepaymentRow = RowOf<BenefitTables['ward_repayment']>;
export type BenefitPaymentRow = RowOf<BenefitTables['ward_benefit_payment']>;
export type BenefitLetterRow = RowOf<BenefitTables['ward_benefit_letter']>;
