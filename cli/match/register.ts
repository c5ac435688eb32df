import { segmentReader } from './segment.js';
import { lineNumbers, type Joined } from './join.js';
import { rangeAt, recordAt, type Found } from './record.js';

/** Rows of A as the search for the right person sees them: two hashes each, and the record when it is wanted. */
export interface Register {
  readonly rows: Iterable<readonly [from: number, until: number]>;
  readonly names: Uint32Array;
  readonly births: Uint32Array;
  readonly record: (row: number) => Found;
  /** Line and 宛名番号 of the record of B that carries the number of a row; null when none does. */
  readonly heldBy: (row: number) => { readonly line: number; readonly personKey: string } | null;
  readonly recordB: (worker: number, row: number) => Found;
  readonly lineA: (row: number) => number;
  readonly lineB: (worker: number, row: number) => number;
  readonly isHeld: (row: number) => boolean;
  readonly isRecord: (row: number) => boolean;
  readonly close: () => void;
}

/** The register of a finished join, as long as its memory lives. */
export function registerOf({ plan, rangesA, rangesB }: Joined): Register {
  const reader = segmentReader();
  const words = new Uint32Array(plan.memory.buffer);
  const lineOfB = lineNumbers(rangesB);
  const byWorker = Array.from({ length: plan.workers }, (_, worker) => rangesA.filter(({ from }) => Math.floor(from / plan.rowsA) === worker));
  const lineOfA = lineNumbers(byWorker);
  const lineA = (row: number) => (rangeAt(rangesA, row).range.segment.shape.isNumbered ? recordAt(reader, rangeAt(rangesA, row).range.segment, words[(plan.places >> 2) + row]!, 0).line : lineOfA(Math.floor(row / plan.rowsA), row));
  const all = plan.rowsA * plan.workers;
  const recordB = (worker: number, row: number): Found => {
    const { range } = rangeAt(rangesB[worker]!, row);
    return recordAt(reader, range.segment, words[(plan.desks[worker]!.places >> 2) + row]!, lineOfB(worker, row));
  };
  const holder = (row: number) => words[(plan.holders >> 2) + row]!;
  return {
    rows: rangesA.map(({ from, count }) => [from, from + count] as const),
    names: words.subarray(plan.names >> 2, (plan.names >> 2) + all), births: words.subarray(plan.births >> 2, (plan.births >> 2) + all),
    record: (row) => recordAt(reader, rangeAt(rangesA, row).range.segment, words[(plan.places >> 2) + row]!, lineA(row)),
    heldBy: (row) => {
      if (holder(row) === 0) return null;
      const { line, personKey } = recordB(Math.floor((holder(row) - 1) / plan.rowsB), (holder(row) - 1) % plan.rowsB);
      return { line, personKey };
    },
    recordB, lineA,
    lineB: (worker, row) => (rangeAt(rangesB[worker]!, row).range.segment.shape.isNumbered ? recordB(worker, row).line : lineOfB(worker, row)),
    isHeld: (row) => holder(row) !== 0,
    isRecord: (row) => new Int32Array(plan.memory.buffer, plan.keys + row * 8, 2)[1]! >= 0,
    close: reader.close,
  };
}
