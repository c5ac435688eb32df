import { tables, type RowOf } from '../../store/define.js';

/** What was handed in to 東京都 and what it answered. Of a submission only `state` and `issues` move in place; an answer again stands instead of the one before. No 個人番号, and nobody's name. */
export const prefectureTables = tables({
  /** `about`: the year of 納付金, or the months of 給付状況. `content`: the rows as they went out. */
  ward_submission: { columns: { submission_no: 'integer', file_name: 'text', layout: 'text', about: 'text', content: 'text', made_at: 'text', state: 'text', issues: 'text' }, key: ['submission_no'], indexes: [['file_name'], ['layout', 'about']] },
  /** What 東京都 was last told of a month, and in which file. */
  ward_reported_month: { columns: { month: 'text', content: 'text', file_name: 'text' }, key: ['month'] },
  ward_contribution: {
    columns: { fiscal_year: 'integer', run_kind: 'text', part: 'text', contribution_yen: 'integer', by_income_yen: 'integer', by_head_yen: 'integer', import_no: 'integer', received_at: 'text' },
    key: ['fiscal_year', 'run_kind', 'part'],
  },
  ward_standard_rate: { columns: { fiscal_year: 'integer', run_kind: 'text', part: 'text', income_rate_per_100k: 'integer?', per_capita_yen: 'integer?', import_no: 'integer', received_at: 'text' }, key: ['fiscal_year', 'run_kind', 'part'] },
});
export type SubmissionRow = RowOf<(typeof prefectureTables)['ward_submission']>;
