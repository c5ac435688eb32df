import { tables } from '../../store/define.js';

/** What 住民記録 says of everybody, insured here or not: the rows of its feed as JSON. Rows are only added; `latest` alone moves in place. An empty `content` = taken away. */
export const residentTables = tables({
  ward_register: {
    columns: { person_key: 'text', version: 'integer', household_number: 'text?', content: 'text', as_of: 'text', import_no: 'integer', received_at: 'text', latest: 'integer' },
    key: ['person_key', 'version'], indexes: [['latest']],
  },
});
