import { inBlocks } from '../wire/streamed.js';
import type { LineEnd } from './dialect.js';

/** A stretch of a file. `records`: whole records in their regular places, `stride` bytes apart; `odd`: one piece between line ends that has another length or end; `rest`: what follows the last whole record. */
export type Piece =
  | { readonly kind: 'records'; readonly bytes: Buffer; readonly stride: number; readonly offset: number }
  | { readonly kind: 'odd'; readonly bytes: Buffer; readonly end: LineEnd; readonly offset: number }
  | { readonly kind: 'rest'; readonly bytes: Buffer; readonly offset: number };

const [cr, lf] = [13, 10];
/** A piece between line ends longer than this is told by its beginning only. */
export const longestPiece = 65_536;
const sizes: Readonly<Record<LineEnd, number>> = { none: 0, crlf: 2, cr: 1, lf: 1 };

/** The line end of a file, seen at its first record; null when too little has come to tell. */
function lineEndOf(bytes: Buffer, recordBytes: number, isWhole: boolean): LineEnd | null {
  const reach = bytes.subarray(0, recordBytes * 2 + 2);
  const at = reach.findIndex((byte) => byte === cr || byte === lf);
  if (at < 0) return isWhole || reach.length >= recordBytes * 2 ? 'none' : null;
  if (reach[at] === lf) return 'lf';
  if (at + 1 >= bytes.length && !isWhole) return null;
  return reach[at + 1] === lf ? 'crlf' : 'cr';
}

/** Does the line end stand behind the record? One inside it is left to the reader, which refuses it as a character. */
const isRegular = (bytes: Buffer, behind: number, end: LineEnd) => end === 'none' || (bytes[behind] === (end === 'lf' ? lf : cr) && (end !== 'crlf' || bytes[behind + 1] === lf));

/** The bytes up to and with the next line end, whatever their number; null when none comes. */
function oddAt(bytes: Buffer, at: number, isLast: boolean, offset: number): Extract<Piece, { kind: 'odd' }> | null {
  for (let index = at; index < bytes.length; index += 1) {
    if (bytes[index] !== cr && bytes[index] !== lf) continue;
    if (bytes[index] === cr && index + 1 >= bytes.length && !isLast) return null;
    const end: LineEnd = bytes[index] === lf ? 'lf' : bytes[index + 1] === lf ? 'crlf' : 'cr';
    return { kind: 'odd', bytes: bytes.subarray(at, index + sizes[end]), end, offset: offset + at };
  }
  return null;
}

/**
 * Cuts a stream into records. Where records end with a line end, a record of another length is found by it and the next one is
 * in its place again; without line ends everything after a lost byte is out of place, which only the reader can notice.
 */
export function framer(recordBytes: number, isLined: boolean) {
  let offset = 0;
  let lineEnd: LineEnd | null = isLined ? null : 'none';

  function* cut(bytes: Buffer, isLast: boolean): Generator<Piece, Buffer> {
    lineEnd ??= lineEndOf(bytes, recordBytes, isLast);
    if (lineEnd === null) return bytes;
    const stride = recordBytes + sizes[lineEnd];
    let at = 0;
    for (let from = 0; ;) {
      // A lone CR is told from the CR of a CRLF by the byte after it.
      const room = bytes.length - (lineEnd === 'cr' && !isLast ? 1 : 0);
      while (at + stride <= room && isRegular(bytes, at + recordBytes, lineEnd)) at += stride;
      if (at > from) yield { kind: 'records', bytes: bytes.subarray(from, at), stride, offset: offset + from };
      const odd: Piece | null = lineEnd === 'none' || (at + stride > room && !isLast) ? null : oddAt(bytes, at, isLast, offset);
      if (odd === null) break;
      yield odd;
      at += odd.bytes.length;
      from = at;
    }
    if (lineEnd !== 'none' && !isLast && bytes.length - at > longestPiece) {
      yield { kind: 'odd', bytes: bytes.subarray(at), end: 'none', offset: offset + at };
      at = bytes.length;
    }
    offset += at;
    return bytes.subarray(at);
  }

  const blocks = inBlocks((bytes) => cut(bytes, false));
  return {
    lineEnd: (): LineEnd | null => lineEnd,
    push: blocks.push,
    *end(): Generator<Piece> {
      const rest: Buffer = yield* cut(blocks.left(), true);
      if (rest.length > 0) yield { kind: 'rest', bytes: rest, offset };
    },
  };
}

export const endBytes: Readonly<Record<LineEnd, string>> = { none: '', crlf: '\r\n', cr: '\r', lf: '\n' };
