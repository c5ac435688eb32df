import { roleIndex, type Role } from '../../matching/bulk/columns.js';
import { entryKinds, type Kernel } from '../../matching/bulk/kernel.js';
import { comparersOf, counted, itemNames, type FieldOutcome, type FiveOutcomes } from '../../matching/judge/five.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { codeOf, verdict, type Clues, type Judgement, type NumberState, type Verdict } from '../../matching/judge/verdict.js';
import type { PersonItems } from '../../matching/person.js';
import { dayNumber, isDay } from '../../law/day.js';
import { decodeCp932 } from '../../contracts/wire/cp932.js';
import { arenaBytes, windowBytes, type Desk } from './plan.js';
import type { RowRange } from './scan-lines.js';
import { itemsFrom } from './record.js';
import type { Reader, Segment } from './segment.js';

/** A record of B that is not simply equal: what it was compared with and what came of it. */
export interface Settled {
  /** Row of B, counted by the worker that read it. */
  readonly row: number;
  readonly worker: number;
  /** Row of A; -1 when there is none. */
  readonly other: number;
  readonly state: NumberState;
  readonly judgement: Judgement;
  readonly outcomes: FiveOutcomes | null;
  readonly individualNumber: string;
  readonly keys: { readonly a: string; readonly b: string };
  /** What is needed to look for the right person; only for records that look wrong. */
  readonly suspect?: Suspect;
}
export interface Suspect { readonly a: PersonItems | null; readonly b: PersonItems; readonly names: readonly number[]; readonly births: readonly number[]; readonly clues: Clues; readonly household: string }

/** Hashes of カナ and of 氏名, each with 生年月日 and 性別: people alike in one of them are compared. */
type Births = readonly [number, number];
export const birthsAt = (words: Uint32Array, column: number, row: number): Births => [words[(column >> 2) + row * 2]!, words[(column >> 2) + row * 2 + 1]!];

interface Workplace { readonly kernel: Kernel; readonly desk: Desk; readonly memory: Uint8Array; readonly words: Uint32Array; readonly reader: Reader; readonly shapeAt: (segment: Segment) => number; readonly rules: RuleSet; readonly today: string; readonly isDetailed: boolean; readonly plan: { readonly places: number; readonly names: number; readonly births: number; readonly rowsA: number } }
interface Candidate { readonly segment: Segment; readonly kind: number; readonly row: number; readonly worker: number; readonly other: number; readonly line: number; readonly names: number; readonly births: Births }

/** Gathers lines that must be looked at, reads the other side's lines in the order of the file, and compares. */
export function settler(place: Workplace) {
  const { desk, memory, words } = place;
  let waiting: Candidate[] = [];
  let [filled, worker] = [0, 0];
  let ranges: readonly RowRange[] = [];
  let settled: Settled[] = [];
  let counts: Partial<Record<Verdict, number>> = {};
  const count = (code: Verdict): null => {
    counts[code] = (counts[code] ?? 0) + 1;
    return null;
  };

  const { compared, alone } = judging(place, count);
  const keep = (one: Settled | null) => { if (one) settled.push(one); };
  const settleAll = () => {
    for (const one of waiting) if (one.other < 0) keep(alone(one));
    for (const range of ranges) {
      const pairs = waiting.filter(({ other }) => other >= range.from && other < range.from + range.count);
      const window = lineWindow(place);
      inOrder(pairs, words, place.plan.places, (one, at, next) => keep(compared(one, window(range.range.segment, at, next), range)));
    }
    [waiting, filled] = [[], 0];
  };

  return {
    begin(rangesA: readonly RowRange[], ofWorker: number): void {
      [ranges, settled, worker, counts] = [rangesA, [], ofWorker, {}];
    },
    add(segment: Segment, kind: number, row: number, other: number, from: number, until: number, names: number, births: Births): void {
      if (filled + until - from > arenaBytes) settleAll();
      const line = desk.arena + filled;
      memory.copyWithin(line, from, until);
      filled += until - from;
      waiting.push({ segment, kind, row, worker, other, line, names, births });
    },
    end(): { readonly settled: readonly Settled[]; readonly counts: Partial<Record<Verdict, number>> } {
      settleAll();
      return { settled, counts };
    },
  };
}

