import { tables, type RowOf } from '../../store/define.js';
import type { Party } from '../define.js';

/** Everything is kept by municipality (団体コード). An application and its versions are never removed; only `state` of the application moves. */
export const eApplicationTables = tables({
  /** `state` as its applicant sees it; `reported_version`: the newest version the municipality has said something of. */
  e_application: {
    columns: { municipality: 'text', reception_number: 'text', n: 'integer', procedure: 'text', arrived_at: 'text', version: 'integer', state: 'text', reported_version: 'integer' },
    key: ['municipality', 'reception_number'], indexes: [['municipality', 'n']],
  },
  /** `sequence` grows by one with every version of a municipality and leaves no gap. `is_lost`: while that fault is on, no list shows it. */
  e_application_version: {
    columns: { municipality: 'text', sequence: 'integer', reception_number: 'text', version: 'integer', version_kind: 'text', sent_at: 'text', body: 'text', is_lost: 'integer' },
    key: ['municipality', 'sequence'], indexes: [['municipality', 'reception_number']],
  },
  e_application_attachment: {
    columns: { municipality: 'text', reception_number: 'text', version: 'integer', number: 'integer', kind: 'text', file_name: 'text', media_type: 'text', bytes: 'bytes', size: 'integer', sha256: 'text' },
    key: ['municipality', 'reception_number', 'version', 'number'], indexes: [['municipality', 'kind']],
  },
  /** What the applicant was told, in order. */
  e_application_report: {
    columns: { municipality: 'text', reception_number: 'text', n: 'integer', version: 'integer', state: 'text', message: 'text', reported_at: 'text' },
    key: ['municipality', 'reception_number', 'n'],
  },
});

export type FaultName = 'serviceDown' | 'lost' | 'twice' | 'reversed' | 'attachmentCut' | 'attachmentOfAnother' | 'numberOfFamily' | 'sentTwice' | 'reportLost';
export interface Parameters { readonly maximumAttachmentKB: number; readonly maximumAttachments: number; readonly pageSize: number }
export type EApplication = Party<typeof eApplicationTables, FaultName, Parameters>;
export type EApplicationStore = EApplication['store'];
export type ApplicationRow = RowOf<(typeof eApplicationTables)['e_application']>;
export type VersionRow = RowOf<(typeof eApplicationTables)['e_application_version']>;
