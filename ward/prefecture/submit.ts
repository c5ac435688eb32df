import type { Fields, RecordDefinition, RecordOf } from '../../contracts/define.js';
import { layOut, type Making } from '../outbox.js';
import type { WardStore } from '../tables.js';
import type { SubmissionRow } from './tables.js';

/** Lays out a file for 東京都 and writes down what was said. Its name. */
export async function submit<F extends Fields>(making: Making, definition: RecordDefinition<F>, about: string, rows: readonly RecordOf<RecordDefinition<F>>[]): Promise<string> {
  const { store, settings } = making;
  const name = await layOut(making, definition, rows);
  const last = await store.db.selectFrom('ward_submission').select(({ fn }) => fn.max('submission_no').as('no')).executeTakeFirst();
  await store.insertMany('ward_submission', [{ submission_no: (last?.no ?? 0) + 1, file_name: name, layout: definition.id, about, content: JSON.stringify(rows), made_at: settings.now, state: 'handedOver', issues: '[]' }]);
  return name;
}

/** The newest file about that. */
export const lastSubmission = ({ db }: WardStore, layout: string, about: string): Promise<SubmissionRow | undefined> =>
  db.selectFrom('ward_submission').selectAll().where('layout', '=', layout).where('about', '=', about).orderBy('submission_no', 'desc').executeTakeFirst();
