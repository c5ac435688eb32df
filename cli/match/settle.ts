import { waitingWords } from '../../matching/bulk/kernel.js';
import { doubts, firstVerdict, lastAgreeing, sightOf, toldBits, type SightCode } from '../../matching/bulk/sight.js';
import { verdicts, type Verdict } from '../../matching/judge/verdict.js';
import { doubtList } from './doubts.js';
import { birthsAt, judging, type Candidate, type Settled, type Workplace } from './judging.js';
import { arenaBytes, mostWaiting, sumWords, windowBytes, type Desk } from './plan.js';
import type { RowRange } from './scan-lines.js';
import type { Reader, Segment } from './segment.js';

/** What came of a worker's records: those to be told, doubts in the words of `doubtList`, verdicts that were only counted. */
export interface Outcome { readonly settled: readonly Settled[]; readonly doubts: Int32Array; readonly counts: Partial<Record<Verdict, number>> }

/** Gathers lines that must be looked at, reads the other side's lines in the order of the file, and compares. */
export function settler(place: Workplace & { readonly reader: Reader }) {
  const { desk, words, kernel, wanted, plan } = place;
  kernel.waitAt(desk.waiting, mostWaiting, desk.arena, desk.arena + arenaBytes);
  const segments: Segment[] = [];
  const waiting = waitingRecords(words, desk.waiting, segments);
  let worker = 0;
  let ranges: readonly RowRange[] = [];
  let settled: Settled[] = [];
  const [counting, { doubt, take }] = [countingAtSight(place), doubting(place)];
  const keep = (one: Settled | null) => { if (one) settled.push(one); };

  const { compared, alone } = judging(place, counting.count, doubt);
  const settleAll = () => {
    const all = kernel.waitingRecords();
    for (let index = 0; index < all; index += 1) if (waiting.other(index) < 0) keep(alone(waiting.at(index, worker)));
    for (const range of ranges) settleRange(range, all);
    kernel.clear();
    segments.length = 0;
  };
  /** A pair that the kernel did not count. */
  const settlePair = (index: number, line: number, range: RowRange) => {
    const told = waiting.told(index);
    const code = counting.judge(told);
    if (code === doubts && wanted === 'counts') doubt(waiting.at(index, worker), counting.levelOfAddress(told), undefined);
    else if (!counting.isCounted(code)) keep(compared(waiting.at(index, worker), line, range));
  };
  /** Pairs of one range in the order of the lines of A, window by window. */
  const settleRange = (range: RowRange, all: number) => {
    const { segment } = range.range;
    const order = inOrder(waiting, all, range, words, plan.places, desk.order);
    const last = order.length;
    const placeOf = (index: number): number => (index < last ? words[(plan.places >> 2) + waiting.other(order[index]!)]! : Infinity);
    for (let index = 0; index < last;) {
      const from = placeOf(index);
      const until = readWindow(place, segment, from, placeOf(index + 1));
      const next = kernel.tell(desk.order, index, last, plan.places, place.shapeAt(segment), desk.window, from, until);
      for (const at of words.subarray(desk.left >> 2, (desk.left >> 2) + kernel.leftOver())) settlePair(order[at]!, desk.window + placeOf(at) - from, range);
      index = next;
    }
  };

  return {
    begin(rangesA: readonly RowRange[], ofWorker: number): void {
      [ranges, settled, worker] = [rangesA, [], ofWorker];
      counting.clear();
    },
    /** Takes the entries of a block; `places` still point into memory. */
    add(segment: Segment, entries: number, places: number, firstRow: number, rows: number, end: number): void {
      for (let done = 0; done < entries;) {
        if (segments.at(-1) !== segment) segments.push(segment);
        done = kernel.gather(desk.entries, entries, done, places, rows, end, desk.names, desk.births, firstRow, place.shapeAt(segment), segments.length - 1);
        if (done < entries) settleAll();
      }
    },
    end(): Outcome {
      settleAll();
      return { settled, doubts: take(), counts: counting.counts() };
    },
  };
}

