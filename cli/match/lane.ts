import { isUtf8 } from 'node:buffer';
import { readCarefully, readNumber } from '../../matching/bulk/careful.js';
import { shapeBytes, writeShape, type CheckMode } from '../../matching/bulk/columns.js';
import { entryKinds, kernelOn } from '../../matching/bulk/kernel.js';
import { cp932Bytes } from '../../contracts/wire/cp932.js';
import type { Issue } from '../../contracts/define.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import type { Verdict } from '../../matching/judge/verdict.js';
import { arenaBytes, blockBytes, blockRows, shapesABlock, type Plan } from './plan.js';
import { blocksOf, segmentReader, type Range, type Segment } from './segment.js';
import { settler, type Settled } from './settle.js';

/** What all workers of one join are told. */
export interface Job { readonly plan: Plan; readonly mode: CheckMode; readonly seed: bigint; readonly shortcut: boolean; readonly rules: RuleSet; readonly today: string; /** Counts alone do, or is every record wanted that is not equal? */ readonly isDetailed: boolean }

/** Rows read from one range: where they stand among the rows of the worker, and how many there are. */
export interface RowRange { readonly range: Range; readonly from: number; readonly count: number }
/** A line the fast reader could not take: its values, or why it is refused. `row` counts within the worker. */
export interface OddLine { readonly row: number; readonly cells?: readonly Uint8Array[]; readonly issues?: readonly Issue[] }
export interface ScannedA { readonly ranges: readonly RowRange[]; readonly odd: readonly OddLine[]; readonly badNumbers: readonly number[]; readonly blanks: number }
export interface ProbedB extends ScannedA { readonly equal: number; readonly pairs: number; readonly settled: readonly Settled[]; readonly counts: Partial<Record<Verdict, number>>; readonly again: readonly Again[]; readonly seconds: { readonly read: number } }

/** A row of B that carries a number another row had before; `before` counts rows over all workers. */
export interface Again { readonly other: number; readonly worker: number; readonly row: number; readonly before: number }

/** More lines than the room that was planned for them. */
export class Crowded extends Error {
  override readonly name = 'Crowded';
}

