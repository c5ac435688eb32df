import { ownLine, ownShape } from '../../matching/bulk/careful.js';
import type { Issue } from '../../contracts/define.js';
import type { Again, Job, Lane, ProbedB } from './lane.js';
import type { OddLine, RowRange, ScannedRows } from './scan-lines.js';
import { emptied, fitsOneMemory, planFor, type Plan } from './plan.js';
import { rangesOf, segmentReader, type Range, type Segment } from './segment.js';
import type { Settled } from './judging.js';
import type { Verdict } from '../../matching/judge/verdict.js';
import { hire, threadsFor, type Crew, type Hands } from './hands.js';

/** What a join found. Rows of A are places in the plan's columns, rows of B are counted by worker. */
export interface Joined {
  readonly plan: Plan;
  readonly rowsA: number; readonly rowsB: number;
  readonly refusedA: readonly Issue[]; readonly refusedB: readonly Issue[];
  readonly rejectedA: number; readonly rejectedB: number;
  readonly badNumbersA: readonly number[];
  readonly pairs: number; readonly equal: number;
  readonly settled: readonly Settled[];
  /** Of each worker, in the words of `doubtList`; rows of A are places in the plan's columns. */
  readonly doubts: readonly Int32Array[];
  /** Verdicts that were only counted. */
  readonly counts: readonly Partial<Record<Verdict, number>>[];
  readonly again: readonly Again[];
  readonly rangesA: readonly RowRange[];
  readonly rangesB: readonly (readonly RowRange[])[];
  readonly seconds: { readonly read: number; readonly compare: number };
}

/** More rows than one memory holds: the files must be partitioned first. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
}

export type JoinOptions = Omit<Job, 'plan' | 'kernel'> & { readonly workers: number };

type Sides = readonly [a: readonly Segment[], b: readonly Segment[]];

/**
 * Joins pairs of sides in memory, one after the other: read A, build tables, stream B. Every phase waits for all workers. One
 * memory, large enough for the largest pair, serves all; what is found must be used before the next pair is asked for.
 */
export async function* joinedInMemory(pairs: readonly Sides[], options: JoinOptions, crew: Crew): AsyncGenerator<Joined, void, undefined> {
  let done = 0;
  for (const spare of [1.3, 0]) {
    const plan = planOf(pairs, spare, options.workers);
    const hands = await hire({ ...options, plan }, plan.workers, crew);
    try {
      for (const [a, b] of pairs.slice(done)) {
        yield await joined(plan, a, b, hands);
        emptied(plan);
        done += 1;
      }
      return;
    } catch (error) {
      if (spare === 0 || !(error instanceof Error) || error.name !== 'Crowded') throw error;
    } finally {
      await hands.dismiss();
    }
  }
}

function planOf(pairs: readonly Sides[], spare: number, most: number): Plan {
  const workers = threadsFor(Math.max(...pairs.map(([, b]) => sizeOf(b))), most);
  const [rowsA, rowsB] = [0, 1].map((side) => Math.ceil(Math.max(...pairs.map((pair) => rowsIn(pair[side]!, spare))) / workers) + 4096) as [number, number];
  if (!fitsOneMemory(rowsA, workers)) throw new TooManyRows('行が一度に扱える数を超える');
  return planFor(workers, rowsA, rowsB);
}

const sizeOf = (side: readonly Segment[]) => side.reduce((sum, { from, to }) => sum + to - from, 0);

/** About how many rows: by the length of the first lines, with some room to spare; exactly (by counting) where that was not enough. */
export function rowsIn(side: readonly Segment[], spare: number): number {
  const reader = segmentReader();
  const window = Buffer.alloc(1024 * 1024);
  const linesIn = (length: number): number => {
    let lines = 0;
    for (let at = window.indexOf(10); at >= 0 && at < length; at = window.indexOf(10, at + 1)) lines += 1;
    return lines;
  };
  const rows = side.map((segment) => {
    const first = Math.min(window.length, segment.to - segment.from);
    if (spare > 0) return Math.ceil(linesIn(reader.read(segment, window.subarray(0, first), segment.from)) * ((segment.to - segment.from) / Math.max(1, first)) * spare) + 1;
    let lines = 1;
    for (let at = segment.from; at < segment.to; at += window.length) lines += linesIn(reader.read(segment, window.subarray(0, Math.min(window.length, segment.to - at)), at));
    return lines;
  });
  reader.close();
  return rows.reduce((sum, count) => sum + count, 0);
}

