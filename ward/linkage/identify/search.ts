import { daysBetween } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { comparePerson, type PersonItems } from '../../../matching/person.js';
import type { Decision } from '../../define.js';
import type { ResidentRow, WardStore } from '../../tables.js';
import { identify } from '../rules/identify.js';
import { agreementOf, countOf, type ItemLevels } from '../rules/levels.js';
import { foldedKeys } from './keys.js';

/** Somebody the ward knows who looks like the one that was searched for. */
export interface Candidate { readonly resident: ResidentRow; readonly levels: ItemLevels; readonly reasons: readonly string[]; readonly decision: Decision }
/** `household` = 宛名番号 of those who live or lived in one household with the person. */
export interface Sought { readonly personKey: string; readonly items: PersonItems; readonly household: ReadonlySet<string> }

const shownAtMost = 20;

/**
 * Counter-search inside the ward, by 4情報 and without the number: which other record could it be? 個人番号 counts as
 * unconfirmed on both sides, because it is what is in doubt. The household comes first whether alike or not: most slips
 * happen within one form.
 */
export async function searchWard(store: WardStore, sought: Sought): Promise<readonly Candidate[]> {
  const found = new Map((await alike(store, sought.items, sought.personKey)).map((row) => [row.person_key, row]));
  for (const row of await membersOf(store, sought)) found.set(row.person_key, row);
  const previous = await previousAddresses(store, [...found.keys()]);
  const compared = [...found.values()].map((resident) => ({ resident, ...levelsOf(sought.items, { ...itemsOf(resident), previousAddresses: previous.get(resident.person_key) }) }));
  const expectedNamesakes = await namesakesOf(store, sought.items);
  const best = Math.max(0, ...compared.map(({ levels }) => countOf(agreementOf(levels))));
  const candidates: Candidate[] = [];
  for (const { resident, levels, reasons } of compared) {
    const count = countOf(agreementOf(levels));
    const isAlone = count === best && compared.filter((other) => countOf(agreementOf(other.levels)) === count).length === 1;
    const isMutualBest = isAlone && !(await hasBetterPartner(store, resident, count, sought.personKey));
    candidates.push({ resident, levels, reasons, decision: identify.apply({ levels, numbers: 'unconfirmed', expectedNamesakes, isMutualBest }) });
  }
  const rank = ({ resident, levels }: Candidate) => (sought.household.has(resident.person_key) ? 0 : 10) - countOf(agreementOf(levels));
  return candidates.sort((a, b) => rank(a) - rank(b) || (a.resident.person_key < b.resident.person_key ? -1 : 1)).slice(0, shownAtMost);
}

/** One record laid beside what was said of a person, where the 個人番号 says how they stand to each other. */
export async function judgedPair(store: WardStore, items: PersonItems, resident: ResidentRow, numbers: 'same' | 'different'): Promise<Candidate> {
  const previous = await previousAddresses(store, [resident.person_key]);
  const { levels, reasons } = levelsOf(items, { ...itemsOf(resident), previousAddresses: previous.get(resident.person_key) });
  return { resident, levels, reasons, decision: identify.apply({ levels, numbers, expectedNamesakes: await namesakesOf(store, items), isMutualBest: true }) };
}

/** Records that share two folded items, by the keys (D,N) (D,K) (D,A) (N,A) (K,A); a missing item makes no key. */
async function alike({ db }: WardStore, items: PersonItems, except: string): Promise<readonly ResidentRow[]> {
  const { name_key: name, kana_key: kana, address_key: address } = foldedKeys({ name: items.name ?? '', name_kana: items.nameKana ?? '', address: items.address ?? '' });
  const pairs: readonly (readonly (readonly ['born_on' | 'name_key' | 'kana_key' | 'address_key', string])[])[] = [
    [['born_on', items.bornOn ?? ''], ['kana_key', kana]], [['born_on', items.bornOn ?? ''], ['name_key', name]], [['born_on', items.bornOn ?? ''], ['address_key', address]],
    [['kana_key', kana], ['address_key', address]], [['name_key', name], ['address_key', address]],
  ];
  const whole = pairs.filter((pair) => pair.every(([, value]) => value !== ''));
  if (whole.length === 0) return [];
  return db.selectFrom('ward_resident').selectAll().where('latest', '=', 1).where('person_key', '<>', except)
    .where((where) => where.or(whole.map((pair) => where.and(pair.map(([column, value]) => where(column, '=', value)))))).orderBy('person_key').limit(200).execute();
}

const membersOf = async ({ db }: WardStore, { household, personKey }: Sought): Promise<readonly ResidentRow[]> => (household.size === 0 ? []
  : db.selectFrom('ward_resident').selectAll().where('latest', '=', 1).where('person_key', 'in', [...household]).where('person_key', '<>', personKey).orderBy('person_key').execute());

export async function previousAddresses({ db }: WardStore, personKeys: readonly string[]): Promise<ReadonlyMap<string, { address: string }[]>> {
  const rows = personKeys.length === 0 ? [] : await db.selectFrom('ward_resident').select(['person_key', 'address']).distinct().where('person_key', 'in', personKeys).where('latest', '=', 0).execute();
  const all = new Map<string, { address: string }[]>();
  for (const { person_key, address } of rows) all.set(person_key, [...(all.get(person_key) ?? []), { address }]);
  return all;
}

/** How many others of that name would share a birthday by chance: (people of the name − 1) ÷ days between the oldest and the youngest. */
async function namesakesOf({ db }: WardStore, items: PersonItems): Promise<number> {
  const { name_key } = foldedKeys({ name: items.name ?? '', name_kana: '', address: '' });
  const found = await db.selectFrom('ward_resident').where('latest', '=', 1).where('name_key', '=', name_key)
    .select((select) => [select.fn.countAll<number | string>().as('people'), select.fn.min('born_on').as('oldest'), select.fn.max('born_on').as('youngest')]).executeTakeFirst();
  const people = Number(found?.people ?? 0);
  return people < 2 ? 0 : (people - 1) / Math.max(365, daysBetween(found!.oldest as Day, found!.youngest as Day) + 1);
}

/** Is there a third record that resembles the candidate at least as much as the one searched for does? */
async function hasBetterPartner(store: WardStore, candidate: ResidentRow, count: number, sought: string): Promise<boolean> {
  const others = (await alike(store, itemsOf(candidate), candidate.person_key)).filter(({ person_key }) => person_key !== sought);
  return others.some((other) => countOf(agreementOf(levelsOf(itemsOf(candidate), itemsOf(other)).levels)) >= count);
}

export const itemsOf = (row: ResidentRow): PersonItems => ({
  name: row.name, nameKana: row.name_kana, bornOn: row.born_on, sex: row.sex, address: row.address, ...(row.common_name !== null && { otherNames: [{ kind: 'commonName', text: row.common_name }] }),
});

function levelsOf(a: PersonItems, b: PersonItems): { levels: ItemLevels; reasons: readonly string[] } {
  const compared = comparePerson(a, b);
  const { name, nameKana, bornOn, sex, address } = compared;
  return {
    levels: { name: name.level, nameKana: nameKana.level, bornOn: bornOn.level, sex: sex.level, address: address.level },
    reasons: Object.values(compared).map(({ level, because }) => `${level} ${because}`),
  };
}
