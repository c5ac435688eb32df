import { tables } from '../../store/define.js';

/** 連絡票 sent and received, each sheet as written (`content` is the whole record). Rows are only added; `state`, `because`, `person_key` and `file_name` move in place. */
export const contactTables = tables({
  ward_slip: {
    columns: {
      sender_code: 'text', slip_id: 'text', slip_no: 'integer', direction: 'text', slip_kind: 'text', inquiry_id: 'text?', person_key: 'text?', candidates: 'text', content: 'text', state: 'text', because: 'text', actor: 'text', recorded_at: 'text',
      file_name: 'text?',
    },
    key: ['sender_code', 'slip_id'], indexes: [['state'], ['inquiry_id']],
  },
});
