import { kernelBytes } from './kernel-bytes.js';

/** A memory that several workers can share. */
export interface SharedMemory { readonly buffer: SharedArrayBuffer; readonly grow: (pages: number) => number }

/** The compiled inner loop; places are byte offsets in its memory. What each function does is told in `assembly/`. */
export interface Kernel {
  readonly begin: (scratch: number, seed: bigint) => void;
  readonly scannedTo: () => number;
  readonly countLines: (start: number, end: number) => number;
  readonly scan: (shape: number, start: number, end: number, keys: number, prints: number, places: number, names: number, births: number, most: number) => number;
  readonly split: (shape: number, line: number, half: number) => number;
  readonly learn: (letters: number) => void;
  readonly look: (room: number) => void;
  readonly waitAt: (records: number, most: number, lines: number, linesEnd: number) => void;
  readonly clear: () => void;
  readonly waitingRecords: () => number;
  readonly gather: (entries: number, entryCount: number, from: number, places: number, rows: number, end: number, names: number, births: number, firstRow: number, shape: number, segment: number) => number;
  readonly judgeBy: (codes: number, sums: number, most: number, leftOver: number) => void;
  readonly leftOver: () => number;
  readonly tell: (order: number, from: number, until: number, places: number, shapeA: number, window: number, windowFrom: number, windowUntil: number) => number;
  readonly countWanted: (column: number, rows: number, slots: number, mask: number) => void;
  readonly mayBeWanted: (column: number, from: number, until: number, bits: number, mask: number, out: number) => number;
  readonly told: (shapeA: number, lineA: number, shapeB: number, lineB: number) => number;
  readonly build: (tables: number, size: number, part: number, parts: number, keys: number, links: number, from: number, until: number) => void;
  readonly probe: (tables: number, size: number, parts: number, shortcut: number, keys: number, prints: number, count: number, sideKeys: number, sidePrints: number, links: number, firstRow: number, out: number) => number;
  readonly equalPairs: () => number;
  readonly joinedPairs: () => number;
  readonly blankLines: () => number;
  readonly route: (keys: number, places: number, from: number, count: number, end: number, before: number, firstLine: bigint, parts: number, ends: number, limits: number) => number;
  readonly cp932Fault: (start: number, end: number, pairs: number) => number;
}
export const oddLine = -1n;
export const badNumber = -2n;
export const blankLine = -3n;
/** What an entry of `probe` tells. */
export const entryKinds = { pair: 0, unmatched: 1, badNumber: 2, odd: 3, again: 4 } as const;
/** Rows of one memory: a row has 23 bits in a table. */
export const mostRows = 8_000_000;
export const scratchBytes = 1024;
/** The fields of the second line stand so many bytes behind those of the first. */
export const fieldsBytes = 192;
/** Words of a record that waits. */
export const waitingWords = 10;
/** Room to look at two texts side by side. */
export const sightBytes = 4096;

/** The part of WebAssembly that is used; the type library of ES2023 does not know it. */
interface Machine {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number; readonly shared: true }) => SharedMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: { readonly env: { readonly memory: SharedMemory } }) => { readonly exports: unknown };
}
const machine = (globalThis as unknown as { readonly WebAssembly: Machine }).WebAssembly;

const page = 65_536;
export const sharedMemory = (): SharedMemory => new machine.Memory({ initial: 1, maximum: page, shared: true });
/** The kernel as the machine runs it. Threads that get it from another share what that one has made faster. */
export type CompiledKernel = object;
let compiled: CompiledKernel | undefined;
export const compiledKernel = (): CompiledKernel => (compiled ??= new machine.Module(Buffer.from(kernelBytes, 'base64')));
export const kernelOn = (memory: SharedMemory, module: CompiledKernel = compiledKernel()): Kernel => new machine.Instance(module, { env: { memory } }).exports as Kernel;

/** Hands out room in a memory, one after the other; nothing is given back. Fresh room is zero. */
export function roomIn(memory: SharedMemory): (bytes: number) => number {
  let free = 1024;
  return (bytes) => {
    const at = (free + 63) & ~63;
    free = at + bytes;
    const missing = Math.ceil((free + page - memory.buffer.byteLength) / page);
    if (missing > 0) memory.grow(missing);
    return at;
  };
}
