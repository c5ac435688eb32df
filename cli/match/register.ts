import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RowRange } from './scan-lines.js';
import { kernelOn, roomIn, sharedMemory, type Kernel, type SharedMemory } from '../../matching/bulk/kernel.js';
import { segmentReader } from './segment.js';
import { searchBytes } from './plan.js';
import { lineNumbers, type Joined } from './join.js';
import type { Again } from './lane.js';
import { rangeAt, recordAt, type Found } from './record.js';

/** Rows of A as the search for the right person sees them: a hash of the name, two of who was born when, and the record when it is wanted. */
export interface Register {
  /** Adds to the slots of a counter how many bear each name. */
  readonly countNames: (slots: Uint32Array) => void;
  /** Rows whose births may be filed in an index with these bits. */
  readonly alike: (bits: Int32Array, use: (row: number, births: readonly [number, number]) => void) => void;
  readonly record: (row: number) => Found;
  /** Lines of the records of B that carry the number of a row, in order. */
  readonly heldBy: (row: number) => readonly number[];
  readonly recordB: (worker: number, row: number) => Found;
  readonly lineA: (row: number) => number;
  readonly lineB: (worker: number, row: number) => number;
  readonly isHeld: (row: number) => boolean;
  readonly isRecord: (row: number) => boolean;
  readonly close: () => void;
}

/** Columns of a join that outlive its memory, and where its lines stand. */
export interface Columns {
  readonly rowsA: number; readonly rowsB: number;
  readonly rangesA: readonly RowRange[]; readonly rangesB: readonly (readonly RowRange[])[];
  /** Where the kernel finds the columns it searches, and room for what it searches for. */
  readonly memory: SharedMemory; readonly search: number;
  readonly names: Uint32Array; readonly births: Uint32Array; readonly places: Uint32Array; readonly links: Uint32Array;
  readonly placesB: readonly Uint32Array[];
  /** Who else asked for a number besides the holder; only where everything is wanted. */
  readonly again: readonly Again[];
  /** Rows of A whose key is one. */
  readonly isRecord: (row: number) => boolean;
}

export function columnsOf({ plan, rangesA, rangesB, again }: Joined): Columns {
  const used = Math.max(0, ...rangesA.map(({ from, count }) => from + count));
  const words = (at: number, count: number) => new Uint32Array(plan.memory.buffer, at, count);
  const signs = new Int32Array(plan.memory.buffer, plan.keys, used * 2);
  return {
    rowsA: plan.rowsA, rowsB: plan.rowsB, rangesA, rangesB, again, memory: plan.memory, search: plan.search, names: words(plan.names, used), births: words(plan.births, used * 2), places: words(plan.places, used), links: words(plan.links, used * 2),
    placesB: rangesB.map((ranges, worker) => words(plan.desks[worker]!.places, Math.max(0, ...ranges.map(({ from, count }) => from + count)))), isRecord: (row) => signs[row * 2 + 1]! >= 0,
  };
}

/** Columns of many joins in files of our own: one of them is in memory at a time, always in the same place. */
export function columnFiles(folder: string) {
  const kept: { readonly path: string; readonly lengths: readonly number[]; readonly rest: Pick<Columns, 'rowsA' | 'rowsB' | 'rangesA' | 'rangesB'> }[] = [];
  return {
    put({ rowsA, rowsB, rangesA, rangesB, names, births, places, links, placesB, again }: Columns): void {
      const arrays = [names, births, places, links, Uint32Array.from(again.flatMap(({ other, worker, row, before }) => [other, worker, row, before])), ...placesB];
      const path = join(folder, `columns-${kept.length}`);
      const file = openSync(path, 'wx', 0o600);
      for (const array of arrays) {
        const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
        for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      }
      closeSync(file);
      kept.push({ path, lengths: arrays.map(({ length }) => length), rest: { rowsA, rowsB, rangesA, rangesB } });
    },
    *all(): Generator<Columns, void, undefined> {
      const memory = sharedMemory();
      const place = roomIn(memory);
      const most = Math.max(...kept.map(({ lengths }) => lengths.reduce((sum, length) => sum + length, 0)));
      const [search, columns] = [place(searchBytes), place(most * 4)];
      const room = new Uint32Array(memory.buffer, columns, most);
      for (const { path, lengths, rest } of kept) {
        const [names, births, places, links, again, ...placesB] = readInto(room, path, lengths);
        yield { ...rest, memory, search, names: names!, births: births!, places: places!, links: links!, again: againOf(again!), placesB, isRecord: () => true };
      }
    },
  };
}

