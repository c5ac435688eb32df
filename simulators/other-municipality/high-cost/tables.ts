import { tables } from '../../../store/define.js';

/** 高額該当 of other municipalities: their own (told by a story), and what 集約 handed over. `unsent` own months go out in the evening. */
export const highCostTables = tables({
  other_municipality_high_cost: {
    columns: { municipality: 'text', household_key: 'text', care_month: 'text', source: 'text', counts_for_repeat: 'integer', voided: 'integer', revision: 'integer', unsent: 'integer' },
    key: ['municipality', 'household_key', 'care_month', 'source'], indexes: [['unsent']],
  },
  other_municipality_high_cost_seq: { columns: { municipality: 'text', last_seq: 'integer' }, key: ['municipality'] },
});
