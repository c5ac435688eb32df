import { tables } from '../../store/define.js';

/** 負担割合. Rows are only added; `latest` alone moves in place. A row that no longer holds gets a revision that says 無効. */
export const ratioTables = tables({
  ward_ratio: {
    columns: {
      ratio_no: 'integer', revision: 'integer', person_key: 'text', household_key: 'text', valid_from: 'text', valid_through: 'text', burden_ratio: 'text', outcome: 'text', because: 'text', voided: 'integer',
      act_no: 'integer', recorded_at: 'text', latest: 'integer',
    },
    key: ['ratio_no', 'revision'], indexes: [['person_key'], ['household_key', 'latest']],
  },
  /** 基準収入額適用申請: what each person's 収入 is said to have been. */
  ward_revenue: {
    columns: { form_no: 'integer', person_key: 'text', fiscal_year: 'integer', revenue_yen: 'integer', received_on: 'text', act_no: 'integer', recorded_at: 'text' },
    key: ['form_no', 'person_key'], indexes: [['person_key', 'fiscal_year']],
  },
});