function readInto(room: Uint32Array, path: string, lengths: readonly number[]): readonly Uint32Array[] {
  const bytes = Buffer.from(room.buffer, room.byteOffset, room.byteLength);
  const file = openSync(path, 'r');
  let done = 0;
  for (let got = -1; got !== 0; done += got) got = readSync(file, bytes, done, bytes.length - done, done);
  closeSync(file);
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return room.subarray(at - length, at);
  });
}
const againOf = (words: Uint32Array): readonly Again[] =>
  Array.from({ length: words.length / 4 }, (_, index) => ({ other: words[index * 4]!, worker: words[index * 4 + 1]!, row: words[index * 4 + 2]!, before: words[index * 4 + 3]! }));

/** The register of a finished join. */
export function registerOf(columns: Columns): Register {
  const { rowsA, rowsB, rangesA, rangesB, again, places, links, placesB, isRecord } = columns;
  const reader = segmentReader();
  const lineOfB = lineNumbers(rangesB);
  const lineOfA = lineNumbers(rangesB.map((_, worker) => rangesA.filter(({ from }) => Math.floor(from / rowsA) === worker)));
  const record = (row: number): Found => recordAt(reader, rangeAt(rangesA, row).range.segment, places[row]!, lineOfA(Math.floor(row / rowsA), row));
  const recordB = (worker: number, row: number): Found => recordAt(reader, rangeAt(rangesB[worker]!, row).range.segment, placesB[worker]![row]!, lineOfB(worker, row));
  const holderOf = (row: number): number => links[row * 2 + 1]!;
  const sharers = new Map<number, number[]>();
  for (const { other, worker, row, before } of again) sharers.set(other, [...(sharers.get(other) ?? []), worker * rowsB + row, before]);
  const isNumbered = (ranges: readonly RowRange[], row: number) => rangeAt(ranges, row).range.segment.shape.isNumbered;
  const lineB = (worker: number, row: number): number => (isNumbered(rangesB[worker]!, row) ? recordB(worker, row).line : lineOfB(worker, row));
  return {
    ...searching(columns), record, recordB, isRecord,
    heldBy: (row) => {
      if (holderOf(row) === 0) return [];
      const rows = new Set([holderOf(row) - 1, ...(sharers.get(row) ?? [])]);
      return [...rows].map((one) => lineB(Math.floor(one / rowsB), one % rowsB)).sort((x, y) => x - y);
    },
    lineA: (row) => (isNumbered(rangesA, row) ? record(row).line : lineOfA(Math.floor(row / rowsA), row)),
    lineB, isHeld: (row) => holderOf(row) !== 0, close: reader.close,
  };
}

const rowsAtOnce = 2 ** 16;

/** Goes over the rows of A with the kernel. */
function searching({ memory, search, rangesA, names, births }: Columns): Pick<Register, 'countNames' | 'alike'> {
  let kernel: Kernel | undefined;
  const ready = () => (kernel ??= kernelOn(memory));
  return {
    countNames(slots) {
      const shared = new Uint32Array(memory.buffer, search, slots.length);
      shared.set(slots);
      for (const { from, count } of rangesA) inStretches(from, count, (row, until) => ready().countWanted(names.byteOffset + row * 4, until - row, search, slots.length / 2 - 1));
      slots.set(shared);
    },
    alike(bits, use) {
      const found = search + bits.byteLength;
      const rows = new Uint32Array(memory.buffer, found, rowsAtOnce);
      new Int32Array(memory.buffer, search, bits.length).set(bits);
      for (const { from, count } of rangesA) {
        inStretches(from, count, (row, until) => {
          const many = ready().mayBeWanted(births.byteOffset, row, until, search, bits.length - 1, found);
          for (const one of rows.slice(0, many)) use(one, [births[one * 2]!, births[one * 2 + 1]!]);
        });
      }
    },
  };
}
function inStretches(from: number, count: number, use: (row: number, until: number) => void): void {
  for (let row = from; row < from + count; row += rowsAtOnce) use(row, Math.min(from + count, row + rowsAtOnce));
}
