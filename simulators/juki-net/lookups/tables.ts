import { tables } from '../../../store/define.js';

/** Questions of wards at 統合端末, with the answer that was laid out for each file at once. `state`: here · received */
export const lookupTables = tables({
  juki_net_lookup: {
    columns: { municipality: 'text', name: 'text', sha256: 'text', received_at: 'text', answer_name: 'text', bytes: 'bytes', size: 'integer', answer_sha256: 'text', state: 'text' },
    key: ['municipality', 'name'], indexes: [['municipality', 'answer_name']],
  },
  /** Who looked up how many for which purpose: every look-up is counted, none is without one. */
  juki_net_lookup_log: { columns: { municipality: 'text', enquiry_id: 'text', asked_at: 'text', actor: 'text', purpose: 'text', kind: 'text', outcome: 'text' }, key: ['municipality', 'enquiry_id'] },
});
