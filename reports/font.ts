import { cutter, dropTables, slices } from '../paper/slices.js';
import { woffOf } from './woff.js';

const allPoints = 0x110000;

/**
 * `@font-face` rules that hold the glyphs of exactly the characters in `text`, as data URLs; asynchronous and apart from
 * the pure rendering. The same text gives the same bytes. See docs/decisions/0007-report-font.md.
 */
export async function fontCssFor(text: string): Promise<string> {
  const cut = await cutter();
  const { bytesOf } = await slices();
  const rules: string[] = [];
  for (const [file, points] of await shared(text)) {
    const glyphs = await cut(await bytesOf(file), String.fromCodePoint(...points), { targetFormat: 'sfnt', keepFeatures: [], noHinting: true, dropTables });
    rules.push(`@font-face{font-family:'Totsugo Sans';font-weight:100 900;src:url(data:font/woff;base64,${woffOf(glyphs).toString('base64')}) format('woff');unicode-range:${points.map((point) => `U+${point.toString(16)}`).join(',')}}`);
  }
  return rules.join('\n');
}

/** The code points of a text by the file that holds their glyph, both in order; what Noto Sans JP lacks is left to the reader's fonts. */
async function shared(text: string): Promise<ReadonlyMap<string, readonly number[]>> {
  const { fileOf } = await slices();
  const wanted = new Map<string, number[]>();
  for (const point of pointsIn(text)) {
    const file = fileOf(point);
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
