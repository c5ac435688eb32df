import { tables } from '../../store/define.js';

/** 証 as pieces of print: one row a paper that goes by mail. `state`, `file_name` and what came of the post move in place. */
export const certificateTables = tables({
  ward_certificate_piece: {
    columns: { certificate_id: 'text', certificate_no: 'integer', person_key: 'text', state: 'text', created_at: 'text', file_name: 'text?', returned_on: 'text?', return_reason: 'text?' },
    key: ['certificate_id'], indexes: [['certificate_no'], ['person_key'], ['state']],
  },
});

/** `C-00000012`: the paper's own number, printed on it. */
export const certificateIdOf = (certificateNo: number): string => `C-${String(certificateNo).padStart(8, '0')}`;
