import { compareFive } from '../../matching/judge/five.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { verdict } from '../../matching/judge/verdict.js';
import { itemsOf } from './record.js';
import type { Register } from './register.js';
import type { Settled } from './judging.js';
import type { Shelf } from './shelf.js';
import { expectedNamesakes, lookedFor } from './sought.js';

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

/** Looks suspects up in the register; `linesB` are the lines of all. The order of the suspects does not matter. */
export function searched(waiting: Shelf<Waiting>, linesB: readonly number[], registers: () => Iterable<Register>, rules: RuleSet): Answers {
  const size = waiting.size();
  const search: Search = {
    waiting, rules, linesB: Uint32Array.from(linesB).sort(), hasNamesake: new Uint8Array(size), fitting: new Uint32Array(size), heldBy: new Uint32Array(size), isRightful: new Uint8Array(size),
  };
  const bearers = lookedFor({
    births: (place, add) => waiting.at(place).settled.suspect!.births.forEach(add),
    names: (place, add) => { const { settled } = waiting.at(place); if (isDoubtful(settled)) settled.suspect!.names.forEach(add); },
    isOwn: (place, row, part) => { const own = waiting.at(place); return own.settled.other === row && own.part === part; },
    meet: (place, row, register) => meet(search, place, row, register),
  }, size, registers);
  return { ...search, rejudged: (place, settled) => rejudged(settled, bearers[place]!, search.hasNamesake[place] === 1, rules) };
}

interface Search extends Omit<Answers, 'rejudged'> {
  readonly waiting: Shelf<Waiting>;
  readonly rules: RuleSet;
  /** Lines of B that look wrong, in order. */
  readonly linesB: Uint32Array;
  readonly hasNamesake: Uint8Array;
}

/** 住所 alone differs: whether a namesake lives elsewhere decides the verdict. */
const isDoubtful = ({ judgement }: Settled): boolean => judgement.verdict.startsWith('M2');

function meet(search: Search, place: number, row: number, register: Register): void {
  const { waiting, rules, hasNamesake, fitting } = search;
  const { settled, lineB } = waiting.at(place);
  const { suspect } = settled;
  if (!suspect) return;
  const found = register.record(row);
  if (found.individualNumber === settled.individualNumber) return;
  if (suspect.a && isDoubtful(settled) && compareFive(itemsOf(suspect.a), found.items, rules).slice(0, 4).every(({ agrees }) => agrees)) hasNamesake[place] = 1;
  if (fitting[place] !== 0 && found.line >= fitting[place]!) return;
  if (!compareFive(itemsOf(suspect.b), found.items, rules).every(({ agrees }) => agrees)) return;
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
  const expected = expectedNamesakes(bearers);
  const isAsBefore = !hasHolder && expected < rules.tau;
  if (isAsBefore || !suspect || outcomes === null || !isDoubtful(settled)) return settled;
  return { ...settled, judgement: verdict(outcomes, state, rules, { ...suspect.clues, hasHolder, expectedNamesakes: expected }) };
}
