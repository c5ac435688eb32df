import { tables, type RowOf, type Store } from '../store/define.js';
import { applicationTables } from './applications/tables.js';
import { assessmentTables } from './assessment/tables.js';
import { benefitTables } from './benefit/tables.js';
import { collectionTables } from './collection/tables.js';
import { contactTables } from './contacts/tables.js';
import { delinquencyTables } from './delinquency/tables.js';
import { paperTables } from './benefit/papers/tables.js';
import { continuityTables } from './benefit/continuity/tables.js';
import { enquiryTables } from './enquiries/tables.js';
import { certificateTables } from './certificates/tables.js';
import { limitTables } from './benefit/limit/tables.js';
import { letterTables } from './letters/tables.js';
import { matchTables } from './linkage/tables.js';
import { nonRegisteredTables } from './non-registered/tables.js';
import { noticeTables } from './notices/tables.js';
import { prefectureTables } from './prefecture/tables.js';
import { provisionTables } from './provision/tables.js';
import { publicAccountTables } from './public-account/tables.js';
import { refusedTables } from './refused/tables.js';
import { ratioTables } from './ratios/tables.js';
import { residentTables } from './residents/tables.js';

/**
 * The ward's own records. Residents, households, periods and certificates are append-only: a change adds a version and
 * never alters one. Only these columns are pointers that move in place: `latest` (which version holds), `sent_seq`
 * (which batch carried a person's version or a period's revision first), and on queue, batch and file rows what became of them (`batch_seq`, `state`,
 * `batch_id`, `confirmed_*`, `issue_codes`, `taken_at`; `file_name` on what waits for 統合専用端末).
 */
