import { tables } from '../../store/define.js';
import { handoverTables } from './handover/tables.js';
import type { Party } from '../define.js';

/** Everything is kept by municipality (団体コード): each has a 統合DB of its own, and none sees another's. */
export const integratedDbTables = tables({
  /**
   * What the tax office and 市民課 know now, by the topic of the feed. `fiscal_year` is 0 where there is none. `content` is what a feed tells
   * as JSON, empty once taken away; such a row stays, because a deletion is told, never left out. `is_laid`: some feed has told of it.
   * `is_changed`: no feed has told of it as it is.
   */
  integrated_db_fact: {
    columns: { municipality: 'text', topic: 'text', person_key: 'text', fiscal_year: 'integer', content: 'text', as_of: 'text', is_laid: 'integer', is_changed: 'integer' },
    key: ['municipality', 'topic', 'person_key', 'fiscal_year'], indexes: [['municipality', 'is_changed']],
  },
  /** `state`: here 並んでいる · lost 失われた. `visible_on`: from this day it is listed. `again_on`: the one day on which it is listed whatever was fetched before. */
  integrated_db_feed: {
    columns: { municipality: 'text', topic: 'text', seq: 'integer', name: 'text', kind: 'text', as_of: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', state: 'text', visible_on: 'text', again_on: 'text?' },
    key: ['municipality', 'topic', 'seq'], indexes: [['municipality', 'name']],
  },
  /** `answered_by`: the number of the full feed that was laid out for it. */
  integrated_db_request: { columns: { municipality: 'text', topic: 'text', n: 'integer', requested_at: 'text', answered_by: 'integer?' }, key: ['municipality', 'topic', 'n'] },
  integrated_db_token: { columns: { token: 'text', municipality: 'text', issued_at: 'text', expires_at: 'text' }, key: ['token'] },
  ...handoverTables,
});

export type FaultName = 'serviceDown' | 'feedSkipped' | 'feedTwice' | 'fullMarkedDifference' | 'differenceMarkedFull' | 'feedLate' | 'handoverLost';
export interface Parameters { readonly tokenLifeMinutes: number; readonly lateDays: number; readonly maximumFileMB: number }
export type IntegratedDb = Party<typeof integratedDbTables, FaultName, Parameters>;
export type IntegratedDbStore = IntegratedDb['store'];
