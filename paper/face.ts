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
  const widthOf = (point: number): number => {
    const source = sourceOf(point);
    return source.from.advance(source.glyph) / emOf(source);
  };
  return {
    has: (point) => sources.has(point),
    widthOf: (line) => pointsOf(line).reduce((sum, point) => sum + widthOf(point), 0),
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

async function sourcesFor(text: string, weight: Weight): Promise<ReadonlyMap<number, Source>> {
  const { fileOf } = await slices();
  const points = [...new Set(pointsOf(ofCodes + text))].map((point) => ({ point, file: fileOf(point) }));
  const sources = new Map<number, Source>();
  for (const { point, file } of points) {
    const from = file === undefined ? undefined : await outlinesOf(file, weight);
    // A file is said to hold some characters that it does not hold.
    const glyph = from?.glyphOf(point);
    if (from && glyph !== undefined) sources.set(point, { from, glyph });
  }
  return sources;
}
