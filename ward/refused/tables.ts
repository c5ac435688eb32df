import { tables } from '../../store/define.js';

export const refusedTables = tables({
  /** Files and acts that were refused, as they came; the same again is the same row. `accepted_at`: when the very same was taken after all. */
  ward_refused: {
    columns: { refused_no: 'integer', kind: 'text', name: 'text', body: 'bytes', sha256: 'text', times: 'integer', refused_at: 'text', issues: 'text', accepted_at: 'text?' },
    key: ['refused_no'], indexes: [['sha256']],
  },
});
