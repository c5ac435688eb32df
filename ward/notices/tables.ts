import { tables } from '../../store/define.js';

/** Notices and whom they go to. */
export const noticeTables = tables({
  /** 保険料通知: one row a piece, under the 納付義務者. `state`, the columns from `file_name` on (what the contractor got and what came of the post) move in place. */
  ward_notice: {
    columns: {
      notice_id: 'text', household_key: 'text', fiscal_year: 'integer', sequence: 'integer', issue_no: 'integer', addressee_person_key: 'text', kind: 'text', state: 'text', why: 'text', created_at: 'text',
      file_name: 'text?', handed_on: 'text?', addressed_to: 'text?', returned_on: 'text?', return_reason: 'text?',
    },
    key: ['notice_id'], indexes: [['addressee_person_key'], ['state'], ['household_key', 'fiscal_year']],
  },
  /** 相続人代表者 of a dead 納付義務者: rows are only added, `latest` alone moves in place. */
  ward_representative: {
    columns: { payer_person_key: 'text', version: 'integer', representative_person_key: 'text', named_by: 'text', received_on: 'text', why: 'text', act_no: 'integer', recorded_at: 'text', latest: 'integer' },
    key: ['payer_person_key', 'version'],
  },
});
