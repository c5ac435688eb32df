import { closeSync, openSync, readSync } from 'node:fs';
import { TotsugoProblem } from '../../harness/problem.js';
import type { Shape } from '../../matching/bulk/columns.js';

/** Lines of one shape: a stretch of a file, or bytes we hold because there are few of them. */
export interface Segment {
  readonly path: string;
  readonly bytes?: Uint8Array | undefined;
  readonly from: number;
  readonly to: number;
  readonly shape: Shape;
  /** Number of the first line in the file the user gave; lines of ours carry their own. */
  readonly firstLine: number;
  /** Titles of the columns as the user wrote them. */
  readonly titles: readonly string[];
}

/** Part of a segment that one worker reads. */
export interface Range { readonly segment: Segment; readonly from: number; readonly to: number }

/** Reads at a place; fewer bytes than asked for only at the end. */
export interface Reader { readonly read: (segment: Segment, target: Uint8Array, position: number) => number; readonly close: () => void }

export function segmentReader(): Reader {
  const open = new Map<string, number>();
  const fileOf = (path: string): number => {
    const known = open.get(path) ?? opened(path);
    open.set(path, known);
    return known;
  };
  return {
    read(segment, target, position) {
      if (segment.bytes) {
        const part = segment.bytes.subarray(position, Math.min(position + target.length, segment.to));
        target.set(part);
        return part.length;
      }
      let done = 0;
      while (done < target.length) {
        const got = readSync(fileOf(segment.path), target, done, target.length - done, position + done);
        if (got === 0) break;
        done += got;
      }
      return done;
    },
    close: () => {
      for (const file of open.values()) closeSync(file);
      open.clear();
    },
  };
}

export function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch {
    throw new TotsugoProblem('TSG-U07', `${path} が読めない`, 'ファイルの場所と読み取り権限を確かめる');
  }
}

/** Cuts a segment into ranges of about the same size, each beginning at a line. */
export function rangesOf(segment: Segment, count: number, reader: Reader): readonly Range[] {
  const size = segment.to - segment.from;
  if (count === 1 || size < 1_000_000) return [{ segment, from: segment.from, to: segment.to }];
  const cuts = [segment.from];
  for (let part = 1; part < count; part += 1) cuts.push(Math.max(cuts.at(-1)!, lineFrom(segment, segment.from + Math.floor((size * part) / count), reader)));
  return cuts.map((from, index) => ({ segment, from, to: cuts[index + 1] ?? segment.to })).filter(({ from, to }) => to > from);
}

function lineFrom(segment: Segment, position: number, reader: Reader): number {
  const window = Buffer.alloc(65_536);
  for (let at = position; at < segment.to; at += window.length) {
    const got = reader.read(segment, window, at);
    const end = window.subarray(0, got).indexOf(10);
    if (end >= 0) return Math.min(at + end + 1, segment.to);
  }
  return segment.to;
}

/** Whole lines in a place of memory, with the position in the segment of its first byte. */
export interface Block { readonly start: number; readonly end: number; readonly position: number }

/**
 * Fills `room` at `block` with whole lines again and again. A last line without newline gets one. Of a line that does not fit the
 * beginning is told, as a line by itself: it is longer than any line may be, and whoever reads it refuses it in its place.
 */
export function* blocksOf({ segment, from, to }: Range, memory: Uint8Array, block: number, room: number, reader: Reader): Generator<Block, void, undefined> {
  let [position, carried] = [from, 0];
  for (let isLast = false; !isLast;) {
    const asked = Math.min(room - carried, to - position - carried);
    const got = reader.read(segment, memory.subarray(block + carried, block + carried + asked), position + carried);
    let filled = carried + got;
    isLast = position + filled >= to || got === 0;
    if (isLast && filled > 0 && memory[block + filled - 1] !== 10) memory[block + filled++] = 10;
    const whole = isLast ? filled : memory.subarray(block, block + filled).lastIndexOf(10) + 1;
    if (whole > 0) yield { start: block, end: block + whole, position };
    else if (!isLast) {
      memory[block + filled - 1] = 10;
      yield { start: block, end: block + filled, position };
      position = lineFrom(segment, position + filled - 1, reader);
      carried = 0;
      isLast = position >= to;
      continue;
    }
    memory.copyWithin(block, block + whole, block + filled);
    carried = filled - whole;
    position += whole;
  }
}
