import { tables } from '../../../store/define.js';

/** 国保関係情報 on its way out of the 国保システム: to 自治体中間サーバー (提供) and to the other systems of the ward (移転). */
export const handoverTables = tables({
  /** Files of both kinds, as they came. `state`: taken 受け取った · lost 中で失われた */
  integrated_db_handed: { columns: { municipality: 'text', name: 'text', sha256: 'text', received_at: 'text', state: 'text' }, key: ['municipality', 'name'] },
  /** `state`: waiting · told (the hub has said something) */
  integrated_db_provision: { columns: { municipality: 'text', record_id: 'text', n: 'integer', content: 'text', received_at: 'text', state: 'text', outcome: 'text?' }, key: ['municipality', 'n'], indexes: [['state']] },
  /** What the system of a receiver holds now. */
  integrated_db_held: { columns: { municipality: 'text', receiver: 'text', history_key: 'text', person_key: 'text', content: 'text' }, key: ['municipality', 'receiver', 'history_key'] },
  /** One line a file: `transfer` or `provide`, with the basis. Nothing leaves without one. `applied` 0 = refused for a gap. */
  integrated_db_log: { columns: { municipality: 'text', n: 'integer', what: 'text', at: 'text', receiver: 'text', basis_text: 'text', records: 'integer', feed_seq: 'integer?', applied: 'integer' }, key: ['municipality', 'n'] },
  integrated_db_result: { columns: { municipality: 'text', layout: 'text', seq: 'integer', name: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text' }, key: ['municipality', 'layout', 'seq'], indexes: [['municipality', 'name']] },
});