/** One worker's part of a join. Its rows of A begin at `worker * plan.rowsA`; rows of B are counted from 0 by each worker. */
export function laneOn(job: Job, worker: number) {
  const { plan } = job;
  const desk = plan.desks[worker]!;
  const kernel = kernelOn(plan.memory);
  const reader = segmentReader();
  kernel.begin(desk.scratch, job.seed);
  const memory = new Uint8Array(plan.memory.buffer);
  const words = new Uint32Array(plan.memory.buffer);
  const signs = new Int32Array(plan.memory.buffer);
  const firstRow = worker * plan.rowsA;
  const [shapes, shapeOf]: [Segment['shape'][], Map<Segment['shape'], number>] = [[], new Map()];
  let reading = 0;

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
  const settle = settler({ ...job, kernel, desk, memory, words, reader, shapeAt });

  /** Marks rows whose bytes are not text, so that the careful reader says where. */
  const markUndecodable = ({ shape }: Segment, keys: number, places: number, count: number, end: number) => {
    const lineEnd = (row: number) => (row + 1 < count ? words[(places >> 2) + row + 1]! : end);
    const mark = (row: number) => { signs[(keys >> 2) + row * 2] = -1; signs[(keys >> 2) + row * 2 + 1] = -1; };
    const start = words[places >> 2]!;
    if (shape.encoding === 'utf-8') {
      if (isUtf8(memory.subarray(start, end))) return;
      for (let row = 0; row < count; row += 1) if (!isUtf8(memory.subarray(words[(places >> 2) + row]!, lineEnd(row)))) mark(row);
      return;
    }
    for (let [row, at] = [0, start]; at < end && row < count; row += 1) {
      const fault = kernel.cp932Fault(at, end, plan.pairs);
      while (row < count && lineEnd(row) <= fault) row += 1;
      if (row >= count) return;
      mark(row);
      at = lineEnd(row);
    }
  };

  /** Lines of a block the kernel did not take. `places` still point into memory. */
  const leftOver = (segment: Segment, keys: number, places: number, count: number, end: number, row0: number, into: { odd: OddLine[]; badNumbers: number[]; blanks: number }) => {
    for (let row = 0; row < count; row += 1) {
      if (signs[(keys >> 2) + row * 2 + 1]! >= 0) continue;
      const what = signs[(keys >> 2) + row * 2]!;
      if (what === -3) into.blanks += 1;
      else if (what === -2) into.badNumbers.push(row0 + row);
      else {
        const [from, until] = [words[(places >> 2) + row]!, row + 1 < count ? words[(places >> 2) + row + 1]! : end];
        const line = Buffer.from(memory.slice(from + (segment.shape.isNumbered ? 8 : 0), until));
        const bare = line.subarray(0, line.length - (line.at(-2) === 13 ? 2 : 1));
        const read = readCarefully(bare, segment.shape.isNumbered ? readNumber(memory, from) : 0, segment.shape, segment.titles);
        into.odd.push({ row: row0 + row, ...read });
      }
    }
  };

  const prepareCp932 = () => {
    for (const pair of cp932Bytes()) if (pair > 0xff) memory[plan.pairs + (pair >> 3)]! |= 1 << (pair & 7);
  };

  /** Reads ranges block by block; `use` gets keys, places (in memory) and counts of each. */
  const scanAll = (ranges: readonly Range[], target: (row: number) => { keys: number; prints: number; places: number; names: number; births: number; room: number }, use: (range: Range, at: ReturnType<typeof target>, row: number, count: number, end: number) => void) => {
    const done: RowRange[] = [];
    const found = { odd: [] as OddLine[], badNumbers: [] as number[], blanks: 0 };
    let row = 0;
    for (const range of ranges) {
      const [from, shape] = [row, shapeAt(range.segment)];
      if (range.segment.shape.encoding === 'cp932') prepareCp932();
      const tooLong = (position: number) => void found.odd.push({ row, issues: [{ code: 'E202', line: 0, byte: 0, field: '*', ja: '行', raw: `(${position}バイト目からの行)`, why: `1行が${blockBytes}バイトを超える`, cure: '改行が抜けていないか確かめる' }] });
      let begun = performance.now();
      for (const block of blocksOf(range, memory, desk.block, blockBytes, reader, tooLong)) {
        reading += performance.now() - begun;
        for (let start = block.start; start < block.end; start = kernel.scannedTo()) {
          const at = target(row);
          const count = kernel.scan(shape, start, block.end, at.keys, at.prints, at.places, at.names, at.births, Math.min(at.room, blockRows));
          if (count === 0) throw new Crowded('行が見込みより多い');
          const end = kernel.scannedTo();
          if (!range.segment.shape.isNumbered) markUndecodable(range.segment, at.keys, at.places, count, end);
          leftOver(range.segment, at.keys, at.places, count, end, row, found);
          use(range, at, row, count, end);
          const shift = block.position - block.start;
          for (let index = at.places >> 2, last = index + count; index < last; index += 1) words[index]! += shift;
          row += count;
        }
        begun = performance.now();
      }
      done.push({ range, from, count: row - from });
    }
    return { ranges: done, ...found };
  };

  return {
    scanA(ranges: readonly Range[], already = 0): ScannedA {
      const at = (row: number) => {
        const index = firstRow + already + row;
        return { keys: plan.keys + index * 8, prints: plan.prints + index * 8, places: plan.places + index * 4, names: plan.names + index * 4, births: plan.births + index * 4, room: plan.rowsA - already - row };
      };
      return scanAll(ranges, at, () => {});
    },
    build(counts: readonly number[]): void {
      const table = plan.tables + worker * plan.tableSize * 16;
      counts.forEach((count, other) => kernel.build(table, plan.tableSize, worker, plan.workers, plan.keys, plan.prints, plan.chain, other * plan.rowsA, other * plan.rowsA + count));
    },
    probeB(ranges: readonly Range[], rangesA: readonly RowRange[], already = 0): ProbedB {
      const again: Again[] = [];
      let [equal, pairs] = [0, 0];
      reading = 0;
      settle.begin(rangesA, worker);
      const at = (row: number) => ({ keys: desk.keys, prints: desk.prints, places: desk.places + (already + row) * 4, names: desk.names, births: desk.births, room: plan.rowsB + blockRows - already - row });
      const scanned = scanAll(ranges, at, (range, columns, row, count, end) => {
        const entries = kernel.probe(plan.tables, plan.tableSize, plan.workers, job.shortcut ? 1 : 0, columns.keys, columns.prints, count, plan.prints, plan.chain, plan.holders, worker * plan.rowsB + already + row, desk.entries);
        equal += kernel.equalPairs();
        pairs += kernel.joinedPairs();
        for (let entry = desk.entries >> 2, last = entry + entries * 4; entry < last; entry += 4) {
          const [kind, inBlock] = [words[entry]!, words[entry + 1]!];
          if (kind === entryKinds.again) { if (job.isDetailed) again.push({ other: words[entry + 2]!, worker, row: already + row + inBlock, before: words[entry + 3]! - 1 }); }
          else if (kind !== entryKinds.odd) {
            const place = words[(columns.places >> 2) + inBlock]!;
            const until = inBlock + 1 < count ? words[(columns.places >> 2) + inBlock + 1]! : end;
            settle.add(range.segment, kind, already + row + inBlock, kind === entryKinds.pair ? words[entry + 2]! : -1, place, until, words[(desk.names >> 2) + inBlock]!, words[(desk.births >> 2) + inBlock]!);
          }
        }
      });
      return { ...scanned, equal, pairs, ...settle.end(), again, seconds: { read: reading / 1000 } };
    },
    /** Copies lines by their number into `parts`; `write` takes what a part has gathered. The rows counted are those read. */
    partition(ranges: readonly Range[], parts: number, write: (part: number, bytes: Uint8Array) => void): ScannedA {
      const [ends, limits, size] = [desk.entries >> 2, (desk.entries >> 2) + parts, Math.floor(arenaBytes / parts)];
      const begin = (part: number) => desk.arena + part * size;
      for (let part = 0; part < parts; part += 1) [words[ends + part], words[limits + part]] = [begin(part), begin(part) + size];
      const flush = (atLeast: number) => {
        for (let part = 0; part < parts; part += 1) {
          if (words[ends + part]! - begin(part) < atLeast) continue;
          write(part, memory.subarray(begin(part), words[ends + part]!));
          words[ends + part] = begin(part);
        }
      };
      const at = () => ({ keys: desk.keys, prints: desk.prints, places: desk.places, names: desk.names, births: desk.births, room: blockRows });
      let first = 0;
      let reading: Range | undefined;
      const scanned = scanAll(ranges, at, (range, columns, row, count, end) => {
        if (range !== reading) [reading, first] = [range, row];
        const firstLine = BigInt(range.segment.firstLine + row - first);
        for (let done = 0; done < count;) {
          done = kernel.route(columns.keys, columns.places, done, count, end, range.segment.shape.isNumbered ? 1 : 0, firstLine, parts, ends << 2, limits << 2);
          if (done < count) flush(size >> 1);
        }
      });
      flush(1);
      return scanned;
    },
    reader,
  };
}
export type Lane = ReturnType<typeof laneOn>;