async function joined(plan: Plan, sideA: readonly Segment[], sideB: readonly Segment[], hands: Hands): Promise<Joined> {
  const { workers } = plan;
  const begun = performance.now();
  const reader = segmentReader();
  const shared = (side: readonly Segment[]): readonly (readonly Range[])[] => {
    const cut = side.map((segment) => rangesOf(segment, workers, reader));
    return Array.from({ length: workers }, (_, worker) => cut.flatMap((ranges) => (ranges.length === 1 && worker === 0 ? ranges : ranges.length > 1 && ranges[worker] ? [ranges[worker]] : [])));
  };
  const scanned = await hands.all((_, worker) => ({ task: 'scanA', ranges: shared(sideA)[worker]! })) as ScannedRows[];
  const firstA = scanned.map((one, worker) => one.ranges.map((range) => ({ ...range, from: range.from + worker * plan.rowsA })));
  const oddA = numbered(scanned.map(({ odd }) => odd), scanned.map(({ ranges }) => ranges));
  const extraA = hands.first.scanA(extrasOf(oddA, sideA), scanned[0]!.ranges.reduce((sum, { count }) => sum + count, 0));
  const counts = scanned.map(({ ranges }, worker) => ranges.reduce((sum, { count }) => sum + count, 0) + (worker === 0 ? extraA.ranges.reduce((sum, { count }) => sum + count, 0) : 0));
  const offsetOfExtra = scanned[0]!.ranges.reduce((sum, { count }) => sum + count, 0);
  const rangesA = [...firstA.flat(), ...extraA.ranges.map((range) => ({ ...range, from: range.from + offsetOfExtra }))];
  await hands.all(() => ({ task: 'build', counts }));
  const read = performance.now();
  const probed = await hands.all((_, worker) => ({ task: 'probeB', ranges: shared(sideB)[worker]!, rangesA })) as ProbedB[];
  const oddB = numbered(probed.map(({ odd }) => odd), probed.map(({ ranges }) => ranges));
  const alreadyB = probed[0]!.ranges.reduce((sum, { count }) => sum + count, 0);
  const extrasB = extrasOf(oddB, sideB);
  const extraB = extrasB.length === 0 ? null : hands.first.probeB(extrasB, rangesA, alreadyB);
  reader.close();
  if ((extraA.odd.length + (extraB?.odd.length ?? 0)) > 0) throw new Error('TSG-MATCH: 書き直した行が読めない');
  const total = (list: readonly { readonly ranges: readonly RowRange[]; readonly blanks: number; readonly joined: number }[]) => list.reduce((sum, { ranges, blanks, joined }) => sum + ranges.reduce((rows, { count }) => rows + count, 0) - blanks + joined, 0);
  const all = extraB ? [...probed, extraB] : probed;
  const [refusedA, refusedB] = [oddA, oddB].map((odd) => odd.filter(({ issues }) => issues !== undefined));
  const readB = Math.max(...probed.map(({ readSeconds }) => readSeconds));
  return {
    plan, rowsA: total(scanned), rowsB: total(probed), rangesA,
    rangesB: probed.map(({ ranges }, worker) => (worker === 0 && extraB ? [...ranges, ...extraB.ranges.map((range) => ({ ...range, from: range.from + alreadyB }))] : ranges)),
    refusedA: refusedA!.flatMap(({ issues }) => issues!), refusedB: refusedB!.flatMap(({ issues }) => issues!), rejectedA: refusedA!.length, rejectedB: refusedB!.length,
    badNumbersA: [...scanned.flatMap(({ badNumbers }, worker) => badNumbers.map((row) => row + worker * plan.rowsA)), ...extraA.badNumbers.map((row) => row + offsetOfExtra)],
    pairs: all.reduce((sum, { pairs }) => sum + pairs, 0), equal: all.reduce((sum, { equal }) => sum + equal, 0), settled: all.flatMap(({ settled }) => settled), doubts: all.map(({ doubts }) => doubts), counts: all.map(({ counts }) => counts),
    again: all.flatMap(({ again }) => again),
    seconds: { read: (read - begun) / 1000 + readB, compare: Math.max(0, (performance.now() - read) / 1000 - readB) },
  };
}

/** An odd line with the number it has in the user's file and the columns it belongs to. */
export interface NumberedLine extends OddLine { readonly line: number; readonly segment: Segment }

export function numbered(odd: readonly (readonly OddLine[])[], ranges: readonly (readonly RowRange[])[]): readonly NumberedLine[] {
  const lineOf = lineNumbers(ranges);
  return odd.flatMap((list, worker) => list.map((one) => {
    const { range } = ranges[worker]!.find(({ from, count }) => one.row >= from && one.row < from + count) ?? ranges[worker]!.at(-1)!;
    const line = range.segment.shape.isNumbered ? one.issues?.[0]?.line ?? 0 : lineOf(worker, one.row);
    return { ...one, line, segment: range.segment, ...(one.issues ? { issues: one.issues.map((issue) => ({ ...issue, line })) } : {}) };
  }));
}

/** Number of a line in the user's file, for rows counted by worker over unnumbered segments. */
export function lineNumbers(ranges: readonly (readonly RowRange[])[]): (worker: number, row: number) => number {
  const before = ranges.map((list, worker) => list.map(({ range }) => ranges.slice(0, worker).flat().filter((other) => other.range.segment.path === range.segment.path && other.range.segment.bytes === undefined).reduce((sum, { count }) => sum + count, 0)));
  return (worker, row) => {
    const at = ranges[worker]!.findIndex(({ from, count }) => row >= from && row < from + count);
    const one = ranges[worker]![at];
    return one ? one.range.segment.firstLine + before[worker]![at]! + row - one.from : 0;
  };
}

/** Lines that needed the careful reader, rewritten so that the fast one takes them. */
export function extrasOf(lines: readonly NumberedLine[], side: readonly Segment[]): readonly Range[] {
  const good = lines.filter(({ cells }) => cells !== undefined);
  const segments = side.flatMap((segment): Segment[] => {
    const own = good.filter((line) => line.segment.path === segment.path && line.segment.bytes === segment.bytes);
    if (own.length === 0) return [];
    const bytes = Buffer.concat(own.map(({ cells, line }) => ownLine(cells!, line)));
    return [{ ...segment, bytes, from: 0, to: bytes.length, shape: ownShape(segment.shape.columns, segment.shape.encoding), firstLine: 0 }];
  });
  return segments.map((segment) => ({ segment, from: 0, to: segment.to }));
}

export type { Lane };
