import { tables } from '../../store/define.js';

/** What the ward knows of 突合, 統合専用端末 and 利用登録. Rows are only added; `file_name` alone is filled in later. */
export const matchTables = tables({
  /** 突合結果 as received; `content` is the whole record. */
  ward_match_notice: {
    columns: { notice_id: 'text', history_key: 'text', version: 'integer', person_key: 'text', content: 'text', received_no: 'integer', received_at: 'text', import_no: 'integer' },
    key: ['notice_id'], indexes: [['history_key'], ['person_key']],
  },
  /** What became of a notice, step by step; the last step holds. */
  ward_match_step: {
    columns: { notice_id: 'text', step_no: 'integer', recorded_at: 'text', state: 'text', actor: 'text?', decision: 'text?', why: 'text', act_no: 'integer?' },
    key: ['notice_id', 'step_no'],
  },
  /** A row for 統合専用端末. `file_name` = the file that carried it. */
  ward_terminal_item: {
    columns: { item_id: 'text', layout: 'text', notice_id: 'text', content: 'text', act_no: 'integer', recorded_at: 'text', file_name: 'text?' },
    key: ['item_id'], indexes: [['notice_id'], ['file_name']],
  },
  ward_terminal_result: {
    columns: { file_name: 'text', line: 'integer', item_id: 'text', outcome: 'text', code: 'text?', message: 'text?', cure: 'text?', import_no: 'integer', received_at: 'text' },
    key: ['file_name', 'line'], indexes: [['item_id']],
  },
  /** Who saw which 特定個人情報, when and why. */
  ward_access: {
    columns: { access_no: 'integer', accessed_at: 'text', actor: 'text', purpose: 'text', notice_id: 'text', action: 'text', person_key: 'text', items: 'text' },
    key: ['access_no'], indexes: [['person_key']],
  },
  /** 保険証利用登録情報 as received; the highest version of a person holds. */
  ward_card_use: {
    columns: { person_key: 'text', version: 'integer', municipal_insured_id: 'text', state: 'text', effective_on: 'text?', import_no: 'integer', received_at: 'text' },
    key: ['person_key', 'version'],
  },
});
