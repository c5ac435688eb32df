import type { Outlines } from './outlines.js';

/** A glyph of some file of the family. */
export interface Source { readonly from: Outlines; readonly glyph: number }

const isMadeOfOthers = (outline: Buffer): boolean => outline.length > 0 && outline.readInt16BE(0) < 0;
const [hasWords, hasScale, hasMore, hasTwoScales, hasMatrix] = [0x01, 0x08, 0x20, 0x40, 0x80] as const;

/** Copies an outline; the glyphs it is made of get the numbers that `numberOf` gives them. */
function adopted({ from, glyph }: Source, numberOf: (source: Source) => number): Buffer {
  const outline = Buffer.from(from.outline(glyph));
  if (!isMadeOfOthers(outline)) return outline;
  for (let at = 10, more = true; more;) {
    const flags = outline.readUInt16BE(at);
    outline.writeUInt16BE(numberOf({ from, glyph: outline.readUInt16BE(at + 2) }), at + 2);
    at += 4 + ((flags & hasWords) === 0 ? 2 : 4) + ((flags & hasScale) === 0 ? 0 : 2) + ((flags & hasTwoScales) === 0 ? 0 : 4) + ((flags & hasMatrix) === 0 ? 0 : 8);
    more = (flags & hasMore) !== 0;
  }
  return outline;
}

/**
 * One TrueType font of glyphs that lie in many files of one family (the same em, the same measures): a document carries one
 * font a weight instead of one a file. Glyph n is the n-th of `sources`; what they are made of follows behind them.
 */
export function trueTypeOf(sources: readonly Source[]): Buffer {
  const all = [...sources];
  const numberOf = (source: Source): number => {
    const known = all.findIndex(({ from, glyph }) => from === source.from && glyph === source.glyph);
    return known >= 0 ? known : all.push(source) - 1;
  };
  const outlines: Buffer[] = [];
  for (let i = 0; i < all.length; i += 1) outlines.push(even(adopted(all[i]!, numberOf)));
  const places = Buffer.alloc(4 * (all.length + 1));
  outlines.reduce((offset, { length }, i) => places.writeUInt32BE(offset + length, 4 * (i + 1)) && offset + length, 0);
  const metrics = Buffer.alloc(4 * all.length);
  all.forEach(({ from, glyph }, i) => metrics.writeInt16BE(from.bearing(glyph), metrics.writeUInt16BE(from.advance(glyph), 4 * i)));
  return assembled([['glyf', Buffer.concat(outlines)], ['head', headOf(all[0]!.from)], ['hhea', withCount(all[0]!.from.table('hhea'), 34, all.length)], ['hmtx', metrics], ['loca', places], ['maxp', limitsOf(all)]]);
}
const even = (outline: Buffer): Buffer => Buffer.concat([outline, Buffer.alloc(outline.length % 2)]);

function withCount(table: Buffer, at: number, count: number): Buffer {
  const copy = Buffer.from(table);
  copy.writeUInt16BE(count, at);
  return copy;
}

/** Four bytes an offset in `loca`, and no checksum over the whole: `assembled` writes it. */
function headOf(from: Outlines): Buffer {
  const head = withCount(from.table('head'), 50, 1);
  head.writeUInt32BE(0, 8);
  return head;
}

/** The largest of each limit that the files state. */
function limitsOf(all: readonly Source[]): Buffer {
  const tables = [...new Set(all.map(({ from }) => from))].map((from) => from.table('maxp'));
  const limits = Buffer.from(tables[0]!);
  for (let at = 6; at < limits.length; at += 2) limits.writeUInt16BE(Math.max(...tables.map((table) => table.readUInt16BE(at))), at);
  return withCount(limits, 4, all.length);
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
