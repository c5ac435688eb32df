import type { Weight } from './define.js';
import { cutter, dropTables, slices, unpacker } from './slices.js';

/** Some glyphs of one file of the family at one weight: what is needed to copy them into another font. */
export interface Outlines {
  readonly glyphOf: (point: number) => number | undefined;
  readonly outline: (glyph: number) => Buffer;
  /** In units of the em. */
  readonly advance: (glyph: number) => number;
  readonly bearing: (glyph: number) => number;
  /** A table of the whole file, which does not depend on what was cut out of it before. */
  readonly table: (tag: string) => Buffer;
}

/** Unpacked and cut once a process, because the next letter needs the same again; a character costs a millisecond the first time. */
const unpacked = new Map<string, Promise<Buffer>>();
const cuts = new Map<string, Promise<Outlines>>();

/** By code point what holds its glyph; those that the file lacks are missing. */
export async function outlinesOf(file: string, weight: Weight, points: readonly number[]): Promise<ReadonlyMap<number, Outlines>> {
  const keyOf = (point: number): string => `${weight} ${point}`;
  const wanted = points.filter((point) => !cuts.has(keyOf(point)));
  const fresh = wanted.length > 0 ? cutOut(file, weight, wanted) : undefined;
  for (const point of wanted) cuts.set(keyOf(point), fresh!);
  const held = await Promise.all(points.map(async (point) => [point, await cuts.get(keyOf(point))!] as const));
  return new Map(held.filter(([point, outlines]) => outlines.glyphOf(point) !== undefined));
}

async function cutOut(file: string, weight: Weight, points: readonly number[]): Promise<Outlines> {
  const whole = unpacked.get(file) ?? slices().then(async ({ bytesOf }) => (await unpacker()).convert(await bytesOf(file), 'sfnt'));
  unpacked.set(file, whole);
  const cut = await cutter();
  return read(await cut(await whole, String.fromCodePoint(...points), { targetFormat: 'sfnt', keepFeatures: [], noHinting: true, dropTables, variationAxes: { wght: weight } }), tablesOf(await whole));
}

type Tables = (tag: string) => Buffer;
function tablesOf(font: Buffer): Tables {
  const tables = new Map(Array.from({ length: font.readUInt16BE(4) }, (_, i): [string, Buffer] => {
    const at = 12 + 16 * i;
    return [font.toString('latin1', at, at + 4), font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12))];
  }));
  return (tag) => {
    const found = tables.get(tag);
    if (!found) throw new RangeError(`書体に表 ${tag} がない`);
    return found;
  };
}

function read(font: Buffer, table: Tables): Outlines {
  const own = tablesOf(font);
  const [places, metrics, glyphs] = [own('loca'), own('hmtx'), charactersIn(own('cmap'))];
  const isLong = own('head').readInt16BE(50) === 1;
  const offset = (glyph: number): number => (isLong ? places.readUInt32BE(glyph * 4) : places.readUInt16BE(glyph * 2) * 2);
  // After the last advance that is written all others are the same, and only bearings follow.
  const advances = own('hhea').readUInt16BE(34);
  return {
    table, glyphOf: (point) => glyphs.get(point),
    outline: (glyph) => own('glyf').subarray(offset(glyph), offset(glyph + 1)),
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
