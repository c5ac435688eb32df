import { chunks } from '../desk.js';
import type { WardStore } from '../tables.js';

/** Of these insured people those whose 世帯主 is dead and has no successor yet, with that 世帯主: a paper sent now would carry a dead person's name. */
export async function headlessAmong({ db }: WardStore, personKeys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const some of chunks(personKeys)) {
    const rows = await db.selectFrom('ward_period as period').innerJoin('ward_household as household', (join) => join.onRef('household.household_key', '=', 'period.household_key').on('household.latest', '=', 1))
      .innerJoin('ward_resident as head', (join) => join.onRef('head.person_key', '=', 'household.head_person_key').on('head.latest', '=', 1)).where('head.died_on', 'is not', null)
      .where('period.person_key', 'in', some).where('period.latest', '=', 1).where('period.voided', '=', 0).where('period.end_on', 'is', null).select(['period.person_key', 'household.head_person_key']).execute();
    for (const { person_key, head_person_key } of rows) found.set(person_key, head_person_key);
  }
  return found;
}

/** Papers that were held back and whose household has a living 世帯主 again wait for the printer. */
export async function releaseHeld(store: WardStore): Promise<void> {
  const held = await store.db.selectFrom('ward_certificate_piece').select(['certificate_id', 'person_key']).where('state', '=', 'held').execute();
  const headless = await headlessAmong(store, held.map(({ person_key }) => person_key));
  for (const ids of chunks(held.filter(({ person_key }) => !headless.has(person_key)).map(({ certificate_id }) => certificate_id))) await store.db.updateTable('ward_certificate_piece').set({ state: 'waiting' }).where('certificate_id', 'in', ids).execute();
}
