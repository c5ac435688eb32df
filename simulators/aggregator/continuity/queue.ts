import { sql } from 'kysely';
import type { Aggregator, AggregatorStore } from '../tables.js';

/** Notes whose households have to be looked at: everybody judged anew whom more than one municipality knows. Nothing is noted where nobody decides on it. */
export async function queueMoves(party: Aggregator, store: AggregatorStore): Promise<void> {
  if (!party.isHere('federation-terminal')) return;
  await sql`insert into aggregator_move_queue (person_id) select distinct t.person_id from aggregator_touched t
    where exists (select 1 from aggregator_insured a join aggregator_insured b on b.person_id = a.person_id and b.municipality <> a.municipality where a.person_id = t.person_id) on conflict do nothing`.execute(store.db);
}
