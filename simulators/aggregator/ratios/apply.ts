import { sql } from 'kysely';
import type { Day } from '../../../law/define.js';
import type { BurdenRatio } from '../../../law/burden-ratio.js';
import { nextNumber } from '../parts.js';
import type { Loading } from '../staging.js';
import type { AggregatorStore } from '../tables.js';
import type { ToldRatio } from './history.js';

/** E707: rows about somebody whom neither this batch nor the register knows. */
export async function refuseStrangers({ store, pair, log }: Loading): Promise<void> {
  if (!pair.ratios) return;
  const { rows } = await sql<{ line: number; person_key: string }>`select r.line, r.person_key from aggregator_staged_ratio r where r.is_refused = 0
    and not exists (select 1 from aggregator_staged_person s where s.person_key = r.person_key)
    and not exists (select 1 from aggregator_insured i where i.municipality = ${pair.municipalityCode} and i.person_key = r.person_key) order by r.line`.execute(store.db);
  for (const { line, person_key } of rows) {
    await log.add({ code: 'E707', line, byte: 0, field: 'personKey', ja: '宛名番号', raw: person_key, why: 'この宛名番号の人は登録されていない', cure: '同じ送信に世帯と個人の記録を入れる', fileName: pair.ratios.name, personKey: person_key });
  }
  for (const { person_key } of rows) await store.db.updateTable('aggregator_staged_ratio').where('person_key', '=', person_key).set({ is_refused: 1 }).execute();
}

/** What was not refused becomes what is known; of rows with one key the highest revision holds. Returns how many rows were taken. */
export async function applyRatios({ store, pair }: Loading): Promise<number> {
  if (!pair.ratios) return 0;
  const code = pair.municipalityCode;
  await sql`update aggregator_staged_ratio set is_refused = 1 where is_refused = 0 and (
    not exists (select 1 from aggregator_insured i where i.municipality = ${code} and i.person_key = aggregator_staged_ratio.person_key)
    or exists (select 1 from aggregator_staged_person s where s.person_key = aggregator_staged_ratio.person_key
      and (s.is_refused = 1 or exists (select 1 from aggregator_staged_refusal f where f.household_key = s.household_key))))`.execute(store.db);
  const { count, last } = await store.db.selectFrom('aggregator_staged_ratio').where('is_refused', '=', 0).select((eb) => [eb.fn.countAll().as('count'), eb.fn.max('line').as('last')]).executeTakeFirstOrThrow();
  if (Number(count) === 0) return 0;
  const before = await nextNumber(store, 'ratio', last);
  await sql`insert into aggregator_ratio (municipality, person_key, ratio_key, revision, valid_from, valid_through, burden_ratio, voided, told_no)
    select ${code}, r.person_key, r.ratio_key, r.revision, r.valid_from, r.valid_through, r.burden_ratio, r.voided, ${before} + r.line from aggregator_staged_ratio r where r.is_refused = 0
    on conflict (municipality, person_key, ratio_key) do update set revision = excluded.revision, valid_from = excluded.valid_from, valid_through = excluded.valid_through, burden_ratio = excluded.burden_ratio, voided = excluded.voided, told_no = excluded.told_no
    where excluded.revision >= aggregator_ratio.revision and (aggregator_ratio.valid_from <> excluded.valid_from or aggregator_ratio.valid_through <> excluded.valid_through
      or aggregator_ratio.burden_ratio <> excluded.burden_ratio or aggregator_ratio.voided <> excluded.voided or aggregator_ratio.revision <> excluded.revision)`.execute(store.db);
  return Number(count);
}

/** The rows that are not 無効 of some people of one municipality. */
export async function toldRatios({ db }: AggregatorStore, code: string, personKeys: readonly string[]): Promise<ReadonlyMap<string, readonly ToldRatio[]>> {
  const rows = personKeys.length === 0 ? [] : await db.selectFrom('aggregator_ratio').where('municipality', '=', code).where('person_key', 'in', personKeys).where('voided', '=', 0).selectAll().orderBy('told_no').execute();
  const found = new Map<string, ToldRatio[]>();
  for (const { person_key, valid_from, valid_through, burden_ratio, told_no } of rows) {
    found.set(person_key, [...(found.get(person_key) ?? []), { validFrom: valid_from as Day, validThrough: valid_through as Day, burdenRatio: burden_ratio as BurdenRatio, toldNo: told_no }]);
  }
  return found;
}
