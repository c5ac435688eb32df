import { compareFive, itemNames, type FieldOutcome } from '../../matching/judge/five.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { codeOf, type Clues, type Verdict } from '../../matching/judge/verdict.js';
import { rangeAt, recordAt } from './record.js';
import type { Register } from './register.js';
import type { RowRange } from './scan-lines.js';
import { segmentReader } from './segment.js';
import { expectedNamesakes, lookedFor } from './sought.js';

/** A pair of which 住所 alone differs, for whoever only counts: it is M2, unless a namesake makes it M2n. */
export interface Doubt {
  /** Row of A and where its line stands. */
  readonly other: number;
  readonly place: number;
  /** Level of 住所. */
  readonly level: string;
  readonly daysSinceMove: number | undefined;
  /** Hashes of the names and of who was born when, of B and of A. */
  readonly names: readonly [number, number];
  readonly births: readonly [number, number, number, number];
}

const levels = ['A2', 'A3', 'A4', 'A8', 'A9', 'AX'];
const wordsEach = 10;
const farPast = -(2 ** 30);

/** Doubts as words, which cost little to keep and to send from one thread to another. */
export function doubtList() {
  let words = new Int32Array(1024 * wordsEach);
  let count = 0;
  return {
    add({ other, place, level, daysSinceMove, names, births }: Doubt): void {
      if ((count + 1) * wordsEach > words.length) {
        const longer = new Int32Array(words.length * 2);
        longer.set(words);
        words = longer;
      }
      const at = count * wordsEach;
      words[at] = other;
      words[at + 1] = place;
      words[at + 2] = names[0];
      words[at + 3] = names[1];
      for (let index = 0; index < 4; index += 1) words[at + 4 + index] = births[index]!;
      words[at + 8] = levels.indexOf(level);
      words[at + 9] = daysSinceMove ?? farPast;
      count += 1;
    },
    take(): Int32Array {
      const taken = words.slice(0, count * wordsEach);
      count = 0;
      return taken;
    },
  };
}

/** Doubts of one join, with the rows of A they belong to. */
export interface Doubts { readonly words: Int32Array; readonly ranges: readonly RowRange[]; readonly part: number }

/** Looks for namesakes of every doubt, and counts the verdict of each. */
export function countDoubts(batches: readonly Doubts[], registers: () => Iterable<Register>, rules: RuleSet, count: (code: Verdict) => void): void {
  const begins = [0];
  for (const { words } of batches) begins.push(begins.at(-1)! + words.length / wordsEach);
  const size = begins.at(-1)!;
  if (size === 0) return;
  const [of, at] = [new Uint16Array(size), new Uint32Array(size)];
  batches.forEach(({ words }, batch) => { for (let index = 0; index < words.length / wordsEach; index += 1) [of[begins[batch]! + index], at[begins[batch]! + index]] = [batch, index * wordsEach]; });
  const word = (place: number, index: number): number => batches[of[place]!]!.words[at[place]! + index]!;
  const hash = (place: number, index: number): number => word(place, index) >>> 0;
  const reader = segmentReader();
  const hasNamesake = new Uint8Array(size);
  const bearers = lookedFor({
    births: (place, add) => { for (let index = 4; index < 8; index += 1) if (index < 6 || word(place, index) !== word(place, index - 2)) add(hash(place, index)); },
    names: (place, add) => { add(hash(place, 2)); if (word(place, 3) !== word(place, 2)) add(hash(place, 3)); },
    isOwn: (place, row, part) => row === word(place, 0) && part === batches[of[place]!]!.part,
    meet(place, row, register) {
      const [own, found] = [recordAt(reader, rangeAt(batches[of[place]!]!.ranges, word(place, 0)).range.segment, hash(place, 1), 0), register.record(row)];
      if (found.individualNumber !== own.individualNumber && compareFive(own.items, found.items, rules).slice(0, 4).every(({ agrees }) => agrees)) hasNamesake[place] = 1;
    },
  }, size, registers);
  reader.close();
  for (let place = 0; place < size; place += 1) {
    const days = word(place, 9);
    count(judged(levels[word(place, 8)]!, rules, { daysSinceMove: days === farPast ? undefined : days, hasHolder: hasNamesake[place] === 1, expectedNamesakes: expectedNamesakes(bearers[place]!) }));
  }
}

const agreeing: readonly FieldOutcome[] = itemNames.map((item) => ({ item, level: 'K0', agrees: true, because: '' }));
const differing = new Map(levels.map((level): readonly [string, FieldOutcome] => [level, { item: 'address', level, agrees: false, because: '' }]));
const judged = (level: string, rules: RuleSet, clues: Clues): Verdict => codeOf((role) => (role === 4 ? differing.get(level)! : agreeing[role]!), rules, clues);
