import type { PaperState } from '../../../contracts/ward-paper.js';
import type { Moment } from '../../../law/day.js';
import type { PaperRow, WardStore } from '../../tables.js';

export const newestPapers = ({ db }: WardStore, states: readonly PaperState[]): Promise<readonly PaperRow[]> =>
  db.selectFrom('ward_paper').selectAll().where('latest', '=', 1).where('state', 'in', states).orderBy('paper_id').execute();

export const paperOf = ({ db }: WardStore, paperId: string): Promise<PaperRow | undefined> => db.selectFrom('ward_paper').selectAll().where('paper_id', '=', paperId).where('latest', '=', 1).executeTakeFirst();

/** Adds a version; what was known before stays. */
export async function keepPaper(store: WardStore, now: Moment, before: Omit<PaperRow, 'latest' | 'recorded_at'>, change: Partial<PaperRow> & { readonly state: PaperState; readonly because: string }): Promise<void> {
  await store.db.updateTable('ward_paper').set({ latest: 0 }).where('paper_id', '=', before.paper_id).where('latest', '=', 1).execute();
  await store.insertMany('ward_paper', [{ ...before, ...change, version: before.version + 1, recorded_at: now, latest: 1 }]);
}
