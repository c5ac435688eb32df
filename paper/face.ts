import type { Weight } from './define.js';
import { outlinesOf } from './outlines.js';
import { slices } from './slices.js';
import type { Source } from './true-type.js';

/** How a character without a glyph is shown: a box would hide which one it was. */
export const asCode = (point: number): string => `〔U+${point.toString(16).toUpperCase().padStart(4, '0')}〕`;
const ofCodes = '〔U+0123456789ABCDEF〕';

/** A weight of Noto Sans JP as far as one document needs it. It remembers which glyphs were used, in the order of their use. */
export interface Face {
  readonly has: (point: number) => boolean;
  /** In ems. */
  readonly widthOf: (text: string) => number;
  /** The numbers of the glyphs of a text, four hexadecimal digits each. */
  readonly encode: (text: string) => string;
  /** The glyphs used so far, with the code point of each but the first, which is `.notdef`. */
  readonly used: () => readonly (Source & { readonly point: number; readonly width: number })[];
}

/** Opens what holds the characters of a text. */
export async function faceFor(text: string, weight: Weight): Promise<Face> {
  const sources = await sourcesFor(text, weight);
  const [notdef] = sources.values();
  const numbers = new Map<number, number>();
  const used = [{ ...notdef!, glyph: 0, point: 0, width: notdef!.from.advance(0) / emOf(notdef!) }];
  const sourceOf = (point: number): Source => {
    const found = sources.get(point);
    if (!found) throw new RangeError(`書体にない文字 ${asCode(point)} は、符号に替えてから描く`);
    return found;
  };
  const widths = new Map<number, number>();
  const widthOf = (point: number): number => {
    const known = widths.get(point);
    if (known !== undefined) return known;
    const source = sourceOf(point);
    const width = source.from.advance(source.glyph) / emOf(source);
    widths.set(point, width);
    return width;
  };
  return {
    has: (point) => sources.has(point),
    widthOf: (line) => {
      let sum = 0;
      for (const character of line) sum += widthOf(character.codePointAt(0)!);
      return sum;
    },
    encode: (line) => pointsOf(line).map((point) => {
      const number = numbers.get(point) ?? used.push({ ...sourceOf(point), point, width: widthOf(point) }) - 1;
      numbers.set(point, number);
      return number.toString(16).padStart(4, '0');
    }).join(''),
    used: () => used,
  };
}

const emOf = ({ from }: Source): number => from.table('head').readUInt16BE(18);
const pointsOf = (text: string): readonly number[] => Array.from(text, (character) => character.codePointAt(0)!);

/** In the order of the text, so that the first source is the same for every document. */
async function sourcesFor(text: string, weight: Weight): Promise<ReadonlyMap<number, Source>> {
  const { fileOf } = await slices();
  const points = [...new Set(pointsOf(ofCodes + text))];
  const files = new Map<string, number[]>();
  for (const point of points) {
    const file = fileOf(point);
    if (file !== undefined) files.set(file, [...(files.get(file) ?? []), point]);
  }
  const held = new Map<number, Source>();
  for (const [file, own] of files) {
    // A file is said to hold some characters that it does not hold.
    for (const [point, from] of await outlinesOf(file, weight, own)) held.set(point, { from, glyph: from.glyphOf(point)! });
  }
  return new Map(points.flatMap((point): [number, Source][] => (held.has(point) ? [[point, held.get(point)!]] : [])));
}
