import { isUtf8 } from 'node:buffer';

export type ByteEncoding = 'jis' | 'ebcdic' | 'utf8';
export const byteEncodingJa: Readonly<Record<ByteEncoding, string>> = { jis: 'JIS', ebcdic: 'EBCDIC', utf8: 'UTF-8' };
export const markOfUtf8 = Buffer.from([0xef, 0xbb, 0xbf]);

/** What the bytes of a file of a bank are, by its first byte, else by the bytes where its records begin; null when neither is a digit of any kind. */
export function encodingOf(bytes: Uint8Array, recordBytes: number): ByteEncoding | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const wire = all.subarray(all.subarray(0, 3).equals(markOfUtf8) ? 3 : 0);
  const marks = [digitOf(wire[0]), ...Array.from({ length: Math.max(0, Math.ceil(wire.length / recordBytes) - 1) }, (_, index) => digitOf(wire[(index + 1) * recordBytes]))];
  const many = (wanted: ByteEncoding) => marks.filter((mark) => mark === wanted).length;
  const found = marks[0] ?? (many('jis') === 0 && many('ebcdic') === 0 ? null : many('ebcdic') > many('jis') ? 'ebcdic' : 'jis');
  return found === 'jis' && looksUtf8(wire) ? 'utf8' : found;
}

function digitOf(byte: number | undefined): 'jis' | 'ebcdic' | null {
  if (byte === undefined) return null;
  if (byte >= 0xf0 && byte <= 0xf9) return 'ebcdic';
  return byte >= 0x30 && byte <= 0x39 ? 'jis' : null;
}

/** Kana of JIS X 0201 end at 0xDF, and those of UTF-8 begin with 0xEF: bytes beyond, and right as UTF-8, are no chance. */
const looksUtf8 = (wire: Buffer): boolean => wire.some((byte) => byte >= 0xe0) && isUtf8(wholeOf(wire));

/** Without a character that is cut off at the end. */
function wholeOf(wire: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= wire.length; back += 1) {
    const byte = wire[wire.length - back]!;
    if (byte >= 0xc0) return wire.subarray(0, wire.length - back);
    if (byte < 0x80) break;
  }
  return wire;
}
