import { isUtf8 } from 'node:buffer';
import { cp932Bytes } from '../../contracts/wire/cp932.js';
import type { Issue } from '../../contracts/define.js';
import { readNumber, rowsOfLine } from '../../matching/bulk/careful.js';
import { shapeBytes, writeShape } from '../../matching/bulk/columns.js';
import { lettersBytes, writeLetters } from '../../matching/bulk/letters.js';
import { freeFold } from '../../matching/fold/kanji.js';
import { kernelOn, type Kernel } from '../../matching/bulk/kernel.js';
import type { Job } from './lane.js';
import { blockBytes, blockRows, shapesABlock, type Desk } from './plan.js';
import { blocksOf, segmentReader, type Range, type Reader, type Segment } from './segment.js';

/** Rows read from one range: where they stand among the rows of the worker, and how many there are. */
export interface RowRange { readonly range: Range; readonly from: number; readonly count: number }
/** A line the fast reader could not take: its values, or why it is refused. `row` counts within the worker. */
export interface OddLine { readonly row: number; readonly cells?: readonly Uint8Array[]; readonly issues?: readonly Issue[] }
/** What reading ranges told besides the columns. `blanks`: lines with nothing on them; `joined`: rows that stand on the line of another one, behind a CR alone. */
export interface ScannedRows { readonly ranges: readonly RowRange[]; readonly odd: readonly OddLine[]; readonly badNumbers: readonly number[]; readonly blanks: number; readonly joined: number; readonly readSeconds: number }

/** More lines than the room that was planned for them. */
export class Crowded extends Error {
  override readonly name = 'Crowded';
}

/** Where a worker sits: its kernel, its views of the shared memory, its files. */
export interface Seat { readonly job: Job; readonly desk: Desk; readonly kernel: Kernel; readonly reader: Reader; readonly memory: Uint8Array; readonly words: Uint32Array; readonly signs: Int32Array; readonly shapeAt: (segment: Segment) => number }

export function seatOf(job: Job, worker: number): Seat {
  const { plan } = job;
  const desk = plan.desks[worker]!;
  const kernel = kernelOn(plan.memory, job.kernel);
  kernel.begin(desk.scratch, job.seed);
  kernel.learn(plan.letters);
  kernel.look(desk.sight);
  const memory = new Uint8Array(plan.memory.buffer);
  if (worker === 0) writeLetters(freeFold, memory.subarray(plan.letters, plan.letters + lettersBytes));
  const [shapes, shapeOf]: [Segment['shape'][], Map<Segment['shape'], number>] = [[], new Map()];
  const shapeAt = ({ shape }: Segment): number => {
    const known = shapeOf.get(shape) ?? writtenShape(shape);
    shapeOf.set(shape, known);
    return known;
  };
  /** A segment that came from another thread brings a shape object of its own. */
  const writtenShape = (shape: Segment['shape']): number => {
    const known = shapes.findIndex((one) => JSON.stringify(one) === JSON.stringify(shape));
    if (known < 0 && shapes.length === shapesABlock) throw new Crowded('形の違うファイルが多すぎる');
    const at = desk.shapes + (known < 0 ? shapes.length : known) * shapeBytes;
    if (known < 0) {
      shapes.push(shape);
      writeShape(shape, job.mode, memory.subarray(at, at + shapeBytes));
    }
    return at;
  };
  return { job, desk, kernel, reader: segmentReader(), memory, words: new Uint32Array(plan.memory.buffer), signs: new Int32Array(plan.memory.buffer), shapeAt };
}

/** Where the columns of the next rows go, and for how many there is room. */
export interface Target { readonly keys: number; readonly prints: number; readonly places: number; readonly names: number; readonly births: number; readonly room: number }

/** Takes an odd line at once, so that many of them need no memory. */
export type OddTaken = (one: OddLine) => void;