/** Goes through pairs in the order of the lines of A; `next` is where the line of the following one stands. */
function inOrder(pairs: readonly Candidate[], words: Uint32Array, places: number, each: (one: Candidate, at: number, next: number) => void): void {
  // A place has 32 bits and a pair fewer than 20: both fit into one number, and numbers are sorted without a question.
  const order = Float64Array.from(pairs, ({ other }, index) => words[(places >> 2) + other]! * mostWaiting + index).sort();
  const placeOf = (at: number): number => (at < order.length ? Math.floor(order[at]! / mostWaiting) : Infinity);
  order.forEach((key, at) => each(pairs[key % mostWaiting]!, placeOf(at), placeOf(at + 1)));
}
const mostWaiting = 2 ** 20;

/** Compares and judges one record; in counts only, what needs no further search is counted and forgotten. */
function judging(place: Workplace, count: (code: Verdict) => null) {
  const { kernel, desk, memory, words, rules } = place;
  const comparers = comparersOf(rules);
  const equal = itemNames.map((item) => counted(item, { level: { name: 'K0', nameKana: 'N0', bornOn: 'D0', sex: 'S0', address: 'A0' }[item], because: '同じ文字列' }, rules));
  const bytes = Buffer.from(memory.buffer);
  const lengthAt = (fields: number, role: number): number => words[(fields >> 2) + role * 2 + 1]!;
  const textAt = (fields: number, role: number, isCp932: boolean): string => textOf(bytes, words[(fields >> 2) + role * 2]!, lengthAt(fields, role), isCp932);
  const itemsAt = (fields: number, isCp932: boolean): PersonItems => itemsFrom((role) => textAt(fields, roleIndex(role), isCp932));
  /** One item with what its comparer may look at besides. */
  const itemAt = (fields: number, role: number, isCp932: boolean): PersonItems => {
    const value = textAt(fields, role, isCp932);
    const more = besides[role]!;
    // A comparer looks at its own item only, and objects of one shape are faster to look at.
    if (more.every((other) => lengthAt(fields, other) === 0)) return { name: value, nameKana: value, bornOn: value, sex: value, address: value };
    return itemsFrom((other) => (roleIndex(other) === role ? value : more.includes(roleIndex(other)) ? textAt(fields, roleIndex(other), isCp932) : ''));
  };
  const compared = (one: Candidate, line: number, rowRange: RowRange): Settled | null => {
    const [shapeA, shapeB] = [place.shapeAt(rowRange.range.segment), place.shapeAt(one.segment)];
    const mask = kernel.differing(shapeA, line, shapeB, one.line);
    const [fieldsA, fieldsB] = [desk.scratch, desk.scratch + 128];
    const [isA, isB] = [rowRange.range.segment.shape.encoding === 'cp932', one.segment.shape.encoding === 'cp932'];
    const known: (FieldOutcome | undefined)[] = [undefined, undefined, undefined, undefined, undefined];
    const outcomeOf = (role: number): FieldOutcome => (known[role] ??= (mask & (0x101 << role)) === 0 ? equal[role]!
      : counted(itemNames[role]!, comparers[itemNames[role]!](itemAt(fieldsA, role, isA), itemAt(fieldsB, role, isB)), rules));
    const moves = roleIndex('movedOn');
    const clues: Clues = { daysSinceMove: (mask & 0b10000) === 0 ? undefined : daysSinceMove(place.today, textAt(fieldsA, moves, isA), textAt(fieldsB, moves, isB)) };
    if (!place.isDetailed) {
      const code = codeOf(outcomeOf, rules, clues);
      if (!code.startsWith('M2')) return count(code);
    }
    const outcomes = itemNames.map((_, role) => outcomeOf(role)) as unknown as FiveOutcomes;
    const judgement = verdict(outcomes, 'found', rules, clues);
    return {
      ...baseOf(one, 'found', judgement, outcomes, isB), keys: { a: textAt(fieldsA, roleIndex('personKey'), isA), b: textAt(fieldsB, roleIndex('personKey'), isB) },
      ...(isSuspect(judgement) ? { suspect: {
        a: itemsAt(fieldsA, isA), b: itemsAt(fieldsB, isB), clues, household: textAt(fieldsA, roleIndex('householdKey'), isA),
        names: [one.names, words[(place.plan.names >> 2) + one.other]!], births: [...one.births, ...birthsAt(words, place.plan.births, one.other)],
      } } : {}),
    };
  };
  const baseOf = (one: Candidate, state: NumberState, judgement: Judgement, outcomes: FiveOutcomes | null, isB: boolean) =>
    ({ row: one.row, worker: one.worker, other: one.other, state, judgement, outcomes, individualNumber: textAt(desk.scratch + 128, roleIndex('individualNumber'), isB) });

  /** No record to compare with: the number is bad or nobody holds it. */
  const alone = (one: Candidate): Settled | null => {
    if (!place.isDetailed) return count(one.kind === entryKinds.badNumber ? 'X1' : 'X2');
    const isB = one.segment.shape.encoding === 'cp932';
    const fields = kernel.split(place.shapeAt(one.segment), one.line, 1);
    const state = one.kind === entryKinds.badNumber ? 'badForm' : 'notFound';
    return {
      ...baseOf(one, state, verdict(null, state, rules), null, isB), keys: { a: '', b: textAt(fields, roleIndex('personKey'), isB) },
      suspect: { a: null, b: itemsAt(fields, isB), clues: {}, household: '', names: [one.names], births: one.births },
    };
  };

  return { compared, alone };
}

