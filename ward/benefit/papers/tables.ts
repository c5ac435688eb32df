import { tables } from '../../../store/define.js';

/** Applications on paper that 給付業務委託業者 reads: append-only versions. `attempt` counts how often it was asked to. */
export const paperTables = tables({
  ward_paper: {
    columns: {
      paper_id: 'text', version: 'integer', household_key: 'text', care_month: 'text', applicant_key: 'text', received_on: 'text', page_count: 'integer', attempt: 'integer', state: 'text', because: 'text', forwarded_on: 'text?', file_name: 'text?', recorded_at: 'text', latest: 'integer',
    },
    key: ['paper_id', 'version'], indexes: [['latest', 'state']],
  },
  /** A row about a paper nobody gave: where it stood and why, never what it said. */
  ward_paper_incident: { columns: { incident_no: 'integer', file_name: 'text', line: 'integer', paper_id: 'text', why: 'text', found_at: 'text' }, key: ['incident_no'] },
});
