import { tables } from '../../store/define.js';

/** What has been given to others, version by version. Only `state`, `outcome` and, when it goes out once more, `recorded_at` and `file_name` of a replica and `answered_by` of a request move in place. */
export const provisionTables = tables({
  ward_replica: {
    columns: { record_id: 'text', history_key: 'text', n: 'integer', person_key: 'text', modification: 'text', layout_version: 'text', content: 'text', state: 'text', outcome: 'text?', recorded_at: 'text', file_name: 'text' },
    key: ['history_key', 'n'], indexes: [['record_id'], ['person_key']],
  },
  /** What a receiver inside the ward was told last; `content` is empty once it was told that there is nothing any more. */
  ward_transferred: { columns: { receiver: 'text', history_key: 'text', person_key: 'text', kind: 'text', content: 'text' }, key: ['receiver', 'history_key'] },
  ward_transfer: { columns: { receiver: 'text', seq: 'integer', feed_kind: 'text', records: 'integer', file_name: 'text', made_at: 'text' }, key: ['receiver', 'seq'] },
  ward_transfer_request: { columns: { receiver: 'text', n: 'integer', requested_at: 'text', why: 'text', answered_by: 'integer?' }, key: ['receiver', 'n'] },
});
