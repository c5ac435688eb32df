import type { Day } from '../../law/define.js';
import type { ResidentAnswer } from '../../contracts/juki-net/identity.js';
import { compareFive } from '../../matching/judge/five.js';
import { expectedNamesakes } from '../../matching/judge/findings.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { residentItems } from './compare.js';
import { isActive, itemsOf, kanaKeyOf, rowOf } from './member.js';
import { inPages, type EntryRow, type Hub, type HubStore } from './tables.js';

/** Entries that hold now, of every partition: what only 取りまとめ機関 may look through. */
export const currentEntries = (store: HubStore) => store.db.selectFrom('insurer_hub_entry as e')
  .innerJoin('insurer_hub_check as c', (join) => join.onRef('c.code', '=', 'e.code').onRef('c.history_key', '=', 'e.history_key').onRef('c.version', '=', 'e.version')).where('c.is_current', '=', 1).where('e.is_void', '=', 0);

/** holder(n): is there another person whose record agrees in all five items with what J-LIS holds for the number? */
export async function hasHolder(store: HubStore, rules: RuleSet, own: EntryRow, answer: ResidentAnswer): Promise<boolean> {
  if (answer.bornOn === null || answer.sex === null || answer.nameKana === null) return false;
  const alike = await currentEntries(store).where('e.born_on', '=', answer.bornOn).where('e.sex', '=', answer.sex).where('e.kana_key', '=', kanaKeyOf(answer.nameKana)).select(['e.code', 'e.municipal_insured_id', 'e.row']).execute();
  const items = residentItems(answer);
  return alike.some((entry) => (entry.code !== own.code || entry.municipal_insured_id !== own.municipal_insured_id) && compareFive(itemsOf(rowOf(entry.row)), items, rules).every(({ agrees }) => agrees));
}

/** Other people of a name one has to expect on one birthday, as far as the hub knows people; asked once a name. */
export function namesakes(store: HubStore): (own: EntryRow) => Promise<number> {
  const known = new Map<string, number>();
  return async (own) => {
    const name = rowOf(own.row).name;
    const key = `${own.kana_key} ${name}`;
    const rows = known.has(key) ? [] : await currentEntries(store).where('e.kana_key', '=', own.kana_key).select(['e.insurer_person_key', 'e.born_on', 'e.row']).execute();
    const alike = rows.filter(({ row }) => rowOf(row).name === name);
    const born = alike.map(({ born_on }) => born_on as Day).sort();
    if (!known.has(key)) known.set(key, born.length < 2 ? 0 : expectedNamesakes(new Set(alike.map((one) => one.insurer_person_key)).size, born[0]!, born.at(-1)!));
    return known.get(key)!;
  };
}

/** For each number the partitions in which a person bound to it is insured today. */
export async function activePartitions(party: Hub, store: HubStore, numbers: Iterable<string>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await inPages(numbers, (page) => currentEntries(store).innerJoin('insurer_hub_binding as b', (join) => join.onRef('b.code', '=', 'e.code').onRef('b.insurer_person_key', '=', 'e.insurer_person_key'))
    .where('b.individual_number', 'in', page).select(['b.individual_number as number', 'e.code', 'e.valid_from', 'e.valid_to', 'e.is_void']).execute());
  const found = new Map<string, Set<string>>();
  for (const row of rows) if (isActive(row, party.today())) found.set(row.number, (found.get(row.number) ?? new Set()).add(row.code));
  return found;
}
