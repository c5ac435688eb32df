import { tables, type RowOf } from '../../store/define.js';

/**
 * 収納. Facts (調定, 納付の求め, rows of receipts, 充当・還付・欠損, 出納閉鎖) and the journal are only added. Pointers that move in
 * place: the sums of `ward_account`, `voided_on` of a request, and of a receipt row where its money goes (`account_key`, `outcome`, `is_assigned`).
 */
export const collectionTables = tables({
  /** 期別: one 期 of one 納付義務者 and 相当年度, with what its journal comes to. `period` beyond 10 = 随時期, the first, the second …; beyond 60 a month of 特別徴収 */
  ward_account: {
    columns: {
      account_key: 'text', notice_number: 'text', fiscal_year: 'integer', period: 'integer', month: 'text', household_key: 'text', debtor_key: 'text', levy_year: 'integer', due_on: 'text',
      levied_yen: 'integer', late_yen: 'integer', collected_yen: 'integer', unpaid_yen: 'integer', late_unpaid_yen: 'integer', overpaid_yen: 'integer', written_off_yen: 'integer', is_rate_unknown: 'integer',
    },
    key: ['account_key'], indexes: [['notice_number'], ['debtor_key'], ['household_key'], ['overpaid_yen']],
  },
  /** 調定額 of a 期 as a 賦課決定 left it; `sequence` is that of the decision. */
  ward_levy: { columns: { account_key: 'text', sequence: 'integer', yen: 'integer', decided_on: 'text', recorded_at: 'text' }, key: ['account_key', 'sequence'] },
  /** 賦課決定 whose 調定 has been entered. */
  ward_levied: { columns: { household_key: 'text', fiscal_year: 'integer', sequence: 'integer', recorded_at: 'text' }, key: ['household_key', 'fiscal_year', 'sequence'] },
  /** 納付の求め: a 納付書, a 振替依頼, a 特別徴収依頼 or an eL番号 that was handed out, with each 期 it pays. */
  ward_payment_request: {
    columns: { request_key: 'text', part_no: 'integer', account_key: 'text', yen: 'integer', kind: 'text', payable_until: 'text?', voided_on: 'text?', registered_at: 'text' },
    key: ['request_key', 'part_no'], indexes: [['account_key']],
  },
  ward_receipt_file: { columns: { file_no: 'integer', name: 'text', known_on: 'text', row_count: 'integer', new_count: 'integer', recorded_at: 'text' }, key: ['file_no'] },
  /** A row of a file, once however often it comes. `instance_key` is the payment it tells of, `account_key` the 期 it goes to: of a 振替 for several 期 the first. */
  ward_receipt_row: {
    columns: {
      row_key: 'text', instance_key: 'text', channel: 'text', kind: 'text', content: 'text', request_key: 'text?', notice_number: 'text?', yen: 'integer', received_on: 'text', known_on: 'text', file_no: 'integer', line_no: 'integer',
      account_key: 'text?', outcome: 'text', is_assigned: 'integer', settles_on: 'text?',
    },
    key: ['row_key'], indexes: [['instance_key'], ['account_key'], ['request_key'], ['notice_number'], ['outcome']],
  },
  /** Notices whose 納付書 have been entered as 納付の求め. */
  ward_slip_notice: { columns: { notice_id: 'text', registered_at: 'text' }, key: ['notice_id'] },
  /** 口座振替の登録 of a 納付義務者: the last version holds; no account = ended. */
  ward_mandate: { columns: { person_key: 'text', version: 'integer', account: 'text?', starts_on: 'text', by_whom: 'text', why: 'text', recorded_at: 'text' }, key: ['person_key', 'version'] },
  /**
   * 督促: one a 期, with the digits of the 納付書 it carries. Where the letter is moves in place: `state` (waiting · held 宛先が決まらない · byHand
   * 区で印刷する · handedOver · returned), `demand_id` once it is printed, `file_name`, `returned_on`.
   */
  ward_demand: {
    columns: {
      account_key: 'text', issued_on: 'text', designated_on: 'text', yen: 'integer', barcode: 'text?', because: 'text', recorded_at: 'text', demand_id: 'text?', state: 'text', file_name: 'text?', returned_on: 'text?', return_reason: 'text?',
    },
    key: ['account_key'], indexes: [['state'], ['demand_id']],
  },
  /**
   * Attempts to pay out a 還付. `account` is where to (none = nobody has claimed it, or the registered account is being asked for), `file_name` and `pays_on` the 総合振込 and its day, `returned_on` the day of a 資金返却, or `pays_on` itself when the bank has
   * never paid it out: they move in place. `interest_yen` is 還付加算金, paid out with it and no 収納.
   */
  ward_refund: {
    columns: { movement_no: 'integer', attempt: 'integer', account_key: 'text', yen: 'integer', interest_yen: 'integer', account: 'text?', by_whom: 'text', file_name: 'text?', pays_on: 'text?', returned_on: 'text?', recorded_at: 'text' },
    key: ['movement_no', 'attempt'], indexes: [['account_key']],
  },
  /** 還付金請求書, as taken: `attempt` is the attempt to pay it is for. Only added. */
  ward_refund_claim: {
    columns: { claim_no: 'integer', movement_no: 'integer', attempt: 'integer', claimed_by: 'text', received_on: 'text', pay_to: 'text', account: 'text?', has_proxy: 'integer', by_whom: 'text', why: 'text', recorded_at: 'text' },
    key: ['claim_no'], indexes: [['movement_no']],
  },
  /** What the bank tells of the collecting account, entry by entry: 入出金取引明細 (03) or 振込入金通知 (01). `yen` is negative for money out. */
  ward_bank_entry: {
    columns: { entry_key: 'text', kind: 'text', posted_on: 'text', channel: 'text', yen: 'integer', told_by: 'text', import_no: 'integer', recorded_at: 'text' },
    key: ['entry_key'], indexes: [['posted_on']],
  },
  /** 特別徴収依頼 of a month, each with another amount than the one before; 0 = called off. Only added. */
  ward_withholding_request: {
    columns: { account_key: 'text', version: 'integer', month: 'text', requested_yen: 'integer', kind: 'text', file_name: 'text', requested_on: 'text', recorded_at: 'text' }, key: ['account_key', 'version'],
  },
  /** 特別徴収結果, once a household and month. Only added. */
  ward_withholding_result: {
    columns: { household_key: 'text', month: 'text', requested_yen: 'integer', withheld_yen: 'integer', outcome: 'text', withheld_on: 'text', settle_on: 'text?', import_no: 'integer', line_no: 'integer', recorded_at: 'text' }, key: ['household_key', 'month'],
  },
  /** What a clerk decided of money without a 期; no account = it stays. */
  ward_receipt_decision: { columns: { decision_no: 'integer', instance_key: 'text', account_key: 'text', by_whom: 'text', why: 'text', recorded_at: 'text' }, key: ['decision_no'], indexes: [['instance_key']] },
  /** 充当 (two accounts), 還付 and 不納欠損 (one). `effective_on` may lie before the decision. */
  ward_movement: {
    columns: { movement_no: 'integer', kind: 'text', from_account_key: 'text?', to_account_key: 'text?', yen: 'integer', effective_on: 'text', decided_on: 'text', why: 'text', recorded_at: 'text' },
    key: ['movement_no'], indexes: [['from_account_key'], ['to_account_key']],
  },
  /** 出納閉鎖 */
  ward_books: { columns: { fiscal_year: 'integer', closed_on: 'text', recorded_at: 'text' }, key: ['fiscal_year'] },
  /** 仕訳. `unit_key` is an account, or a payment without one; `fact` is what a line is about, `file_no` the file that made it known (0 = none). Debit positive. */
  ward_journal: {
    columns: { entry_no: 'integer', line_no: 'integer', unit_key: 'text', fact: 'text', ledger: 'text', books_year: 'integer', yen: 'integer', file_no: 'integer', why: 'text', recorded_at: 'text' },
    key: ['entry_no', 'line_no'], indexes: [['unit_key']],
  },
});

export type CollectionTables = typeof collectionTables;
export type AccountRow = RowOf<CollectionTables['ward_account']>;
export type LevyRow = RowOf<CollectionTables['ward_levy']>;
export type PaymentRequestRow = RowOf<CollectionTables['ward_payment_request']>;
export type ReceiptRow = RowOf<CollectionTables['ward_receipt_row']>;
export type MovementRow = RowOf<CollectionTables['ward_movement']>;
export type RefundRow = RowOf<CollectionTables['ward_refund']>;
export type ClaimRow = RowOf<CollectionTables['ward_refund_claim']>;
export type JournalRow = RowOf<CollectionTables['ward_journal']>;
