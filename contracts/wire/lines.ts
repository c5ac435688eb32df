import { inBlocks } from './streamed.js';

/**
 * A piece of a file: `lines` whole lines that are not the last; `last` the last line; `cut` bytes after the last
 * newline (or less than a record); `tooLong` the beginning of a line over the limit, whose rest is dropped.
 */
export interface Piece {
  readonly kind: 'lines' | 'last' | 'cut' | 'tooLong';
  readonly bytes: Buffer;
}

/** No record of ours comes near it; a line above it is refused, so memory stays bounded whatever is sent. */
export const longestLine = 65_536;

/** Cuts a stream of bytes into pieces at newlines, or after every `recordBytes` when there are none. Keeps at most a block and a line. */
export function lineReader(recordBytes: number | null) {
  let dropping = false;

  function* cutUp(bytes: Buffer): Generator<Piece, Buffer> {
    let rest = bytes;
    if (dropping) {
      const end = rest.indexOf(10);
      if (end < 0) return rest.subarray(0, 0);
      [dropping, rest] = [false, rest.subarray(end + 1)];
    }
    const free = releasable(rest, recordBytes);
    if (free > 0) yield* withinLimit(rest.subarray(0, free), recordBytes);
    rest = rest.subarray(free);
    if (recordBytes !== null || rest.length <= longestLine) return rest;
    const end = rest.indexOf(10);
    yield { kind: 'tooLong', bytes: rest.subarray(0, longestLine) };
    dropping = end < 0;
    return rest.subarray(dropping ? rest.length : end + 1);
  }

  const blocks = inBlocks(cutUp);
  return {
    push: blocks.push,
    *end(): Generator<Piece> {
      const rest: Buffer = yield* cutUp(blocks.left());
      if (rest.length === 0) return;
      const whole = recordBytes === null ? rest.lastIndexOf(10) + 1 : rest.length - (rest.length % recordBytes);
      if (whole > 0) yield { kind: whole === rest.length ? 'last' : 'lines', bytes: rest.subarray(0, whole) };
      if (whole < rest.length) yield { kind: 'cut', bytes: rest.subarray(whole) };
    },
  };
}

/** How many bytes can go on: whole lines, but the last one only when something follows it, because it may be the trailer. */
function releasable(bytes: Buffer, recordBytes: number | null): number {
  if (recordBytes !== null) return Math.max(0, Math.ceil(bytes.length / recordBytes) - 1) * recordBytes;
  const last = bytes.lastIndexOf(10);
  if (last !== bytes.length - 1) return last + 1;
  return last <= 0 ? 0 : bytes.lastIndexOf(10, last - 1) + 1;
}

/** Whole lines, with those over the limit taken out. Only a block longer than the limit can hold one. */
function* withinLimit(bytes: Buffer, recordBytes: number | null): Generator<Piece> {
  let from = 0;
  const suspect = recordBytes === null && bytes.length > longestLine ? bytes.length : 0;
  for (let start = 0; start < suspect;) {
    const end = bytes.indexOf(10, start) + 1;
    if (end - start > longestLine) {
      if (start > from) yield { kind: 'lines', bytes: bytes.subarray(from, start) };
      yield { kind: 'tooLong', bytes: bytes.subarray(start, start + longestLine) };
      from = end;
    }
    start = end;
  }
  if (from < bytes.length) yield { kind: 'lines', bytes: bytes.subarray(from) };
}
