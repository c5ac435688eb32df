import { tables, type RowOf } from '../../store/define.js';
import type { Party } from '../define.js';

/**
 * One party stands for the 中間サーバー of all municipalities, the network between them and the bodies behind it. A body is a
 * municipality (団体コード), an insurer (保険者番号) or an agency. A person is one `resident_code` behind all bodies, and has a
 * number, a 機関別符号 and 副本 at each of them. No table has a place for a 個人番号.
 */
export const municipalHubTables = tables({
  /** `symbol_state`: requested 求めた · acquired 取得済み · failed 取れない. A person who moved away is ended, never removed: arrears outlive a move. */
  municipal_hub_person: {
    columns: {
      municipality: 'text', person_key: 'text', resident_code: 'text', unified_number: 'text', symbol_state: 'text', symbol: 'text?', generation: 'integer', requested_on: 'text', is_not_disclosed: 'integer', self_info_blocked: 'integer', ended_on: 'text?',
    },
    key: ['municipality', 'person_key'], indexes: [['resident_code'], ['symbol_state']],
  },
  /** How one body answers when a story says so; the others answer as their kind does. */
  municipal_hub_counterpart: { columns: { provider: 'text', latency_days: 'integer?', release: 'text?', is_silent: 'integer' }, key: ['provider'] },
  /** Every version of every 副本. `operation`: put · delete. The newest that is visible and published speaks for its history; the others are superseded. `is_blocked`: 自動応答不可. */
  municipal_hub_replica: {
    columns: {
      provider: 'text', resident_code: 'text', kind: 'text', history_key: 'text', n: 'integer', record_id: 'text', operation: 'text', told: 'text', payload: 'text', registered_on: 'text', visible_on: 'text', published_from: 'text', published_to: 'text?', is_blocked: 'integer?',
    },
    key: ['provider', 'resident_code', 'kind', 'history_key', 'n'], indexes: [['provider', 'record_id']],
  },
  /**
   * `state`: refused その場で断った · waiting · held 人の確認を待つ · ready · fetched · withheld · timedOut · broken 相手の誤り · expired. `channel`: json · file · outside.
   * `answers`: JSON of what was provided, emptied when it is no longer kept. `again_on`: laid out once more on that day.
   */
  municipal_hub_enquiry: {
    columns: {
      asker: 'text', request_id: 'text', processing_number: 'text?', channel: 'text', told: 'text', person_key: 'text', resident_code: 'text', provider: 'text?', kind: 'text', work: 'text', is_not_disclosed: 'integer', accepted_at: 'text', due_on: 'text?',
      timeout_on: 'text?', state: 'text', line_status: 'text', kind_status: 'text?', answer_person: 'text', answers: 'text', answered_at: 'text?', fetched_at: 'text?', expires_on: 'text?', answer_file: 'text?', again_on: 'text?',
    },
    key: ['asker', 'request_id'], indexes: [['processing_number'], ['state'], ['channel', 'answer_file']],
  },
  /** 情報提供等記録: append-only, without payload. `side`: asker · provider. `symbol`: the 機関別符号 by which that body knows the person. */
  municipal_hub_ledger: {
    columns: { body: 'text', side: 'text', processing_number: 'text', other: 'text', resident_code: 'text', symbol: 'text', kind: 'text', work: 'text', regime: 'text', asked_at: 'text', settled_at: 'text', outcome: 'text', is_not_disclosed: 'integer' },
    key: ['body', 'side', 'processing_number'], indexes: [['resident_code']],
  },
  municipal_hub_incoming: { columns: { municipality: 'text', name: 'text', sha256: 'text', received_at: 'text', requests: 'text' }, key: ['municipality', 'name'] },
  /** `state`: here 並んでいる · received 受け取られた */
  municipal_hub_outgoing: { columns: { municipality: 'text', seq: 'integer', name: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text' }, key: ['municipality', 'seq'], indexes: [['municipality', 'name']] },
  /** A 個人番号 that came where none may be: when, at which door, and a token, never the number. */
  municipal_hub_incident: { columns: { municipality: 'text', door: 'text', token: 'text', found_at: 'text' }, key: ['municipality', 'door', 'token', 'found_at'] },
});

export type FaultName = 'hubDown' | 'receiptLost' | 'symbolUnknown' | 'answerLate' | 'answerNever' | 'answerBroken' | 'staleReplica' | 'mislinked' | 'answersSwapped' | 'answeredTwice' | 'ledgerOneSided' | 'flagDropped';
export interface Parameters {
  readonly maximumLines: number;
  readonly answerTimeoutDays: number;
  readonly resultRetentionDays: number;
  readonly manualReleaseDays: number;
  readonly lateDays: number;
  readonly replicaLagDays: number;
  readonly layoutGraceDays: number;
}
export type MunicipalHub = Party<typeof municipalHubTables, FaultName, Parameters>;
export type MunicipalHubStore = MunicipalHub['store'];
export type EnquiryRow = RowOf<(typeof municipalHubTables)['municipal_hub_enquiry']>;
export type PersonRow = RowOf<(typeof municipalHubTables)['municipal_hub_person']>;
export type ReplicaRow = RowOf<(typeof municipalHubTables)['municipal_hub_replica']>;

/** So many rows are read or written at once, however many there are. */
export const pageRows = 500;
