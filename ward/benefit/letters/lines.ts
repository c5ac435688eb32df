import { chunks } from '../../desk.js';
import { placesOf } from '../../notices/places.js';
import type { WardStore } from '../../tables.js';

/** Names of whoever has ever been in these households, by 記号番号 and 枝番. */
export type BranchNames = ReadonlyMap<string, string>;

export async function branchNamesOf(store: WardStore, householdKeys: readonly string[]): Promise<BranchNames> {
  const rows: { readonly household_key: string; readonly branch_number: string; readonly person_key: string }[] = [];
  for (const some of chunks([...new Set(householdKeys)])) rows.push(...await store.db.selectFrom('ward_period').select(['household_key', 'branch_number', 'person_key']).distinct().where('household_key', 'in', some).execute());
  const places = await placesOf(store, rows.map(({ person_key }) => person_key));
  return new Map(rows.flatMap(({ household_key, branch_number, person_key }) => (places.has(person_key) ? [[`${household_key} ${branch_number}`, places.get(person_key)!.name] as const] : [])));
}

/** A line of the history as the household reads it: names for 枝番, days and months as one says them. Of institutions the ward has nothing but their code. */
export const toldLine = (line: string, householdKey: string, names: BranchNames): string =>
  line.replaceAll(/枝番(\d{2})/g, (ref, branch: string) => nameJa(names.get(`${householdKey} ${branch}`)) ?? ref)
    .replaceAll(/(?<= )(\d{10})(?= (?:歯科)?(?:入院|外来))/g, '医療機関コード$1')
    .replaceAll(/(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])/g, (_, year: string, month: string, day: string) => `${year}年${Number(month)}月${Number(day)}日`)
    .replaceAll(/(?<![\w-])(\d{4})-(\d{2})(?![\w-])/g, (_, year: string, month: string) => `${year}年${Number(month)}月`);
const nameJa = (name: string | undefined): string | undefined => (name === undefined ? undefined : `${name}さん`);