export const wardTables = tables({
  ward_setting: { columns: { name: 'text', value: 'text' }, key: ['name'] },
  ward_counter: { columns: { name: 'text', value: 'integer' }, key: ['name'] },
  /** `name_key`, `kana_key` and `address_key` are folded texts a 名寄せ finds people by; they decide nothing. */
  ward_resident: {
    columns: {
      person_key: 'text', version: 'integer', individual_number: 'text', name: 'text', name_kana: 'text', born_on: 'text', sex: 'text', address: 'text',
      relationship: 'text', common_name: 'text?', card_use: 'text', is_not_disclosed: 'integer', cancellation_asked_on: 'text?', card_usable_through: 'text?', died_on: 'text?',
      operation: 'text', change_reason: 'text?', act_no: 'integer', recorded_at: 'text', latest: 'integer', sent_seq: 'integer?',
      name_key: 'text', kana_key: 'text', address_key: 'text',
    },
    key: ['person_key', 'version'], indexes: [['individual_number'], ['born_on'], ['name_key'], ['kana_key']],
  },
  ward_household: {
    columns: {
      household_key: 'text', version: 'integer', head_person_key: 'text', former_head_person_key: 'text?', address: 'text', change_on: 'text?', change_reason: 'text?',
      operation: 'text', act_no: 'integer', recorded_at: 'text', latest: 'integer',
    },
    key: ['household_key', 'version'], indexes: [['head_person_key'], ['former_head_person_key']],
  },
  /** 適用期間. `end_on` is written by the ward's convention; `voided` marks 無効化, `insured_by` which other insurance it was because of; `sent_before` = an older revision has left the ward; `household_since` = the day on which the person came into this household. */
  ward_period: {
    columns: {
      period_key: 'text', revision: 'integer', person_key: 'text', household_key: 'text', household_since: 'text', branch_number: 'text', start_on: 'text', start_reason: 'text',
      end_on: 'text?', end_reason: 'text?', acquired_on: 'text?', acquisition_reason: 'text?', lost_on: 'text?', loss_reason: 'text?', special_residence_kind: 'text?',
      operation: 'text', change_reason: 'text?', voided: 'integer', insured_by: 'text?', written_no: 'integer', act_no: 'integer', recorded_at: 'text', why: 'text',
      latest: 'integer', sent_before: 'integer', sent_seq: 'integer?',
    },
    key: ['period_key', 'revision'], indexes: [['person_key'], ['household_key'], ['latest', 'end_on']],
  },
  /** `state`: toIssue 交付予定 (issued_on is the day planned) · issued 交付済 · recalled 回収. `delivery`: `mail` = printed by the contractor, else handed out. */
  ward_certificate: {
    columns: {
      certificate_no: 'integer', version: 'integer', person_key: 'text', kind: 'text', issued_on: 'text', valid_through: 'text?', state: 'text', reason: 'text',
      act_no: 'integer', recorded_at: 'text', latest: 'integer', burden_ratio: 'text?', delivery: 'text?',
    },
    key: ['certificate_no', 'version'], indexes: [['person_key'], ['state']],
  },
  /** Every act and daily judgement, accepted or not, without its 個人番号. */
  ward_act: {
    columns: { act_no: 'integer', recorded_at: 'text', act: 'text', notification_id: 'text?', person_keys: 'text', accepted: 'integer', why: 'text' },
    key: ['act_no'], indexes: [['notification_id']],
  },
  ward_decision: { columns: { act_no: 'integer', line_no: 'integer', rule: 'text', outcome: 'text', ja: 'text', because: 'text' }, key: ['act_no', 'line_no'] },
  ward_refusal: { columns: { act_no: 'integer', line_no: 'integer', code: 'text', ja: 'text', raw: 'text', why: 'text', cure: 'text' }, key: ['act_no', 'line_no'] },
  /** Households waiting for the next batch. `whole` = every period ever sent goes out again (再送). */
  ward_queue: {
    columns: { act_no: 'integer', household_key: 'text', whole: 'integer', batch_seq: 'integer?' },
    key: ['act_no', 'household_key'], indexes: [['batch_seq']],
  },
  ward_batch: {
    columns: { seq: 'integer', job: 'text', created_at: 'text', state: 'text', batch_id: 'text?', confirmed_by: 'text?', confirmed_at: 'text?', issue_codes: 'text' },
    key: ['seq'], indexes: [['batch_id']],
  },
  ward_file: {
    columns: { name: 'text', seq: 'integer', position: 'integer', layout: 'text', records: 'integer', bytes: 'bytes', sha256: 'text', taken_at: 'text?' },
    key: ['name'], indexes: [['seq']],
  },
  /** Every file delivered. A refused one keeps its bytes. */
  ward_import: {
    columns: {
      import_no: 'integer', sha256: 'text', name: 'text', layout: 'text?', received_at: 'text', accepted: 'integer', records: 'integer', applied: 'integer', issues: 'text', bytes: 'bytes?',
    },
    key: ['import_no'], indexes: [['sha256']],
  },
  /** What 統合DB has told by its numbered feeds. */
  ward_feed: { columns: { topic: 'text', seq: 'integer', kind: 'text', import_no: 'integer' }, key: ['topic', 'seq'] },
  /** 市町村被保険者ID as 集約 told it; the latest import of an ID holds. */
  ward_received_id: {
    columns: { municipal_insured_id: 'text', import_no: 'integer', person_key: 'text', prefecture_person_id: 'text?', received_at: 'text' },
    key: ['municipal_insured_id', 'import_no'], indexes: [['person_key']],
  },
  /** 都道府県の資格取得・喪失年月日, beside the ward's own and never instead of them; the highest version of an ID holds. */
  ward_received_dates: {
    columns: {
      municipal_insured_id: 'text', version: 'integer', acquired_on: 'text?', lost_on: 'text?', application_start_on: 'text?', application_end_on: 'text?',
      continuity: 'text', issue_codes: 'text', import_no: 'integer', received_at: 'text',
    },
    key: ['municipal_insured_id', 'version'],
  },
  /** 処理結果の指摘, as received. */
  ward_result_issue: {
    columns: {
      import_no: 'integer', line_no: 'integer', seq: 'integer', code: 'text', severity: 'text?', file_name: 'text?', line: 'integer?', byte: 'integer?',
      field_ja: 'text?', person_key: 'text?', message: 'text?', cure: 'text?',
    },
    key: ['import_no', 'line_no'], indexes: [['seq']],
  },
  /** Files that wait to be taken, other than those of `ward_batch`. */
  ward_outbox_file: {
    columns: { name: 'text', layout: 'text', seq: 'integer', made_at: 'text', records: 'integer', bytes: 'bytes', sha256: 'text', taken_at: 'text?' },
    key: ['name'], indexes: [['layout', 'seq']],
  },
  ...matchTables, ...assessmentTables, ...noticeTables, ...enquiryTables, ...ratioTables, ...certificateTables, ...applicationTables, ...contactTables, ...delinquencyTables, ...nonRegisteredTables, ...provisionTables, ...refusedTables, ...publicAccountTables, ...letterTables, ...limitTables, ...collectionTables, ...residentTables, ...benefitTables, ...continuityTables, ...paperTables, ...prefectureTables,
});

export type WardTables = typeof wardTables;
export type WardStore = Store<WardTables>;
export type ResidentRow = RowOf<WardTables['ward_resident']>;
export type HouseholdRow = RowOf<WardTables['ward_household']>;
export type PeriodRow = RowOf<WardTables['ward_period']>;
export type CertificateRow = RowOf<WardTables['ward_certificate']>;
export type MatchNoticeRow = RowOf<WardTables['ward_match_notice']>;
export type MatchStepRow = RowOf<WardTables['ward_match_step']>;
export type TerminalItemRow = RowOf<WardTables['ward_terminal_item']>;
export type TaxRow = RowOf<WardTables['ward_tax']>;
export type PremiumFormRow = RowOf<WardTables['ward_premium_form']>;
export type AssessmentRow = RowOf<WardTables['ward_assessment']>;
export type RatioRow = RowOf<WardTables['ward_ratio']>;
export type CertificatePieceRow = RowOf<WardTables['ward_certificate_piece']>;
export type EnquiryRow = RowOf<WardTables['ward_enquiry']>;
export type SlipRow = RowOf<WardTables['ward_slip']>;
export type NonRegisteredRow = RowOf<WardTables['ward_non_registered']>;
export type PaperRow = RowOf<WardTables['ward_paper']>;
export type ReplicaRow = RowOf<WardTables['ward_replica']>;
export type NoticeRow = RowOf<WardTables['ward_notice']>;
export type CardUseRow = RowOf<WardTables['ward_card_use']>;
