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

/** A weight of Noto Sans JP: the whole file, which characters it has, and how wide each is. */
export interface Typeface {
  readonly file: Buffer;
  readonly has: (point: number) => boolean;
  /** In ems. */
  readonly widthOf: (text: string) => number;
}

/** Both weights, read once a process. */
export const typefaces = (): Promise<Readonly<Record<Weight, Typeface>>> => (known ??= Promise.all([opened(400), opened(700)]).then(([regular, bold]) => ({ 400: regular, 700: bold })));
let known: Promise<Readonly<Record<Weight, Typeface>>> | undefined;

async function opened(weight: Weight): Promise<Typeface> {
  const { create } = await import('fontkit');
  const file = await readFile(pathOf(weight));
  const font = create(file) as Font;
  const widths = new Map<string, number>();
  const widthOf = (character: string): number => {
    const width = widths.get(character) ?? font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / font.unitsPerEm;
    widths.set(character, width);
    return width;
  };
  return { file, has: (point) => font.hasGlyphForCodePoint(point), widthOf: (text) => Array.from(text, widthOf).reduce((sum, width) => sum + width, 0) };
}

function pathOf(weight: Weight): string {
  try {
    return createRequire(import.meta.url).resolve(`${family}/${files[weight]}`);
  } catch (cause) {
    throw new TypefaceMissing(cause);
  }
}
