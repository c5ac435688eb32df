import { compareFive } from '../../matching/judge/five.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { verdict } from '../../matching/judge/verdict.js';
import { hashCounter, hashIndex, type HashIndex } from './hash-index.js';
import type { Register } from './register.js';
import type { Settled } from './settle.js';
import type { Shelf } from './shelf.js';

/** A record that looks wrong, until the whole register can be searched: where it stands, and in which part it was joined. */
export interface Waiting { readonly settled: Settled; readonly lineA: number | null; readonly lineB: number; readonly part: number }

/** What the search adds, by place on the shelf. Some twenty bytes for each record, however many wait. */
export interface Answers {
  /** The record judged again with what was found. */
  readonly rejudged: (place: number, settled: Settled) => Settled;
  /** Line of A with the record whose five items fit, under another number; 0 where there is none. */
  readonly fitting: Uint32Array;
  /** Line of B that carries the number of that record now (0: none does), and whether it does so rightfully. */
  readonly heldBy: Uint32Array;
  readonly isRightful: Uint8Array;
}

/** Days over which people of one name are born: thirty years, as in the example 田中実. Assumed; a longer span would suspect less. */
const span = 30 * 365.25;
/** So many are looked for in one pass over the register. */
const mostAtOnce = 100_000;

/** Looks every wanted suspect up in the register; `linesB` are the lines of all. The order of the suspects does not matter. */
export function searched(waiting: Shelf<Waiting>, linesB: readonly number[], isWanted: (one: Settled) => boolean, registers: () => Iterable<Register>, rules: RuleSet): Answers {
  const size = waiting.size();
  const search: Search = {
    waiting, isWanted, rules, linesB: Uint32Array.from(linesB).sort(), hasNamesake: new Uint8Array(size), bearers: new Uint32Array(size),
    fitting: new Uint32Array(size), heldBy: new Uint32Array(size), isRightful: new Uint8Array(size),
  };
  for (let from = 0; from < size; from += mostAtOnce) pass(search, from, Math.min(from + mostAtOnce, size), registers());
  return { ...search, rejudged: (place, settled) => rejudged(settled, search.bearers[place]!, search.hasNamesake[place] === 1, rules) };
}

interface Search extends Omit<Answers, 'rejudged'> {
  readonly waiting: Shelf<Waiting>;
  readonly isWanted: (one: Settled) => boolean;
  readonly rules: RuleSet;
  /** Lines of B that look wrong, in order. */
  readonly linesB: Uint32Array;
  readonly hasNamesake: Uint8Array;
  readonly bearers: Uint32Array;
}

/** One pass over the register, for the suspects of some places. */
function pass(search: Search, from: number, until: number, registers: Iterable<Register>): void {
  const births = hashIndex((until - from) * 4);
  const namesOf: (readonly number[] | undefined)[] = [];
  const [ownRow, ownPart] = [new Int32Array(until - from), new Int32Array(until - from)];
  for (let place = from; place < until; place += 1) {
    const { settled, part } = search.waiting.at(place);
    if (!search.isWanted(settled)) continue;
    [ownRow[place - from], ownPart[place - from]] = [settled.other, part];
    for (const birth of new Set(settled.suspect!.births)) births.add(birth, place);
    if (!isDoubtful(settled)) continue;
    namesOf[place - from] = settled.suspect!.names;
  }
  const bearers = hashCounter(namesOf.flatMap((names) => names ?? []));
  let part = 0;
  for (const register of registers) {
    for (const [first, end] of register.rows) for (let row = first; row < end; row += 1) bearers.count(register.names[row]!);
    meetAll(register, births, (place, row) => { if (row !== ownRow[place - from] || part !== ownPart[place - from]) meet(search, place, row, register); });
    part += 1;
  }
  namesOf.forEach((names, index) => { search.bearers[from + index] = [...new Set(names)].reduce((sum, name) => sum + bearers.of(name), 0); });
}

function meetAll({ rows, births }: Register, index: HashIndex, use: (place: number, row: number) => void): void {
  let row = 0;
  const met = (place: number) => use(place, row);
  for (const [from, until] of rows) {
    for (row = from; row < until; row += 1) {
      index.each(births[row * 2]!, met);
      index.each(births[row * 2 + 1]!, met);
    }
  }
}

/** 住所 alone differs: whether a namesake lives elsewhere decides the verdict. */
export const isDoubtful = ({ judgement }: Settled): boolean => judgement.verdict.startsWith('M2');

function meet(search: Search, place: number, row: number, register: Register): void {
  const { waiting, rules, hasNamesake, fitting } = search;
  const { settled, lineB } = waiting.at(place);
  const { suspect } = settled;
  if (!suspect) return;
  const found = register.record(row);
  if (found.individualNumber === settled.individualNumber) return;
  if (suspect.a && isDoubtful(settled) && compareFive(suspect.a, found.items, rules).slice(0, 4).every(({ agrees }) => agrees)) hasNamesake[place] = 1;
  if (fitting[place] !== 0 && found.line >= fitting[place]!) return;
  if (!compareFive(suspect.b, found.items, rules).every(({ agrees }) => agrees)) return;
  fitting[place] = found.line;
  holdBy(search, place, lineB, register.heldBy(row));
}

/** A row in rightful use first (one person with two numbers), else the nearest of the wrong ones. */
function holdBy({ linesB, heldBy, isRightful }: Search, place: number, line: number, holders: readonly number[]): void {
  const rightful = holders.find((other) => !isIn(linesB, other));
  isRightful[place] = rightful === undefined ? 0 : 1;
  heldBy[place] = rightful ?? holders.reduce((near, other) => (near === 0 || Math.abs(other - line) < Math.abs(near - line) ? other : near), 0);
}

function isIn(sorted: Uint32Array, wanted: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}

/** Only a different 住所 is judged anew: no other verdict depends on namesakes. */
function rejudged(settled: Settled, bearers: number, hasHolder: boolean, rules: RuleSet): Settled {
  const { suspect, outcomes, state } = settled;
  if (!suspect || outcomes === null || !isDoubtful(settled)) return settled;
  return { ...settled, judgement: verdict(outcomes, state, rules, { ...suspect.clues, hasHolder, expectedNamesakes: Math.max(0, bearers - 1) / span }) };
}
