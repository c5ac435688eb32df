import { counterSearch, type Edge, type HolderProposal } from '../../matching/judge/counter-search.js';
import { compareFive } from '../../matching/judge/five.js';
import { keyOf } from './findings.js';
import { currentEntries } from './holders.js';
import { itemsOf, rowOf } from './member.js';
import { rulesOf } from './parameters.js';
import { inPages, type Hub, type HubStore } from './tables.js';

/** A correction to look at, as one partition may see it: its own records only. Never applied by itself. */
export interface Proposal { readonly kind: HolderProposal['kind']; readonly historyKeys: readonly string[]; readonly because: string }

/**
 * Counter-search for the suspects of a partition: whose answer from J-LIS fits this record? Rows are numbered in the order
 * in which they were stored, so that numbers slipped by one row show as such. Of a row in another partition nothing is said
 * but that it is elsewhere.
 */
export async function proposalsFor(party: Hub, store: HubStore, code: string): Promise<ReadonlyMap<string, Proposal>> {
  const suspects = await currentEntries(store).where('e.code', '=', code).where('c.grade', 'not in', ['5']).where('c.state', 'in', ['suspect', 'notified', 'investigating'])
    .select(['e.code', 'e.history_key', 'e.version', 'e.n', 'e.municipal_insured_id', 'e.born_on', 'e.sex', 'e.kana_key', 'e.row']).orderBy('e.n').execute();
  if (suspects.length === 0) return new Map();
  const answered = await inPages(suspects.map(({ born_on, sex, kana_key }) => `${born_on} ${sex} ${kana_key}`), (page) => currentEntries(store).where('c.resident_key', 'in', page).select(['e.code', 'e.n', 'e.municipal_insured_id', 'c.resident', 'c.resident_key']).orderBy('e.n').execute());
  const rules = rulesOf(party.parameters);
  const edges = suspects.flatMap((suspect): Edge[] => {
    const items = itemsOf(rowOf(suspect.row));
    const holders = answered.filter(({ resident_key, code: where, municipal_insured_id }) => resident_key === `${suspect.born_on} ${suspect.sex} ${suspect.kana_key}` && (where !== code || municipal_insured_id !== suspect.municipal_insured_id))
      .filter(({ resident }) => compareFive(items, JSON.parse(resident!) as object, rules).every(({ agrees }) => agrees));
    const own = holders.find((holder) => holder.code === code);
    return holders.length === 0 ? [] : [{ from: suspect.n, to: own?.n ?? null }];
  });
  const keys = new Map(suspects.map((suspect) => [suspect.n, suspect]));
  const others = new Map((await inPages(edges.flatMap(({ to }) => (to === null || keys.has(to) ? [] : [to])), (page) => store.db.selectFrom('insurer_hub_entry').where('n', 'in', page).select(['n', 'history_key']).execute())).map((row) => [row.n, row.history_key]));
  return new Map(counterSearch(edges).flatMap(({ kind, rows, because }) => {
    const proposal: Proposal = { kind, because, historyKeys: rows.map((n) => keys.get(n)?.history_key ?? others.get(n)!) };
    return rows.flatMap((n) => (keys.has(n) ? [[keyOf(keys.get(n)!), proposal] as const] : []));
  }));
}
