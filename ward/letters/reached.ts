import { chunks } from '../desk.js';
import type { WardStore } from '../tables.js';

/** Of some facts those whose letter has not reached the debtor: it came back, nobody knows where to send it, or its file still lies in the ward. */
export async function unreachedAmong({ db }: WardStore, factNos: readonly number[]): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for (const some of chunks(factNos)) for (const row of await db.selectFrom('ward_letter').select('source_no').where('source', '=', 'fact').where('source_no', 'in', some).where((where) => where.or([where('returned_on', 'is not', null), where('state', '=', 'held'), where('file_name', 'in', where.selectFrom('ward_outbox_file').select('name').where('taken_at', 'is', null))])).execute()) found.add(row.source_no);
  return found;
}
