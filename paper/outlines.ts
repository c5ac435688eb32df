import type { Weight } from './define.js';
import { cutter, dropTables, slices } from './slices.js';

/** One file of the family at one weight, opened: what is needed to copy its glyphs into another font. */
export interface Outlines {
  readonly glyphOf: (point: number) => number | undefined;
  readonly outline: (glyph: number) => Buffer;
  /** In units of the em. */
  readonly advance: (glyph: number) => number;
  readonly bearing: (glyph: number) => number;
  readonly table: (tag: string) => Buffer;
}

/** Opened once a process: a letter needs some sixty of them, the next letter the same ones. */
const opened = new Map<string, Promise<Outlines>>();
export function outlinesOf(file: string, weight: Weight): Promise<Outlines> {
  const key = `${weight} ${file}`;
  const known = opened.get(key) ?? openSlice(file, weight);
  opened.set(key, known);
  return known;
}

async function openSlice(file: string, weight: Weight): Promise<Outlines> {
  const [cut, { bytesOf, pointsOf }] = [await cutter(), await slices()];
  const text = String.fromCodePoint(...pointsOf(file));
  return read(await cut(await bytesOf(file), text, { targetFormat: 'sfnt', keepFeatures: [], noHinting: true, dropTables, variationAxes: { wght: weight } }));
}

function read(font: Buffer): Outlines {
  const tables = new Map(Array.from({ length: font.readUInt16BE(4) }, (_, i): [string, Buffer] => {
    const at = 12 + 16 * i;
    return [font.toString('latin1', at, at + 4), font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12))];
  }));
  const table = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (!found) throw new RangeError(`書体に表 ${tag} がない`);
    return found;
  };
  const [places, metrics, glyphs] = [table('loca'), table('hmtx'), charactersIn(table('cmap'))];
  const isLong = table('head').readInt16BE(50) === 1;
  const offset = (glyph: number): number => (isLong ? places.readUInt32BE(glyph * 4) : places.readUInt16BE(glyph * 2) * 2);
  // After the last advance that is written all others are the same, and only bearings follow.
  const advances = table('hhea').readUInt16BE(34);
  return {
    table, glyphOf: (point) => glyphs.get(point),
    outline: (glyph) => table('glyf').subarray(offset(glyph), offset(glyph + 1)),
    advance: (glyph) => metrics.readUInt16BE(Math.min(glyph, advances - 1) * 4),
    bearing: (glyph) => metrics.readInt16BE(glyph < advances ? glyph * 4 + 2 : advances * 4 + (glyph - advances) * 2),
  };
}

/** Code points and their glyphs, from the sub-tables of the forms 4 and 12. */
function charactersIn(cmap: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4));
    const form = table.readUInt16BE(0);
    if (form === 12) addGroups(table, glyphs);
    if (form === 4) addSegments(table, glyphs);
  }
  return glyphs;
}

function addGroups(table: Buffer, glyphs: Map<number, number>): void {
  for (let at = 16; at < 16 + 12 * table.readUInt32BE(12); at += 12) {
    const [first, last, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)];
    for (let point = first; point <= last; point += 1) glyphs.set(point, glyph + point - first);
  }
}

function addSegments(table: Buffer, glyphs: Map<number, number>): void {
  const size = table.readUInt16BE(6);
  for (let i = 0; i < size; i += 2) {
    const [last, first, delta, reach] = [14 + i, 16 + size + i, 16 + 2 * size + i, 16 + 3 * size + i].map((at) => table.readUInt16BE(at)) as [number, number, number, number];
    for (let point = first; point <= last && point < 0xffff; point += 1) {
      const listed = reach === 0 ? point : table.readUInt16BE(16 + 3 * size + i + reach + 2 * (point - first));
      const glyph = listed === 0 && reach !== 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(point, glyph);
    }
  }
}
