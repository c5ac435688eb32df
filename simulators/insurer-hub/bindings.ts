import { inPages, nextNumber, type HubStore } from './tables.js';

/** One person of a partition whose number changes: `null` = none. */
export interface Move { readonly person: string; readonly from: string | null; readonly to: string | null }

/**
 * Which moves cannot be made although all numbers are taken off first and put on afterwards: the number then still
 * hangs on somebody who keeps it, or two want it. A refused move keeps its own number, which may refuse others in turn.
 */
export function refusedMoves(moves: readonly Move[], holderOf: (number: string) => string | undefined): ReadonlySet<string> {
  const refused = new Set<string>();
  for (let before = -1; before !== refused.size;) {
    before = refused.size;
    const moving = moves.filter(({ person }) => !refused.has(person));
    const left = new Set(moving.flatMap(({ from, to }) => (from !== null && from !== to ? [from] : [])));
    const wanted = new Map<string, number>();
    for (const { to } of moving) if (to !== null) wanted.set(to, (wanted.get(to) ?? 0) + 1);
    for (const { person, from, to } of moving) {
      if (to === null || to === from) continue;
      const holder = holderOf(to);
      if (wanted.get(to)! > 1 || (holder !== undefined && holder !== person && !left.has(to))) refused.add(person);
    }
  }
  return refused;
}

/** What is bound among some people and numbers of one partition. */
export interface Bound {
  numberOf(person: string): string | null;
  holderOf(number: string): string | undefined;
}

export async function boundIn(store: HubStore, code: string, people: Iterable<string>, numbers: Iterable<string>): Promise<Bound> {
  const ask = () => store.db.selectFrom('insurer_hub_person as p').innerJoin('insurer_hub_binding as b', (join) => join.onRef('b.code', '=', 'p.code').onRef('b.insurer_person_key', '=', 'p.insurer_person_key'))
    .where('p.code', '=', code).select(['p.municipal_insured_id as person', 'b.individual_number as number']);
  const rows = [
    ...await inPages(people, (page) => ask().where('p.municipal_insured_id', 'in', page).execute()),
    ...await inPages(numbers, (page) => ask().where('b.individual_number', 'in', page).execute()),
  ];
  const [byPerson, byNumber] = [new Map(rows.map(({ person, number }) => [person, number])), new Map(rows.map(({ person, number }) => [number, person]))];
  return { numberOf: (person) => byPerson.get(person) ?? null, holderOf: (number) => byNumber.get(number) };
}

/** 被保険者枝番 of each person; who has none yet gets the next one, in the order given, for ever. */
export async function personKeys(store: HubStore, code: string, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await inPages(people, (page) => store.db.selectFrom('insurer_hub_person').where('code', '=', code).where('municipal_insured_id', 'in', page).select(['municipal_insured_id', 'insurer_person_key']).execute());
  const keys = new Map(rows.map((row) => [row.municipal_insured_id, row.insurer_person_key]));
  const fresh = [...new Set(people)].filter((person) => !keys.has(person));
  if (fresh.length === 0) return keys;
  const first = await nextNumber(store, 'insurerPersonKey', fresh.length);
  fresh.forEach((person, index) => keys.set(person, `IPK${String(first + index).padStart(10, '0')}`));
  await store.insertMany('insurer_hub_person', fresh.map((person) => ({ code, municipal_insured_id: person, insurer_person_key: keys.get(person)! })));
  return keys;
}

/** All numbers off, then all numbers on. The table itself refuses a number that would stand for two. */
export async function applyMoves(store: HubStore, code: string, moves: readonly Move[], keys: ReadonlyMap<string, string>, since: string): Promise<void> {
  const real = moves.filter(({ from, to }) => from !== to);
  await inPages(real.flatMap(({ from }) => from ?? []), async (page) => {
    await store.db.deleteFrom('insurer_hub_binding').where('code', '=', code).where('individual_number', 'in', page).execute();
    return [];
  });
  await store.insertMany('insurer_hub_binding', real.flatMap(({ person, to }) => (to === null ? [] : [{ code, individual_number: to, insurer_person_key: keys.get(person)!, since }])));
  await askForSymbols(store, code, real.map(({ person, from, to }) => ({ from, to, insurerPersonKey: keys.get(person)! })), since);
}

/** 機関別符号 follows the binding: the one of the number that was taken off is given back, one for the new number is asked for. */
async function askForSymbols(store: HubStore, code: string, moves: readonly { readonly from: string | null; readonly to: string | null; readonly insurerPersonKey: string }[], at: string): Promise<void> {
  const asked = [
    ...moves.flatMap(({ from, insurerPersonKey }) => (from === null ? [] : [{ kind: 'release', number: from, insurerPersonKey }])),
    ...moves.flatMap(({ to, insurerPersonKey }) => (to === null ? [] : [{ kind: 'issue', number: to, insurerPersonKey }])),
  ];
  if (asked.length === 0) return;
  const first = await nextNumber(store, 'symbolRequest', asked.length);
  await store.insertMany('insurer_hub_symbol_request', asked.map(({ kind, number, insurerPersonKey }, index) => ({
    request_id: `SR-${String(first + index).padStart(8, '0')}`, n: first + index, code, kind, individual_number: number, insurer_person_key: insurerPersonKey, requested_at: at, state: 'waiting', linkage_symbol: null, answered_at: null,
  })));
}