/** Verdicts that are counted and no more, here and in the kernel, as far as what is wanted allows. */
function countingAtSight({ desk, memory, words, kernel, wanted, rules }: Workplace) {
  const sight = sightOf(rules, memory.subarray(desk.codes, desk.codes + 2 ** toldBits));
  const sums = words.subarray(desk.sums >> 2, (desk.sums >> 2) + sumWords);
  const mostCounted = { counts: 255, findings: lastAgreeing, results: 0 }[wanted];
  kernel.judgeBy(desk.codes, desk.sums, mostCounted, desk.left);
  return {
    ...sight,
    count(code: Verdict): null {
      sums[firstVerdict + verdicts.findIndex(([one]) => one === code)]! += 1;
      return null;
    },
    isCounted(code: SightCode): boolean {
      if (code < firstVerdict || code > mostCounted) return false;
      sums[code]! += 1;
      return true;
    },
    clear(): void { sums.fill(0); },
    counts: (): Partial<Record<Verdict, number>> => Object.fromEntries(verdicts.flatMap(([code], index) => (sums[firstVerdict + index]! > 0 ? [[code, sums[firstVerdict + index]!]] : []))),
  };
}

/** Gathers pairs of which 住所 alone differs. */
function doubting({ words, plan }: Workplace) {
  const list = doubtList();
  return {
    take: list.take,
    doubt: ({ other, names, births }: Candidate, level: string, daysSinceMove: number | undefined): void =>
      list.add({ other, level, daysSinceMove, place: words[(plan.places >> 2) + other]!, names: [names, words[(plan.names >> 2) + other]!], births: [...births, ...birthsAt(words, plan.births, other)] }),
  };
}

/** The records that wait, as the kernel keeps them. */
function waitingRecords(words: Uint32Array, from: number, segments: readonly Segment[]) {
  const word = (index: number, at: number): number => words[(from >> 2) + index * waitingWords + at]!;
  return {
    other: (index: number): number => word(index, 2) | 0,
    told: (index: number): number => word(index, 9),
    at: (index: number, worker: number): Candidate =>
      ({ worker, kind: word(index, 0), row: word(index, 1), other: word(index, 2) | 0, line: word(index, 3), names: word(index, 4), births: [word(index, 5), word(index, 6)], segment: segments[word(index, 8)]! }),
  };
}

/** Which records of a range wait, in the order of their lines of A, written where the kernel reads it. */
function inOrder(waiting: ReturnType<typeof waitingRecords>, all: number, { from, count }: RowRange, words: Uint32Array, places: number, order: number): Uint32Array {
  const keys = new Float64Array(all);
  let pairs = 0;
  for (let index = 0; index < all; index += 1) {
    const other = waiting.other(index);
    // A place has 32 bits and a record fewer than 20: both fit into one number, and numbers are sorted without a question.
    if (other >= from && other < from + count) keys[pairs++] = words[(places >> 2) + other]! * mostWaiting + index;
  }
  const sorted = keys.subarray(0, pairs).sort();
  const found = words.subarray(order >> 2, (order >> 2) + pairs);
  for (let index = 0; index < pairs; index += 1) found[index] = sorted[index]! % mostWaiting;
  return found;
}

/** Brings lines of A into memory from a place on, many at once where the next wanted one is near; where the last whole line of them ends. */
function readWindow({ memory, desk, reader }: { readonly memory: Uint8Array; readonly desk: Desk; readonly reader: Reader }, segment: Segment, at: number, next: number): number {
  const near = 8192;
  const enough = 1024;
  for (let size = next - at < near ? windowBytes : enough; ; size = windowBytes) {
    const got = reader.read(segment, memory.subarray(desk.window, desk.window + Math.min(size, segment.to - at)), at);
    const isLast = at + got >= segment.to;
    if (isLast) memory[desk.window + got] = 10;
    // Whole lines only: what follows the last newline is read again when it is wanted.
    const until = at + (isLast ? got : memory.subarray(desk.window, desk.window + got).lastIndexOf(10) + 1);
    if (until > at || size === windowBytes) return until;
  }
}
