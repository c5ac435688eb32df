import type { CheckMode } from '../../matching/bulk/columns.js';
import { entryKinds, type CompiledKernel } from '../../matching/bulk/kernel.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { arenaBytes, blockRows, type Plan } from './plan.js';
import { scanAll, seatOf, type OddTaken, type RowRange, type ScannedRows, type Seat } from './scan-lines.js';
import type { Range } from './segment.js';
import { settler, type Outcome } from './settle.js';

/** What is told in the end: how many of each verdict; the findings as well; or every record that is not equal. */
export type Wanted = 'counts' | 'findings' | 'results';

/** What all workers of one join are told. */
export interface Job { readonly plan: Plan; readonly mode: CheckMode; readonly seed: bigint; readonly shortcut: boolean; readonly rules: RuleSet; readonly today: string; readonly wanted: Wanted; readonly kernel?: CompiledKernel }

export interface ProbedB extends ScannedRows, Outcome { readonly equal: number; readonly pairs: number; readonly again: readonly Again[] }

/** A row of B that carries a number another row had before; `before` counts rows over all workers. */
export interface Again { readonly other: number; readonly worker: number; readonly row: number; readonly before: number }

/** One worker's part of a join. Its rows of A begin at `worker * plan.rowsA`; rows of B are counted from 0 by each worker. */
export function laneOn(job: Job, worker: number) {
  const seat = seatOf(job, worker);
  const { plan } = job;
  const { kernel } = seat;
  const firstRow = worker * plan.rowsA;
  const settle = settler({ ...job, ...seat });
  return {
    scanA(ranges: readonly Range[], already = 0): ScannedRows {
      // Another join reads other files.
      if (already === 0) seat.reader.close();
      const at = (row: number) => {
        const index = firstRow + already + row;
        return { keys: plan.keys + index * 8, prints: plan.prints + index * 8, places: plan.places + index * 4, names: plan.names + index * 4, births: plan.births + index * 8, room: plan.rowsA - already - row };
      };
      return scanAll(seat, ranges, at, () => {});
    },
    build(counts: readonly number[]): void {
      // In stretches: a call that has begun is never made faster, the next one may be.
      counts.forEach((count, other) => {
        const [first, last] = [other * plan.rowsA, other * plan.rowsA + count];
        for (let row = first; row < last; row += stretch) kernel.build(plan.tables, plan.tableSize, worker, plan.workers, plan.keys, plan.links, row, Math.min(last, row + stretch));
      });
    },
    probeB: (ranges: readonly Range[], rangesA: readonly RowRange[], already = 0): ProbedB => probe(seat, settle, worker, ranges, rangesA, already),
    partition: (range: Range, parts: number, write: Write, odd: OddTaken): ScannedRows => partition(seat, range, parts, write, odd),
    reader: seat.reader,
  };
}
const stretch = 8192;
export type Lane = ReturnType<typeof laneOn>;

function probe(seat: Seat, settle: ReturnType<typeof settler>, worker: number, ranges: readonly Range[], rangesA: readonly RowRange[], already: number): ProbedB {
  const { job, desk, kernel, words } = seat;
  const { plan } = job;
  const again: Again[] = [];
  let [equal, pairs] = [0, 0];
  settle.begin(rangesA, worker);
  const at = (row: number) => ({ keys: desk.keys, prints: desk.prints, places: desk.places + (already + row) * 4, names: desk.names, births: desk.births, room: plan.rowsB + blockRows - already - row });
  const scanned = scanAll(seat, ranges, at, (range, columns, row, count, end) => {
    const entries = kernel.probe(plan.tables, plan.tableSize, plan.workers, job.shortcut ? 1 : 0, columns.keys, columns.prints, count, plan.keys, plan.prints, plan.links, worker * plan.rowsB + already + row, desk.entries);
    equal += kernel.equalPairs();
    pairs += kernel.joinedPairs();
    if (job.wanted !== 'counts') {
      for (let entry = desk.entries >> 2, last = entry + entries * 4; entry < last; entry += 4) {
        if (words[entry] === entryKinds.again) again.push({ other: words[entry + 2]!, worker, row: already + row + words[entry + 1]!, before: words[entry + 3]! - 1 });
      }
    }
    settle.add(range.segment, entries, columns.places, already + row, count, end);
  });
  return { ...scanned, equal, pairs, ...settle.end(), again };
}

/** Takes what a part has gathered. */
export type Write = (part: number, bytes: Uint8Array) => void;

/** Copies lines by their number into `parts`. The rows counted are those read. */
function partition(seat: Seat, range: Range, parts: number, write: Write, odd: OddTaken): ScannedRows {
  const { desk, kernel, memory, words } = seat;
  const [ends, limits, size] = [desk.entries >> 2, (desk.entries >> 2) + parts, Math.floor(arenaBytes / parts)];
  const begin = (part: number) => desk.arena + part * size;
  for (let part = 0; part < parts; part += 1) [words[ends + part], words[limits + part]] = [begin(part), begin(part) + size];
  const flush = (atLeast: number) => {
    for (let part = 0; part < parts; part += 1) {
      if (words[ends + part]! - begin(part) < atLeast) continue;
      write(part, memory.subarray(begin(part), words[ends + part]));
      words[ends + part] = begin(part);
    }
  };
  const at = () => ({ keys: desk.keys, prints: desk.prints, places: desk.places, names: desk.names, births: desk.births, room: blockRows });
  const { shape, firstLine } = range.segment;
  const scanned = scanAll(seat, [range], at, (_, columns, row, count, end) => {
    for (let done = 0; done < count;) {
      done = kernel.route(columns.keys, columns.places, done, count, end, shape.isNumbered ? 1 : 0, BigInt(firstLine + row), parts, ends << 2, limits << 2);
      if (done < count) flush(size >> 1);
    }
  }, odd);
  flush(1);
  return scanned;
}
