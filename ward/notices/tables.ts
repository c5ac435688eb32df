import { tables } from '../../store/define.js';

/** 保険料通知: one row a piece. `state`, `file_name` and what came of the post move in place. */
export const noticeTables = tables({
  ward_notice: {
    columns: {
      notice_id: 'text', household_key: 'text', fiscal_year: 'integer', sequence: 'integer', issue_no: 'integer', addressee_person_key: 'text', kind: 'text', state: 'text', why: 'text', created_at: 'text',
      file_name: 'text?', returned_on: 'text?', return_reason: 'text?',
    },
    key: ['notice_id'], indexes: [['addressee_person_key'], ['state'], ['household_key', 'fiscal_year']],
  },
});
