import type { RuleSet } from '../judge/rules.js';
import type { PersonItems } from '../person.js';
import { decide, type LinkClues, type Linked } from './decide.js';
import { folder } from './keys.js';

/** Records of one side: how many, and what each says. `numberOf` only where numbers are confirmed. */
export interface LinkSide { readonly count: number; readonly items: (index: number) => PersonItems; readonly numberOf?: ((index: number) => string) | undefined }

/** One record of B with the best of A, what it is to it, and who else came near. `a` is null where nobody came near at all. */
export interface LinkDecision extends Linked { readonly b: number; readonly a: number | null; readonly runnersUp: readonly number[] }

/** The people among whom a namesake is looked for: how many records were counted, and how many namesakes a record has to expect. */
export interface Crowd { readonly rows: number; readonly namesakes: (items: PersonItems) => number }

/** More candidates of one key than this are no candidates: half a town shares it. */
const mostOfOneKey = 200;
/** Pairs of items that make a candidate. Two of them agreeing is never enough to be the same. */
const pairsOfItems = [['born', 'kana'], ['born', 'name'], ['born', 'address'], ['kana', 'address'], ['name', 'address']] as const;

/**
 * 名寄せ of two sides by five pairs of items. A record is `same` with at most one other, the mutual unique best; a tie is for
 * people. Neither the order of the records nor that of the sides changes what is linked. Without a crowd no name is called rare.
 */
export function linkRecords(sideA: LinkSide, sideB: LinkSide, rules: RuleSet, crowd?: Crowd): readonly LinkDecision[] {
  // One memory for both sides: most items of a pair are written alike.
  const fold = folder();
  const [keysA, keysB] = [keysOf(sideA, fold), keysOf(sideB, fold)];
  const candidates = candidatesOf(keysA, keysB, sideB.count);
  const near = candidates.map((list, b) => list.map((a) => ({ a, linked: decide(sideA.items(a), sideB.items(b), rules, cluesOf(sideA, a, sideB, b, crowd)) }))
    .filter(({ linked }) => linked.decision !== 'different').sort((x, y) => y.linked.score - x.linked.score || x.a - y.a));
  const bestOfA = new Map<number, { readonly score: number; readonly b: number; readonly isTied: boolean }>();
  near.forEach((list, b) => list.forEach(({ a, linked }) => {
    const known = bestOfA.get(a);
    if (!known || linked.score > known.score) bestOfA.set(a, { score: linked.score, b, isTied: false });
    else if (linked.score === known.score) bestOfA.set(a, { ...known, isTied: true });
  }));
  return near.map((list, b): LinkDecision => {
    const [best, next] = list;
    if (!best) return { b, a: null, decision: 'different', rule: 'R9', because: '似た記録がない', score: 0, runnersUp: [] };
    const runnersUp = list.slice(1, 4).map(({ a }) => a);
    const mutual = bestOfA.get(best.a)!;
    const isTied = (next !== undefined && next.linked.score === best.linked.score) || mutual.b !== b || mutual.isTied;
    return best.linked.decision === 'same' && isTied ? { b, a: best.a, ...best.linked, decision: 'clerical', rule: 'R8', because: '同じ近さの候補がほかにある', runnersUp } : { b, a: best.a, ...best.linked, runnersUp };
  });
}

const cluesOf = (sideA: LinkSide, a: number, sideB: LinkSide, b: number, crowd?: Crowd): LinkClues => ({
  ...(crowd ? { rows: crowd.rows, expectedNamesakes: Math.max(crowd.namesakes(sideA.items(a)), crowd.namesakes(sideB.items(b))) } : {}), ...(sideA.numberOf && sideB.numberOf ? { numbers: [sideA.numberOf(a), sideB.numberOf(b)] as const } : {}),
});

type Keys = Readonly<Record<'name' | 'kana' | 'born' | 'address', Float64Array>>;

function keysOf({ count, items }: LinkSide, fold: ReturnType<typeof folder>): Keys {
  const keys: Keys = { name: new Float64Array(count), kana: new Float64Array(count), born: new Float64Array(count), address: new Float64Array(count) };
  for (let index = 0; index < count; index += 1) {
    const { name, kana, born, address } = fold(items(index));
    [keys.name[index], keys.kana[index], keys.born[index], keys.address[index]] = [name, kana, born, address];
  }
  return keys;
}

/** Records of A for each of B that share a pair of items. A missing item is no key. */
function candidatesOf(keysA: Keys, keysB: Keys, countB: number): readonly (readonly number[])[] {
  const found: Set<number>[] = Array.from({ length: countB }, () => new Set());
  for (const [one, other] of pairsOfItems) {
    const index = new Map<number, number[]>();
    keysA[one].forEach((key, a) => {
      const pair = pairOf(key, keysA[other][a]!);
      if (pair === 0) return;
      const list = index.get(pair);
      if (list) list.push(a);
      else index.set(pair, [a]);
    });
    keysB[one].forEach((key, b) => {
      const list = index.get(pairOf(key, keysB[other][b]!)) ?? [];
      if (list.length <= mostOfOneKey) for (const a of list) found[b]!.add(a);
    });
  }
  return found.map((set) => [...set].sort((x, y) => x - y));
}
const pairOf = (one: number, other: number): number => (one === 0 || other === 0 ? 0 : (one * 31 + other) % 9_007_199_254_740_881 || 1);
