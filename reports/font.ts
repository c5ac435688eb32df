import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { FontMissing } from './font-missing.js';

const family = '@fontsource-variable/noto-sans-jp';
/** Tables that horizontal running text does not need. The `name` table with the licence stays. */
const dropTables = ['STAT', 'GPOS', 'GSUB', 'GDEF', 'BASE', 'vhea', 'vmtx', 'VORG', 'VVAR', 'MVAR', 'gasp', 'DSIG'];

interface Slice { readonly file: string; readonly ranges: readonly (readonly [first: number, last: number])[] }

/**
 * `@font-face` rules that hold the glyphs of exactly the characters in `text`, as data URLs; asynchronous and apart from
 * the pure rendering. The same text gives the same bytes. See docs/decisions/0007-report-font.md.
 */
export async function fontCssFor(text: string): Promise<string> {
  const { default: subset } = await import('subset-font').catch((cause: unknown) => { throw new FontMissing('subset-font', cause); });
  const require = createRequire(import.meta.url);
  const rules: string[] = [];
  for (const [slice, characters] of await shared(text, require)) {
    const glyphs = await subset(await readFile(require.resolve(`${family}/files/${slice.file}`)), characters.join(''), {
      targetFormat: 'woff', variationAxes: { wght: { min: 400, max: 700 } }, keepFeatures: [], noHinting: true, dropTables,
    });
    rules.push(`@font-face{font-family:'Totsugo Sans';font-weight:400 700;src:url(data:font/woff;base64,${glyphs.toString('base64')}) format('woff');unicode-range:${rangesOf(characters)}}`);
  }
  return rules.join('\n');
}

/** The characters by the slice that holds their glyph; what Noto Sans JP lacks is left to the reader's fonts. */
async function shared(text: string, require: NodeJS.Require): Promise<ReadonlyMap<Slice, readonly string[]>> {
  const slices = slicesOf(await readFile(resolved(require, `${family}/unicode.json`), 'utf8'));
  const wanted = new Map<Slice, string[]>();
  for (const character of [...new Set(text)].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!)) {
    const point = character.codePointAt(0)!;
    const slice = point < 0x20 ? undefined : slices.find(({ ranges }) => ranges.some(([first, last]) => first <= point && point <= last));
    if (!slice) continue;
    wanted.set(slice, [...(wanted.get(slice) ?? []), character]);
  }
  return wanted;
}

function resolved(require: NodeJS.Require, path: string): string {
  try {
    return require.resolve(path);
  } catch (cause) {
    throw new FontMissing(family, cause);
  }
}

const slicesOf = (json: string): readonly Slice[] =>
  Object.entries(JSON.parse(json) as Record<string, string>).map(([name, ranges]) => ({
    file: `noto-sans-jp-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: ranges.split(',').map((range) => {
      const [first, last] = range.replace(/^U\+/i, '').split('-');
      return [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)] as const;
    }),
  }));

const rangesOf = (characters: readonly string[]): string => characters.map((character) => `U+${character.codePointAt(0)!.toString(16)}`).join(',');
