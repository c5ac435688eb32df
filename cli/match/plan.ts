import { availableParallelism } from 'node:os';
import { shapeBytes } from '../../matching/bulk/columns.js';
import { mostRows, roomIn, scratchBytes, sharedMemory, type SharedMemory } from '../../matching/bulk/kernel.js';

export const blockBytes = 256 * 1024;
const slack = 64;
/** A line has at least a number and the delimiters of a few columns. */
export const blockRows = Math.ceil(blockBytes / 16);
export const arenaBytes = 8 * 1024 * 1024;
export const windowBytes = 256 * 1024;
export const shapesABlock = 8;

/** Room of one worker. All are byte offsets. */
export interface Desk {
  readonly scratch: number; readonly shapes: number; readonly block: number; readonly arena: number; readonly window: number; readonly entries: number;
  readonly keys: number; readonly prints: number; readonly names: number; readonly births: number;
  /** Positions of all lines of B this worker reads. */
  readonly places: number;
}

/** Where everything stands in the shared memory: the rows of A (a stretch for each worker), the tables, a desk for each worker. */
export interface Plan {
  readonly memory: SharedMemory;
  readonly workers: number;
  /** Rows of A each worker has room for. */
  readonly rowsA: number;
  readonly rowsB: number;
  readonly tableSize: number;
  readonly keys: number; readonly prints: number; readonly places: number; readonly names: number; readonly births: number; readonly links: number; readonly tables: number;
  readonly pairs: number;
  readonly desks: readonly Desk[];
}

/** Room that is never touched costs nothing, so there may be plenty. */
export function planFor(workers: number, rowsA: number, rowsB: number): Plan {
  const memory = sharedMemory();
  const room = roomIn(memory);
  const all = rowsA * workers;
  const tableSize = Math.ceil((all / workers) * (workers > 1 ? 1.75 : 1.6)) + 64;
  const desks = Array.from({ length: workers }, (): Desk => ({
    scratch: room(scratchBytes), shapes: room(shapesABlock * shapeBytes), block: room(blockBytes + slack), arena: room(arenaBytes + slack), window: room(windowBytes + slack), entries: room(blockRows * 16 * 10),
    keys: room(blockRows * 8), prints: room(blockRows * 8), names: room(blockRows * 4), births: room(blockRows * 8), places: room((rowsB + blockRows) * 4),
  }));
  return {
    memory, workers, rowsA, rowsB, tableSize, desks, pairs: room(8192),
    keys: room(all * 8), prints: room(all * 8), places: room(all * 4), names: room(all * 4), births: room(all * 8), links: room(all * 8), tables: room(workers * tableSize * 16),
  };
}

/** Makes room for the next join. */
export function emptied({ memory, workers, rowsA, tableSize, links, tables }: Plan): void {
  const bytes = new Uint8Array(memory.buffer);
  bytes.fill(0, links, links + workers * rowsA * 8);
  bytes.fill(0, tables, tables + workers * tableSize * 16);
}

export const fitsOneMemory = (rows: number, workers: number): boolean => rows * workers < mostRows;
/** Two are enough for what a disk gives; more only where asked for. */
export const usualWorkers = (): number => Math.min(2, availableParallelism());
