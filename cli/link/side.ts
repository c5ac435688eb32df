import type { Issue } from '../../contracts/define.js';
import { defaultRules } from '../../matching/judge/rules.js';
import { uncheckedDigit } from '../../matching/bulk/columns.js';
import { extrasOf, numbered, lineNumbers, rowsIn } from '../match/join.js';
import { laneOn } from '../match/lane.js';
import type { RowRange } from '../match/scan-lines.js';
import { planFor } from '../match/plan.js';
import { rangeAt, recordAt, type Found } from '../match/record.js';
import { blocksOf, segmentReader, type Segment } from '../match/segment.js';

/** A side read once: of each line its fingerprint (two words; both 0 = not comparable as bytes), two hashes, and its place. */
export interface ScannedSide {
  /** Rows that hold a record, in the order of the file. */
  readonly rows: Uint32Array;
  readonly prints: Uint32Array;
  readonly names: Uint32Array;
  readonly births: Uint32Array;
  readonly record: (row: number) => Found;
  /** 宛名番号 of every row, read in the order of the file. */
  readonly keys: () => readonly string[];
  readonly lineOf: (row: number) => number;
  readonly read: number; readonly rejected: number; readonly issues: readonly Issue[];
  readonly close: () => void;
}

export function scannedSide(segment: Segment, seed: bigint): ScannedSide {
  for (const spare of [1.3, 0]) {
    try {
      return scanned(segment, Math.ceil(rowsIn([segment], spare)) + 4096, seed);
    } catch (error) {
      if (spare === 0 || !(error instanceof Error) || error.name !== 'Crowded') throw error;
    }
  }
  throw new Error('TSG-LINK: 行を数えられない');
}

function scanned(segment: Segment, room: number, seed: bigint): ScannedSide {
  const plan = planFor(1, room, 1);
  const lane = laneOn({ plan, mode: uncheckedDigit, seed, shortcut: true, rules: defaultRules, today: '', wanted: 'counts' }, 0);
  const first = lane.scanA([{ segment, from: segment.from, to: segment.to }]);
  const count = first.ranges.reduce((sum, range) => sum + range.count, 0);
  const odd = numbered([first.odd], [first.ranges]);
  const extra = lane.scanA(extrasOf(odd, [segment]), count);
  lane.reader.close();
  const ranges: readonly RowRange[] = [...first.ranges, ...extra.ranges.map((range) => ({ ...range, from: range.from + count }))];
  const all = ranges.reduce((sum, range) => sum + range.count, 0);
  const reader = segmentReader();
  const words = (at: number, size: number) => new Uint32Array(plan.memory.buffer, at, size);
  const keys = new Int32Array(plan.memory.buffer, plan.keys, all * 2);
  const places = words(plan.places, all);
  const numberOfLine = lineNumbers([first.ranges]);
  const refused = odd.filter(({ issues }) => issues !== undefined);
  const record = (row: number): Found => recordAt(reader, rangeAt(ranges, row).range.segment, places[row]!, numberOfLine(0, row));
  // A number plays no part here, so a bad one is no reason to leave a line out: -1 marks odd lines and -3 blank ones.
  const rows = new Uint32Array(all).map((_, row) => row).filter((row) => keys[row * 2 + 1]! >= 0 || keys[row * 2] === -2);
  return {
    rows, keys: () => keysIn(ranges, reader, all), prints: words(plan.prints, all * 2), names: words(plan.names, all), births: words(plan.births, all * 2), record, lineOf: (row) => (row < count && !segment.shape.isNumbered ? numberOfLine(0, row) : record(row).line),
    read: count - first.blanks + first.joined, rejected: refused.length, issues: refused.flatMap(({ issues }) => issues!), close: reader.close,
  };
}

/** One pass over the ranges; a cell at a time, since nothing else is wanted. */
function keysIn(ranges: readonly RowRange[], reader: ReturnType<typeof segmentReader>, all: number): readonly string[] {
  const keys: string[] = Array.from({ length: all }, () => '');
  const memory = new Uint8Array(1 << 21);
  for (const { range, from } of ranges) {
    const { columns, delimiter, encoding, isNumbered } = range.segment.shape;
    const column = columns.indexOf('personKey');
    let row = from;
    for (const { start, end } of blocksOf(range, memory, 0, memory.length - 64, reader)) {
      const text = Buffer.from(memory.buffer, start, end - start).toString(encoding === 'cp932' ? 'latin1' : 'utf8');
      for (const line of text.split('\n').slice(0, -1)) keys[row++] = (isNumbered ? line.slice(8) : line).replace(/\r$/, '').split(delimiter)[column] ?? '';
    }
  }
  return keys;
}
