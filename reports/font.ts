import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { FontMissing } from './font-missing.js';
import { woffOf } from './woff.js';

const family = '@fontsource-variable/noto-sans-jp';
/** Tables that horizontal running text does not need. The `name` table with the licence stays. */
const dropTables = ['STAT', 'GPOS', 'GSUB', 'GDEF', 'BASE', 'vhea', 'vmtx', 'VORG', 'VVAR', 'MVAR', 'gasp', 'DSIG'];
const allPoints = 0x110000;

/**
 * `@font-face` rules that hold the glyphs of exactly the characters in `text`, as data URLs; asynchronous and apart from
 * the pure rendering. The same text gives the same bytes. See docs/decisions/0007-report-font.md.
 */
export async function fontCssFor(text: string): Promise<string> {
  const { default: subset } = await import('subset-font').catch((cause: unknown) => { throw new FontMissing('subset-font', cause); });
  const require = createRequire(import.meta.url);
  const rules: string[] = [];
  for (const [file, points] of await shared(text, require)) {
    const glyphs = await subset(await readFile(require.resolve(`${family}/files/${file}`)), String.fromCodePoint(...points), { targetFormat: 'sfnt', keepFeatures: [], noHinting: true, dropTables });
    rules.push(`@font-face{font-family:'Totsugo Sans';font-weight:100 900;src:url(data:font/woff;base64,${woffOf(glyphs).toString('base64')}) format('woff');unicode-range:${points.map((point) => `U+${point.toString(16)}`).join(',')}}`);
  }
  return rules.join('\n');
}

/** The code points of a text by the file that holds their glyph, both in order; what Noto Sans JP lacks is left to the reader's fonts. */
async function shared(text: string, require: NodeJS.Require): Promise<ReadonlyMap<string, readonly number[]>> {
  const holder = holderOf(JSON.parse(await readFile(resolved(require, `${family}/unicode.json`), 'utf8')) as Record<string, string>);
  const wanted = new Map<string, number[]>();
  for (const point of pointsIn(text)) {
    const file = holder(point);
    if (file === undefined) continue;
    const points = wanted.get(file);
    if (points) points.push(point);
    else wanted.set(file, [point]);
  }
  return wanted;
}

/** Each code point of a text once, in order, without control characters. A page has millions of letters and a thousand different ones. */
function pointsIn(text: string): readonly number[] {
  const seen = new Uint8Array(allPoints);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const isPair = unit >= 0xd800 && unit < 0xdc00;
    seen[isPair ? text.codePointAt(i)! : unit] = 1;
    if (isPair) i += 1;
  }
  const points: number[] = [];
  for (let point = seen.indexOf(1, 0x20); point >= 0; point = seen.indexOf(1, point + 1)) points.push(point);
  return points;
}

function resolved(require: NodeJS.Require, path: string): string {
  try {
    return require.resolve(path);
  } catch (cause) {
    throw new FontMissing(family, cause);
  }
}

/** Which file of the family holds a code point; where two do, the first. */
function holderOf(ranges: Readonly<Record<string, string>>): (point: number) => string | undefined {
  const files = Object.keys(ranges).map((name) => `noto-sans-jp-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`);
  const holders = new Uint16Array(allPoints);
  Object.values(ranges).forEach((list, index) => {
    for (const range of list.split(',')) {
      const [first, last] = range.replace(/^U\+/i, '').split('-');
      for (let point = Number.parseInt(first!, 16); point <= Number.parseInt(last ?? first!, 16); point += 1) holders[point] ||= index + 1;
    }
  });
  return (point) => files[holders[point]! - 1];
}
