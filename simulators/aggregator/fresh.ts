import { sql } from 'kysely';
import type { Changes } from './changes.js';
import type { Loading } from './staging.js';

/**
 * Loads the people of whom nothing else is known, in any municipality or any other line, and whose one period needs no
 * second look. Their rows and dates stand ready from the staging, so they move within the store. The rest is `apply.ts`.
 */
export async function applyFresh({ store, pair }: Loading, changes: Changes, lastLine: number): Promise<number> {
  const code = pair.municipalityCode;
  await sql`insert into aggregator_staged_fresh (line) select s.line from aggregator_staged_person s
    where s.judged is not null and s.is_refused = 0
    and not exists (select 1 from aggregator_staged_refusal r where r.household_key = s.household_key)
    and not exists (select 1 from aggregator_insured i where i.municipality = ${code} and i.person_key = s.person_key)
    and not exists (select 1 from aggregator_insured i where i.person_id = s.person_id)
    and not exists (select 1 from aggregator_staged_person o where o.person_key = s.person_key and o.line <> s.line) order by s.line`.execute(store.db);
  const count = await store.db.selectFrom('aggregator_staged_fresh').select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
  if (Number(count.n) === 0) return 0;
  const before = changes.reserve(['municipalInsuredIds', 'qualificationDates'], code, lastLine);
  await sql`insert into aggregator_insured (municipality, person_key, municipal_insured_id, person_id, household_key, branch_number, is_open, likeness, held, change)
    select ${code}, s.person_key, s.municipal_insured_id, s.person_id, s.household_key, s.branch_number, s.is_open, s.likeness, s.held, ${before} + s.line
    from aggregator_staged_fresh f cross join aggregator_staged_person s where s.line = f.line`.execute(store.db);
  await sql`insert into aggregator_dates (municipality, person_key, told, version, change)
    select ${code}, s.person_key, d.told, 1, ${before} + s.line from aggregator_staged_fresh f cross join aggregator_staged_person s cross join aggregator_staged_dates d where s.line = f.line and d.n = s.judged`.execute(store.db);
  return Number(count.n);
}
