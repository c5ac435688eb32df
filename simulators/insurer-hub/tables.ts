import type { RowOf } from '../../store/define.js';
import { tables } from '../../store/define.js';
import type { Party } from '../define.js';
import type { ParameterValues } from './parameters.js';

/** `code` = 団体コード, which names the 委託区画. `channel`: aggregator 集約 · terminal 統合専用端末. */
const doorTables = tables({
  insurer_hub_counter: { columns: { name: 'text', value: 'integer' }, key: ['name'] },
  /** Every access, allowed or refused, and every 機関間提供 (`what` = provisionToCoordinator). */
  insurer_hub_audit: { columns: { n: 'integer', at: 'text', who: 'text', code: 'text', what: 'text', subject: 'text', outcome: 'text' }, key: ['n'], indexes: [['what']] },
  /** `state`: waiting · done · refused (as a whole; may be put again). */
  insurer_hub_incoming: {
    columns: { code: 'text', channel: 'text', name: 'text', layout: 'text', date: 'text', seq: 'integer', sha256: 'text', size: 'integer', bytes: 'bytes', received_at: 'text', state: 'text' },
    key: ['code', 'channel', 'name'], indexes: [['state']],
  },
  insurer_hub_outgoing: {
    columns: { code: 'text', channel: 'text', name: 'text', layout: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text', received_at: 'text?' },
    key: ['code', 'channel', 'name'],
  },
  insurer_hub_file_result: { columns: { n: 'integer', code: 'text', name: 'text', outcome: 'text', received: 'integer', stored: 'integer', rejected: 'integer', decided_at: 'text', issues: 'text' }, key: ['n'], indexes: [['code', 'name']] },
  /** Files of 取りまとめ機関 on their way to J-LIS and 情報提供等記録開示システム. */
  insurer_hub_sending: { columns: { party: 'text', name: 'text', code: 'text', bytes: 'bytes', created_at: 'text', state: 'text', answer_status: 'integer?' }, key: ['party', 'name'], indexes: [['state']] },
  /** Files of answers that have been worked in. */
  insurer_hub_taken: { columns: { party: 'text', name: 'text', sha256: 'text', taken_at: 'text' }, key: ['party', 'name', 'sha256'] },
});

const memberTables = tables({
  /** 委託区画: the newest row of each 資格履歴. `source_…`: what 集約 said last; `version` and `row`: what holds, updates of the terminal included. */
  insurer_hub_member: {
    columns: {
      code: 'text', history_key: 'text', municipal_insured_id: 'text', source_version: 'integer', source_hash: 'text', version: 'integer', hash: 'text', is_void: 'integer', n: 'integer', is_copied: 'integer', origin: 'text', row: 'text',
    },
    key: ['code', 'history_key'], indexes: [['is_copied'], ['code', 'municipal_insured_id']],
  },
  /** 採番: one 被保険者枝番 a person and partition, never given anew. */
  insurer_hub_person: { columns: { code: 'text', municipal_insured_id: 'text', insurer_person_key: 'text' }, key: ['code', 'municipal_insured_id'], indexes: [['insurer_person_key']] },
  /** 紐付け. The key lets one number stand for at most one person of a partition. */
  insurer_hub_binding: { columns: { code: 'text', individual_number: 'text', insurer_person_key: 'text', since: 'text' }, key: ['code', 'individual_number'], indexes: [['individual_number'], ['insurer_person_key']] },
  /** 資格履歴ファイル: written once, never changed. `identity` is the same for the same number and five items. */
  insurer_hub_entry: {
    columns: {
      code: 'text', history_key: 'text', version: 'integer', n: 'integer', municipal_insured_id: 'text', person_key: 'text', insurer_person_key: 'text', insurer_number: 'text', household_key: 'text', individual_number: 'text',
      born_on: 'text', sex: 'text', kana_key: 'text', identity: 'text', valid_from: 'text', valid_to: 'text?', is_void: 'integer', stored_at: 'text', origin: 'text', row: 'text',
    },
    key: ['code', 'history_key', 'version'], indexes: [['insurer_person_key'], ['code', 'person_key'], ['insurer_number', 'household_key'], ['born_on', 'sex', 'kana_key'], ['kana_key']],
  },
  insurer_hub_symbol_request: {
    columns: { request_id: 'text', n: 'integer', code: 'text', kind: 'text', individual_number: 'text', insurer_person_key: 'text', requested_at: 'text', state: 'text', linkage_symbol: 'text?', answered_at: 'text?' },
    key: ['request_id'], indexes: [['state'], ['insurer_person_key']],
  },
});

const checkTables = tables({
  /** 本人確認 of one entry. `judged`: levels, reasons and hints; `resident`: what J-LIS answered; `resident_key` finds it by birthday, sex and kana. */
  insurer_hub_check: {
    columns: {
      code: 'text', history_key: 'text', version: 'integer', is_current: 'integer', state: 'text', stopped: 'text', stopped_at: 'text?', released_at: 'text?', verdict: 'text?', grade: 'text?', judged: 'text?', judged_at: 'text?',
      resident: 'text?', resident_key: 'text?', enquired_on: 'text?', rule_set_id: 'text?', policy_id: 'text?', notice_id: 'text?', notified_at: 'text?', answer_by: 'text?', opened_by: 'text?', cleared: 'text?', overdue_on: 'text?',
    },
    key: ['code', 'history_key', 'version'], indexes: [['state', 'code'], ['is_current', 'code'], ['resident_key']],
  },
  /** `state`: open · answered · again · dropped */
  insurer_hub_enquiry: { columns: { enquiry_id: 'text', code: 'text', history_key: 'text', version: 'integer', asked_on: 'text', state: 'text', outcome: 'text?' }, key: ['enquiry_id'], indexes: [['state'], ['code', 'history_key', 'version']] },
  /** X4, X5: what only 取りまとめ機関 can see; a row for each partition it concerns. `ended_at`: no longer so. */
  insurer_hub_finding: { columns: { kind: 'text', code: 'text', history_key: 'text', version: 'integer', found_at: 'text', ended_at: 'text?', notice_id: 'text?' }, key: ['kind', 'code', 'history_key', 'version'] },
  /** `settled_at`: when the municipality was told that the record is no longer in doubt. */
  insurer_hub_notice: {
    columns: { notice_id: 'text', code: 'text', history_key: 'text', version: 'integer', kind: 'text', created_at: 'text', row: 'text', proposal: 'text?', settled_at: 'text?' },
    key: ['notice_id'], indexes: [['code'], ['settled_at']],
  },
  /** Updates and clearances that were accepted; the same id again changes nothing. */
  insurer_hub_instruction: { columns: { code: 'text', kind: 'text', item_id: 'text', hash: 'text', at: 'text', row: 'text' }, key: ['code', 'kind', 'item_id'] },
  /** From when until when a record that was stopped or corrected could be seen, and how often it was. */
  insurer_hub_exposure: { columns: { code: 'text', history_key: 'text', version: 'integer', exposed_from: 'text', exposed_until: 'text', lookups: 'integer', outcome: 'text' }, key: ['code', 'history_key', 'version'] },
  /** What オンライン資格確認 was shown. */
  insurer_hub_lookup: { columns: { n: 'integer', at: 'text', means: 'text', code: 'text', history_key: 'text', version: 'integer', qualification: 'text', medical: 'text', address: 'text' }, key: ['n'], indexes: [['code', 'history_key']] },
});

const cardTables = tables({
  /** マイナ保険証 of the holder of a number. It hangs on the number, so that it follows a corrected binding by itself. */
  insurer_hub_card: { columns: { individual_number: 'text', state: 'text', effective_on: 'text?', changed_at: 'text' }, key: ['individual_number'], indexes: [['state']] },
  /** What a municipality was last told. */
  insurer_hub_card_told: { columns: { code: 'text', municipal_insured_id: 'text', state: 'text', effective_on: 'text?', version: 'integer' }, key: ['code', 'municipal_insured_id'] },
});

export const hubTables = { ...doorTables, ...memberTables, ...checkTables, ...cardTables } as const;

export const faults = {
  hubDown: '停止(どの窓口も応じず、定時処理も動かない)',
  resultLost: '中間サーバーの処理結果が出ない',
  copySkipped: '資格履歴ファイルへの格納(5-④)が動かない',
  digitUnchecked: '個人番号の検査用数字を確かめずに格納する',
  checkLate: '突合の遅れ(J-LISの回答を何日か取りに行かない)',
  staleCheck: '古い版の登録を使って突合する',
  noticeWithheld: '突合結果が通知されない',
  noticeTwice: '突合結果を二度通知する',
  flagWrong: '本人確認判定フラグが疑いなしになる',
  ratioBlank: '負担割合と限度額適用区分が空で返る',
  oldRatioKept: '負担割合の訂正の後も、前の版の割合が返る',
  disclosureFlagLost: '不開示該当が失われ、住所が返る',
} as const;
export type FaultName = keyof typeof faults;
export type Hub = Party<typeof hubTables, FaultName, ParameterValues>;
export type HubStore = Hub['store'];
export type CheckRow = RowOf<(typeof hubTables)['insurer_hub_check']>;
export type EntryRow = RowOf<(typeof hubTables)['insurer_hub_entry']>;
export type MemberRow = RowOf<(typeof hubTables)['insurer_hub_member']>;

/** Is the fault on for this 委託区画? The parameter `faultMunicipalityCode` may limit all faults to one. */
export const suffers = (party: Pick<Hub, 'faults' | 'parameters'>, fault: FaultName, code: string): boolean => party.faults.has(fault) && ['', code].includes(party.parameters.faultMunicipalityCode);

/** The next number of a counter; `count` numbers are taken at once. Call inside a transaction. */
export async function nextNumber(store: HubStore, name: string, count = 1): Promise<number> {
  const row = await store.db.selectFrom('insurer_hub_counter').where('name', '=', name).select('value').executeTakeFirst();
  const first = (row?.value ?? 0) + 1;
  await store.insertMany('insurer_hub_counter', [{ name, value: first + count - 1 }], 'replace');
  return first;
}

const inOneQuery = 500;
/** Asks for many keys a few hundred at a time. */
export async function inPages<K, R>(keys: Iterable<K>, ask: (page: readonly K[]) => Promise<readonly R[]>): Promise<R[]> {
  const all = [...new Set(keys)];
  const found: R[] = [];
  for (let from = 0; from < all.length; from += inOneQuery) found.push(...await ask(all.slice(from, from + inOneQuery)));
  return found;
}