function daysSinceMove(today: string, ...dates: readonly string[]): number | undefined {
  if (dates.every((date) => date === '')) return undefined;
  const days = dates.filter(isDay).map((day) => dayNumber(today as never) - dayNumber(day));
  return days.length === 0 ? undefined : Math.min(...days);
}

/** Columns a comparer looks at besides the item itself, by item. */
const besides = [['commonName', 'formerFamilyName'], ['name', 'commonNameKana', 'formerFamilyName', 'formerFamilyNameKana'], [], [], ['previousAddress', 'movedOn', 'townCode']].map((others) => (others as Role[]).map(roleIndex));

/** H*, a different address (a namesake may hide there), and every number without a record. */
const isSuspect = ({ verdict: code }: Judgement): boolean => code.startsWith('M2') || code.startsWith('H') || code.startsWith('X');

function textOf(bytes: Buffer, start: number, length: number, isCp932: boolean): string {
  if (length === 0) return '';
  if (!isCp932) return bytes.toString('utf8', start, start + length);
  const text = decodeCp932(bytes.subarray(start, start + length));
  return typeof text === 'string' ? text : '';
}

/** Brings lines of A into memory, many at once where they lie close together. */
function lineWindow({ memory, desk, reader }: Workplace) {
  let [held, from, until]: [Segment | null, number, number] = [null, 0, 0];
  const near = 8192;
  const enough = 1024;
  return (segment: Segment, at: number, next: number): number => {
    if (held === segment && at >= from && at < until) return desk.window + at - from;
    for (let size = next - at < near ? windowBytes : enough; ; size = windowBytes) {
      const got = reader.read(segment, memory.subarray(desk.window, desk.window + Math.min(size, segment.to - at)), at);
      const isLast = at + got >= segment.to;
      if (isLast) memory[desk.window + got] = 10;
      // Whole lines only: what follows the last newline is read again when it is wanted.
      [held, from, until] = [segment, at, at + (isLast ? got : memory.subarray(desk.window, desk.window + got).lastIndexOf(10) + 1)];
      if (until > at || size === windowBytes) return desk.window;
    }
  };
}
