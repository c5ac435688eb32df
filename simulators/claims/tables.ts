import type { Party } from '../define.js';
import { tables } from '../../store/define.js';

/**
 * What institutions have seen and claimed, what 審査 made of it, what the insurers were told and have paid. A receipt lives under
 * one key through all its revisions.
 */
export const claimsTables = tables({
  /** `body` is the visit as it was told. `claim_name` null: not claimed yet; `receipt_number`: its receipt in that claim. */
  claims_visit: { columns: { institution: 'text', visit_id: 'text', care_on: 'text', care_month: 'text', body: 'text', claim_name: 'text?', receipt_number: 'integer?' }, key: ['institution', 'visit_id'], indexes: [['claim_name', 'care_month']] },
  claims_claim: { columns: { institution: 'text', name: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', received_at: 'text', receipts: 'integer', points: 'integer' }, key: ['institution', 'name'] },
  /**
   * `state`: claimed · settled · corrected · returned · withdrawn. `facts` is what the lines say; `examine_month` the month in which 審査 looks;
   * `code` the municipality that bears it, null = none of this prefecture.
   */
  claims_receipt: {
    columns: {
      receipt_key: 'text', institution: 'text', claim_name: 'text', receipt_number: 'integer', care_month: 'text', examine_month: 'text', code: 'text?', insurer_number: 'text', household_key: 'text', born_on: 'text', facts: 'text', lines: 'bytes', issues: 'text', state: 'text', revision: 'integer', settled_month: 'text?', return_code: 'text?', return_text: 'text?', return_file: 'text?',
    },
    key: ['receipt_key'], indexes: [['state', 'examine_month'], ['institution', 'claim_name'], ['household_key', 'born_on']],
  },
  /** 被保険者マスタ: the newest revision of every 適用期間 the insurers have told of. */
  claims_insured: { columns: { code: 'text', period_key: 'text', household_key: 'text', branch_number: 'text?', name_kana: 'text', born_on: 'text', sex: 'text', start_on: 'text', end_on: 'text?', is_void: 'integer', revision: 'integer' }, key: ['code', 'period_key'], indexes: [['code', 'household_key'], ['name_kana', 'born_on']] },
  claims_file: { columns: { code: 'text', name: 'text', layout: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', received_at: 'text', records: 'integer' }, key: ['code', 'name'] },
  /** `state`: waiting · answered */
  claims_objection: { columns: { code: 'text', objection_id: 'text', receipt_key: 'text', row: 'text', state: 'text', outcome: 'text?' }, key: ['code', 'objection_id'], indexes: [['state']] },
  /** 査定 to come, as the world has it. */
  claims_review: { columns: { receipt_key: 'text', cut_points: 'integer', state: 'text' }, key: ['receipt_key'] },
  /** Rows for a municipality. `file_name` null: not laid out yet. */
  claims_row: { columns: { code: 'text', n: 'integer', layout: 'text', row: 'text', ready_on: 'text', file_name: 'text?' }, key: ['code', 'n'], indexes: [['file_name', 'ready_on']] },
  /** `state`: here · received · lost */
  claims_result: { columns: { code: 'text', name: 'text', layout: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text' }, key: ['code', 'name'] },
  /** 返戻 for an institution. `state`: here · received */
  claims_return: { columns: { institution: 'text', name: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text', receipts: 'integer' }, key: ['institution', 'name'] },
  /** What an insurer pays for a receipt, as a difference to what it has paid before; `month`: that of 審査. */
  claims_payment: { columns: { receipt_key: 'text', revision: 'integer', code: 'text', month: 'text', institution: 'text', yen: 'integer' }, key: ['receipt_key', 'revision', 'code'], indexes: [['code', 'month']] },
  /** 個人番号 that came where none may be: a token, never the number. */
  claims_incident: { columns: { sender: 'text', name: 'text', sha256: 'text', token: 'text', found_at: 'text' }, key: ['sender', 'name', 'sha256', 'token'] },
});

export type FaultName = 'serviceDown' | 'late' | 'twice' | 'lostRow' | 'brokenFile' | 'otherInsurer' | 'wrongCategory' | 'falseMultiple' | 'otherBranch' | 'withdrawnAfterPayment' | 'olderRevision' | 'brokenClaim' | 'noTransfer';
export interface Parameters {
  readonly maximumFileMB: number;
  readonly claimDay: number;
  readonly claimDeadlineDay: number;
  readonly examinationDay: number;
  readonly deliveryDay: number;
  readonly deliveryLagMonths: number;
  readonly lateDays: number;
  readonly mealUnitYen: number;
  readonly receiptsPerMille: number;
}
export type Claims = Party<typeof claimsTables, FaultName, Parameters>;
export type ClaimsStore = Claims['store'];

export const nextRowOf = async (store: ClaimsStore, code: string): Promise<number> =>
  ((await store.db.selectFrom('claims_row').where('code', '=', code).select(({ fn }) => fn.max('n').as('n')).executeTakeFirst())?.n ?? 0) + 1;
