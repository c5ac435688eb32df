import { tables } from '../../../store/define.js';

export const continuityTables = tables({
  /**
   * Months in which a household had 高額療養費: the one place 多数回 is counted from. `origin`: own · carriedOver; `source` is empty for
   * own months, else the 継続候補 by which they came. `state`: held · void. `sent_revision` = the revision 集約 was last told (own only).
   */
  ward_high_cost_month: {
    columns: { household_key: 'text', care_month: 'text', origin: 'text', source: 'text', from_municipality: 'text', from_household_key: 'text', counts_for_repeat: 'integer', state: 'text', revision: 'integer', sent_revision: 'integer', recorded_at: 'text', why: 'text' },
    key: ['household_key', 'care_month', 'origin', 'source'], indexes: [['origin', 'sent_revision']],
  },
  /** 世帯の継続性 as decided; the latest version of one household, day and candidate holds. An empty `candidate_key` is a change inside the ward. */
  ward_continuity: {
    columns: {
      household_key: 'text', occurred_on: 'text', candidate_key: 'text', version: 'integer', from_municipality: 'text', from_household_key: 'text', decision: 'text', continuity_case: 'text', decided_by: 'text', why: 'text', recorded_at: 'text', latest: 'integer',
    },
    key: ['household_key', 'occurred_on', 'candidate_key', 'version'], indexes: [['from_household_key'], ['candidate_key']],
  },
});
