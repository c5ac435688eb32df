import { sql } from 'kysely';
import type { Aggregator, AggregatorStore } from '../tables.js';

/**
 * Notes whose rows of the 委託区画 may have changed: everybody of a batch that was not refused, and everybody judged anew,
 * in whatever municipality. Called within the transaction that loads or judges; nothing is noted in a world without a hub.
 */
export async function queueBatch(party: Aggregator, store: AggregatorStore, municipalityCode: string): Promise<void> {
  if (!party.isHere('insurer-hub')) return;
  await sql`insert into aggregator_partition_queue (municipality, person_key)
    select distinct ${municipalityCode}, s.person_key from aggregator_staged_person s where s.is_refused = 0 and not exists (select 1 from aggregator_staged_refusal r where r.household_key = s.household_key)
    on conflict do nothing`.execute(store.db);
  await sql`insert into aggregator_partition_queue (municipality, person_key)
    select distinct ${municipalityCode}, r.person_key from aggregator_staged_ratio r where r.is_refused = 0 on conflict do nothing`.execute(store.db);
}
export async function queueTouched(party: Aggregator, store: AggregatorStore): Promise<void> {
  if (!party.isHere('insurer-hub')) return;
  await sql`insert into aggregator_partition_queue (municipality, person_key)
    select distinct i.municipality, i.person_key from aggregator_touched t join aggregator_insured i on i.person_id = t.person_id where true on conflict do nothing`.execute(store.db);
}
