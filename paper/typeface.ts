import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';
import type { Weight } from './define.js';

const family = '@expo-google-fonts/noto-sans-jp';
const files = { 400: '400Regular/NotoSansJP_400Regular.ttf', 700: '700Bold/NotoSansJP_700Bold.ttf' } as const satisfies Record<Weight, string>;

/** A package that carries the typeface is not installed. */
export class TypefaceMissing extends Error {
  override readonly name = 'TypefaceMissing';
  readonly code = 'TSG-P01';
  constructor(cause: unknown) {
    super(`紙に刷る書体のパッケージ ${family} がない。npm ci を実行してから、もう一度試す`, { cause });
  }
}

/** A weight of Noto Sans JP: the font that a document takes its glyphs from, which characters it has, and how wide each is. */
export interface Typeface {
  readonly font: Font;
  readonly has: (point: number) => boolean;
  /** In ems. */
  readonly widthOf: (text: string) => number;
}

/** Both weights, read once a process. */
export const typefaces = (): Promise<Readonly<Record<Weight, Typeface>>> => (known ??= Promise.all([opened(400), opened(700)]).then(([regular, bold]) => ({ 400: regular, 700: bold })));
let known: Promise<Readonly<Record<Weight, Typeface>>> | undefined;

async function opened(weight: Weight): Promise<Typeface> {
  const { create } = await import('fontkit');
  const font = create(await readFile(pathOf(weight))) as Font;
  nameGlyphs(font);
  const widths = new Map<string, number>();
  const widthOf = (character: string): number => {
    const width = widths.get(character) ?? font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / font.unitsPerEm;
    widths.set(character, width);
    return width;
  };
  return { font, has: (point) => font.hasGlyphForCodePoint(point), widthOf: (text) => Array.from(text, widthOf).reduce((sum, width) => sum + width, 0) };
}

/**
 * A font remembers of each glyph the first character that asked for it, and documents tell that one as its text. Asked here in an
 * order of our own, a document does not depend on those before it, and a kanji is not told as the radical that looks the same:
 * what Japanese files have always held comes first, then whatever stands for nothing else.
 */
function nameGlyphs(font: Font): void {
  const old = inShiftJis();
  const rank = (point: number): number => (old.has(point) ? 0 : 1 + Number(String.fromCodePoint(point).normalize('NFKC') !== String.fromCodePoint(point)));
  for (const point of font.characterSet.toSorted((a, b) => rank(a) - rank(b) || a - b)) font.glyphForCodePoint(point);
}

function inShiftJis(): ReadonlySet<number> {
  const bytes = Array.from({ length: 0x100 }, (_, first) => Array.from({ length: 0x100 }, (_, second) => [first, second])).flat(2);
  const pairs = new TextDecoder('shift_jis').decode(Uint8Array.from(bytes));
  return new Set(Array.from(pairs, (character) => character.codePointAt(0)!));
}

function pathOf(weight: Weight): string {
  try {
    return createRequire(import.meta.url).resolve(`${family}/${files[weight]}`);
  } catch (cause) {
    throw new TypefaceMissing(cause);
  }
}
