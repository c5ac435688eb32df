import { tables, type RowOf } from '../../store/define.js';

/** 電子申請 as it came and what became of it. Rows are only added; nothing refused or withdrawn is lost. */
export const applicationTables = tables({
  /** `content_key`: the same for two applications that ask the same for the same people. `digest`: of the whole version. */
  ward_application: {
    columns: { reception_number: 'text', version: 'integer', n: 'integer', procedure: 'text', arrived_at: 'text', received_on: 'text', body: 'text', content_key: 'text', digest: 'text', act_no: 'integer', recorded_at: 'text' },
    key: ['reception_number', 'version'], indexes: [['content_key'], ['n']],
  },
  ward_application_attachment: {
    columns: { reception_number: 'text', version: 'integer', number: 'integer', kind: 'text', file_name: 'text', media_type: 'text', size: 'integer', sha256: 'text', bytes: 'bytes' },
    key: ['reception_number', 'version', 'number'], indexes: [['sha256']],
  },
  /** The last step holds. `because` and `asks` are JSON lists; only `asks` ever reach the applicant. */
  ward_application_step: {
    columns: { reception_number: 'text', step_no: 'integer', version: 'integer', recorded_at: 'text', state: 'text', actor: 'text?', decision: 'text?', because: 'text', asks: 'text', is_late_withdrawal: 'integer', act_no: 'integer' },
    key: ['reception_number', 'step_no'],
  },
  /** Whom each person of the form was found to be at that step. */
  ward_application_person: {
    columns: { reception_number: 'text', step_no: 'integer', place: 'integer', outcome: 'text', person_key: 'text?', because: 'text' },
    key: ['reception_number', 'step_no', 'place'], indexes: [['person_key']],
  },
});
export type ApplicationRow = RowOf<(typeof applicationTables)['ward_application']>;
export type StepRow = RowOf<(typeof applicationTables)['ward_application_step']>;
export type PersonRow = RowOf<(typeof applicationTables)['ward_application_person']>;
