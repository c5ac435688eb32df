import type { Outlines } from './outlines.js';

/** A glyph of some file of the family. */
export interface Source { readonly from: Outlines; readonly glyph: number }

/** The outline of a glyph, filled to an even length. The family has none that is made of other glyphs (all 19,518 were looked at), and none is guessed at. */
function outlineOf({ from, glyph }: Source): Buffer {
  const outline = from.outline(glyph);
  if (outline.length > 0 && outline.readInt16BE(0) < 0) throw new RangeError('ほかの字形を組み合わせた字形は写せない');
  return Buffer.concat([outline, Buffer.alloc(outline.length % 2)]);
}

/**
 * One TrueType font of glyphs that lie in many files of one family (the same em, the same measures): a document carries one
 * font a weight instead of one a file. Glyph n is the n-th of `sources`.
 */
export function trueTypeOf(sources: readonly Source[]): Buffer {
  const outlines = sources.map(outlineOf);
  const places = Buffer.alloc(4 * (sources.length + 1));
  const metrics = Buffer.alloc(4 * sources.length);
  let offset = 0;
  sources.forEach(({ from, glyph }, i) => {
    offset += outlines[i]!.length;
    places.writeUInt32BE(offset, 4 * (i + 1));
    metrics.writeUInt16BE(from.advance(glyph), 4 * i);
    metrics.writeInt16BE(from.bearing(glyph), 4 * i + 2);
  });
  const { table } = sources[0]!.from;
  return assembled([['glyf', Buffer.concat(outlines)], ['head', headOf(table('head'))], ['hhea', withCount(table('hhea'), 34, sources.length)], ['hmtx', metrics], ['loca', places], ['maxp', withCount(table('maxp'), 4, sources.length)]]);
}

function withCount(table: Buffer, at: number, count: number): Buffer {
  const copy = Buffer.from(table);
  copy.writeUInt16BE(count, at);
  return copy;
}

/** Four bytes an offset in `loca`, and no checksum over the whole: `assembled` writes it. */
function headOf(table: Buffer): Buffer {
  const head = withCount(table, 50, 1);
  head.writeUInt32BE(0, 8);
  return head;
}

const padded = (length: number): number => (length + 3) & ~3;
function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

function assembled(tables: readonly (readonly [tag: string, bytes: Buffer])[]): Buffer {
  const header = Buffer.alloc(12 + 16 * tables.length);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  [0, 1, tables.length, power * 16, Math.log2(power), (tables.length - power) * 16].forEach((value, i) => header.writeUInt16BE(value, i * 2));
  header.writeUInt32BE(0x00010000, 0);
  let offset = header.length;
  const bodies = tables.map(([tag, bytes], i) => {
    const body = Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]);
    header.write(tag, 12 + 16 * i, 'latin1');
    [checksum(body), offset, bytes.length].forEach((value, n) => header.writeUInt32BE(value, 16 + 16 * i + 4 * n));
    offset += body.length;
    return body;
  });
  const font = Buffer.concat([header, ...bodies]);
  const head = font.readUInt32BE(12 + 16 * tables.findIndex(([tag]) => tag === 'head') + 8);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, head + 8);
  return font;
}
