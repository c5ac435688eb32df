import { tables, type RowOf } from '../../../store/define.js';

/** 限度額適用認定: one row a decision. `state`, `ended_on`, `ended_why` and `certificate_no` (the paper that says it now) move in place. */
export const limitTables = tables({
  ward_limit_certification: {
    columns: {
      certification_no: 'integer', notification_id: 'text', person_key: 'text', applicant_key: 'text', household_key: 'text', received_on: 'text', outcome: 'text', category: 'text?', valid_from: 'text?', valid_through: 'text?', because: 'text',
      state: 'text', ended_on: 'text?', ended_why: 'text?', certificate_no: 'integer?', recorded_at: 'text',
    },
    key: ['certification_no'], indexes: [['person_key'], ['state'], ['certificate_no']],
  },
});
export type LimitRow = RowOf<(typeof limitTables)['ward_limit_certification']>;
