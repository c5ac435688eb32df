import { tables } from '../../../store/define.js';

/** 連絡票 at any number of other municipalities, and the post between them and the ward. */
export const slipTables = tables({
  /** People a municipality knows by 4情報 from its tax rolls, whether or not they were ever insured there. */
  other_municipality_taxpayer: { columns: { municipality: 'text', person_key: 'text', name: 'text', name_kana: 'text', born_on: 'text', sex: 'text', address: 'text' }, key: ['municipality', 'person_key'] },
  /** What its tax office has said of a person and year, every version; `held_by` = another municipality taxes her for that year. */
  other_municipality_income: { columns: { municipality: 'text', person_key: 'text', fiscal_year: 'integer', n: 'integer', content: 'text', as_of: 'text', held_by: 'text?' }, key: ['municipality', 'person_key', 'fiscal_year', 'n'] },
  /** A sheet in some municipality's hands. `state`: toRead 届いた · answered · forwarded · kept 受け取った回答 · lost 届かなかった. */
  other_municipality_slip: {
    columns: { municipality: 'text', sender: 'text', slip_id: 'text', content: 'text', received_at: 'text', due_on: 'text', state: 'text' },
    key: ['municipality', 'sender', 'slip_id'], indexes: [['state', 'due_on']],
  },
  /** Envelopes for a municipality that fetches its own post. `state`: here · received */
  other_municipality_mail: {
    columns: { municipality: 'text', seq: 'integer', name: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', made_at: 'text', visible_on: 'text', state: 'text' },
    key: ['municipality', 'seq'], indexes: [['municipality', 'name']],
  },
  other_municipality_posted: { columns: { municipality: 'text', name: 'text', sha256: 'text', posted_at: 'text' }, key: ['municipality', 'name'] },
});
