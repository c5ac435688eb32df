import { tables } from '../../store/define.js';

/** 情報照会 and what came back. Rows are only added; `file_name`, `state` and `because` move in place. `work`: what it is asked for, where its kind does not say. */
export const enquiryTables = tables({
  ward_enquiry: {
    columns: {
      request_id: 'text', person_key: 'text', kind: 'text', provider_code: 'text?', fiscal_year: 'integer?', actor: 'text', purpose: 'text', state: 'text', because: 'text', act_no: 'integer', recorded_at: 'text', file_name: 'text?', work: 'text?',
    },
    key: ['request_id'], indexes: [['person_key'], ['state']],
  },
  /** Every row as received; `content` is the whole record. */
  ward_enquiry_answer: {
    columns: { request_id: 'text', answer_no: 'integer', content: 'text', import_no: 'integer', received_at: 'text' },
    key: ['request_id', 'answer_no'],
  },
});