/** Reads ranges block by block; `use` gets keys, places (in memory) and counts of each. Odd lines are gathered unless somebody takes them. */
export function scanAll(seat: Seat, ranges: readonly Range[], target: (row: number) => Target, use: (range: Range, at: Target, row: number, count: number, end: number) => void, taken?: OddTaken): ScannedRows {
  const { desk, kernel, memory, words, reader, shapeAt } = seat;
  let reading = 0;
  const done: RowRange[] = [];
  const odd: OddLine[] = [];
  const found = { odd: taken ?? ((one: OddLine) => void odd.push(one)), badNumbers: [] as number[], blanks: 0, joined: 0 };
  let row = 0;
  for (const range of ranges) {
    const [from, shape] = [row, shapeAt(range.segment)];
    if (range.segment.shape.encoding === 'cp932') prepareCp932(seat);
    let begun = performance.now();
    for (const block of blocksOf(range, memory, desk.block, blockBytes, reader)) {
      reading += performance.now() - begun;
      for (let start = block.start; start < block.end; start = kernel.scannedTo()) {
        const at = target(row);
        const count = kernel.scan(shape, start, block.end, at.keys, at.prints, at.places, at.names, at.births, Math.min(at.room, blockRows));
        if (count === 0) throw new Crowded('行が見込みより多い');
        const end = kernel.scannedTo();
        if (!range.segment.shape.isNumbered) markUndecodable(seat, range.segment, at.keys, at.places, count, end);
        leftOver(seat, range.segment, at.keys, at.places, count, end, row, found);
        use(range, at, row, count, end);
        const shift = block.position - block.start;
        for (let index = at.places >> 2, last = index + count; index < last; index += 1) words[index]! += shift;
        row += count;
      }
      begun = performance.now();
    }
    done.push({ range, from, count: row - from });
  }
  return { ranges: done, odd, badNumbers: found.badNumbers, blanks: found.blanks, joined: found.joined, readSeconds: reading / 1000 };
}

/** Marks rows whose bytes are not text, so that the careful reader says where. */
function markUndecodable({ job: { plan }, kernel, memory, words, signs }: Seat, { shape }: Segment, keys: number, places: number, count: number, end: number): void {
  const lineEnd = (row: number) => (row + 1 < count ? words[(places >> 2) + row + 1]! : end);
  const mark = (row: number) => { signs[(keys >> 2) + row * 2] = -1; signs[(keys >> 2) + row * 2 + 1] = -1; };
  const start = words[places >> 2]!;
  if (shape.encoding === 'utf-8') {
    if (isUtf8(memory.subarray(start, end))) return;
    for (let row = 0; row < count; row += 1) if (!isUtf8(memory.subarray(words[(places >> 2) + row], lineEnd(row)))) mark(row);
    return;
  }
  for (let [row, at] = [0, start]; at < end && row < count; row += 1) {
    const fault = kernel.cp932Fault(at, end, plan.pairs);
    while (row < count && lineEnd(row) <= fault) row += 1;
    if (row >= count) return;
    mark(row);
    at = lineEnd(row);
  }
}

/** Lines of a block the kernel did not take. `places` still point into memory. */
function leftOver({ memory, words, signs }: Seat, segment: Segment, keys: number, places: number, count: number, end: number, row0: number, into: { readonly odd: OddTaken; readonly badNumbers: number[]; blanks: number; joined: number }): void {
  for (let row = 0; row < count; row += 1) {
    if (signs[(keys >> 2) + row * 2 + 1]! >= 0) continue;
    const what = signs[(keys >> 2) + row * 2]!;
    if (what === -3) into.blanks += 1;
    else if (what === -2) into.badNumbers.push(row0 + row);
    else {
      const [from, until] = [words[(places >> 2) + row]!, row + 1 < count ? words[(places >> 2) + row + 1]! : end];
      const line = Buffer.from(memory.slice(from + (segment.shape.isNumbered ? 8 : 0), until));
      const bare = line.subarray(0, line.length - (line.at(-2) === 13 ? 2 : 1));
      const rows = rowsOfLine(bare, segment.shape.isNumbered ? readNumber(memory, from) : 0, segment.shape, segment.titles);
      for (const read of rows) into.odd({ row: row0 + row, ...read });
      into.joined += rows.length - 1;
    }
  }
}

function prepareCp932({ job: { plan }, memory }: Seat): void {
  for (const pair of cp932Bytes()) if (pair > 0xff) memory[plan.pairs + (pair >> 3)]! |= 1 << (pair & 7);
}
