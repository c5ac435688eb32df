import { compareFive } from '../../matching/judge/five.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import type { Decision, LinkRule } from '../../matching/link/decide.js';
import { linkRecords, type LinkSide } from '../../matching/link/link.js';
import type { PersonItems } from '../../matching/person.js';
import type { Found } from '../match/record.js';
import { hashCounter, hashIndex, type HashCounter } from '../match/hash-index.js';
import { exactPairs } from './exact.js';
import type { ScannedSide } from './side.js';

/** One record of B with what became of it. Rows are those of the scanned sides. */
export interface LinkedRow { readonly b: number; readonly a: number | null; readonly decision: Decision; readonly rule: LinkRule; readonly because: string; readonly runnersUp: readonly number[] }

/** Days over which people of one name are born; see the suspects of match. */
const span = 30 * 365.25;
/** Records kept while they are compared; more are read again when they are wanted. */
const mostKept = 400_000;

/** 名寄せ: what is the same to the byte first, everything else by folded keys. */
export function linkSides(a: ScannedSide, b: ScannedSide, rules: RuleSet, each: (linked: LinkedRow) => void): void {
  const { pairedA, pairedB, leftA, leftB } = exactPairs(a, b);
  const exact = { decision: 'same', rule: 'R2', because: '五項目が同じ文字列', runnersUp: [] as readonly number[] } as const;
  pairedA.forEach((row, index) => each({ b: pairedB[index]!, a: row, ...exact }));
  const [itemsA, itemsB] = [itemsOf(a, leftA), itemsOf(b, leftB)];
  const wanted = [...leftA.map((row) => a.names[row]!), ...leftB.map((row) => b.names[row]!)];
  const [inA, inB] = [bearersOf(a, wanted), bearersOf(b, wanted)];
  const nameOf = new WeakMap<PersonItems, number>();
  const known = (side: LinkSide, names: Uint32Array, rows: Uint32Array): LinkSide => ({ count: side.count, items: (index) => { const items = side.items(index); nameOf.set(items, names[rows[index]!]!); return items; } });
  /** Counted in either file, since neither need be the larger one. */
  const namesakes = (items: PersonItems) => Math.max(0, ...[inA, inB].map((bearers) => bearers.of(nameOf.get(items) ?? 0) - 1)) / span;
  const crowd = { rows: Math.max(a.rows.length, b.rows.length), namesakes };
  const linked = linkRecords(known(itemsA, a.names, leftA), known(itemsB, b.names, leftB), rules, crowd);
  const doubled = sameAsTaken(a, pairedA, b, leftB, itemsB, rules);
  const doubledA = sameAsTaken(b, pairedB, a, leftA, itemsA, rules);
  for (const one of linked) {
    const row = leftB[one.b]!;
    const isDoubled = doubled.has(row) || (one.a !== null && doubledA.has(leftA[one.a]!));
    const answer = { ...one, b: row, a: one.a === null ? null : leftA[one.a]!, runnersUp: one.runnersUp.map((other) => leftA[other]!) };
    each(isDoubled ? { ...answer, decision: 'clerical', rule: 'R8', because: '五項目の一致する記録がすでに別の記録と結ばれている' } : answer);
  }
}

function itemsOf(side: ScannedSide, rows: Uint32Array): LinkSide {
  const kept: (Found | undefined)[] = [];
  return { count: rows.length, items: (index) => {
    const found = kept[index] ?? side.record(rows[index]!);
    if (rows.length <= mostKept) kept[index] = found;
    return found.items;
  } };
}

function bearersOf({ names, rows }: ScannedSide, wanted: readonly number[]): HashCounter {
  const bearers = hashCounter(wanted);
  for (const row of rows) bearers.count(names[row]!);
  return bearers;
}

/** Left-over rows whose five items agree with a row of the other side that is linked already: a person recorded twice. */
function sameAsTaken(side: ScannedSide, taken: Uint32Array, other: ScannedSide, left: Uint32Array, items: LinkSide, rules: RuleSet): ReadonlySet<number> {
  const byBirth = hashIndex(left.length);
  left.forEach((row, index) => byBirth.add(other.births[row * 2]!, index));
  const found = new Set<number>();
  for (const row of taken) {
    byBirth.each(side.births[row * 2]!, (index) => { if (compareFive(side.record(row).items, items.items(index), rules).every(({ agrees }) => agrees)) found.add(left[index]!); });
  }
  return found;
}
