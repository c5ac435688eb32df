import { availableParallelism } from 'node:os';
import { shapeBytes } from '../../matching/bulk/columns.js';
import { lettersBytes } from '../../matching/bulk/letters.js';
import { toldBits } from '../../matching/bulk/sight.js';
import { mostBits } from './hash-index.js';
import { mostRows, roomIn, scratchBytes, sharedMemory, sightBytes, waitingWords, type SharedMemory } from '../../matching/bulk/kernel.js';

export const blockBytes = 256 * 1024;
const slack = 64;
/** A line has at least a number and the delimiters of a few columns. */
export const blockRows = Math.ceil(blockBytes / 16);
export const arenaBytes = 8 * 1024 * 1024;
export const windowBytes = 256 * 1024;
export const shapesABlock = 8;
/** The slots of a counter and the bits of an index for as many suspects as are looked for at once, and rows that may be meant. */
export const searchBytes = 8 * 2 ** 20 + 4 * mostBits + 4 * 2 ** 16;
/** Room for how often each code was counted. */
export const sumWords = 16;
/** Records that wait to be compared; as many places fit into one number with a place of a file. */
export const mostWaiting = 2 ** 19;

/** Room of one worker. All are byte offsets. */
export interface Desk {
  readonly scratch: number; readonly sight: number; readonly shapes: number; readonly block: number; readonly arena: number; readonly waiting: number; readonly order: number; readonly left: number; readonly codes: number; readonly sums: number; readonly window: number; readonly entries: number;
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
  readonly letters: number;
  /** Room for the search for the right person. */
  readonly search: number;
  readonly desks: readonly Desk[];
}

/** Room that is never touched costs nothing, so there may be plenty. */
export function planFor(workers: number, rowsA: number, rowsB: number): Plan {
  const memory = sharedMemory();
  const room = roomIn(memory);
  const all = rowsA * workers;
  const tableSize = Math.ceil((all / workers) * (workers > 1 ? 1.75 : 1.6)) + 64;
  const desks = Array.from({ length: workers }, (): Desk => ({
    scratch: room(scratchBytes), sight: room(sightBytes), shapes: room(shapesABlock * shapeBytes), block: room(blockBytes + slack), arena: room(arenaBytes + slack), waiting: room(mostWaiting * waitingWords * 4), order: room(mostWaiting * 4), left: room(mostWaiting * 4), codes: room(2 ** toldBits), sums: room(sumWords * 4), window: room(windowBytes + slack), entries: room(blockRows * 16 * 10),
    keys: room(blockRows * 8), prints: room(blockRows * 8), names: room(blockRows * 4), births: room(blockRows * 8), places: room((rowsB + blockRows) * 4),
  }));
  return {
    memory, workers, rowsA, rowsB, tableSize, desks, pairs: room(8192), letters: room(lettersBytes), search: room(searchBytes),
    keys: room(all * 8), prints: room(all * 8), places: room(all * 4), names: room(all * 4), births: room(all * 8), links: room(all * 8), tables: room(workers * tableSize * 4),
  };
}

/** Makes room for the next join. */
export function emptied({ memory, workers, rowsA, tableSize, links, tables }: Plan): void {
  const bytes = new Uint8Array(memory.buffer);
  bytes.fill(0, links, links + workers * rowsA * 8);
  bytes.fill(0, tables, tables + workers * tableSize * 4);
}

export const fitsOneMemory = (rows: number, workers: number): boolean => rows * workers < mostRows;
/** Two are enough for what a disk gives; more only where asked for. */
export const usualWorkers = (): number => Math.min(2, availableParallelism());
