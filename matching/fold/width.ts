import { assume, type Basis } from '../../law/define.js';

export const widthBasis: Basis = assume('文字幅と互換漢字だけをそろえる。NFKCを全体にはかけない(㈱や①は別の文字のまま、単独の゛は壊れるため)');

const touched = /[\u2e80-\u2fdf\u309b\u309c\uf900-\ufaff\uff01-\uffe6\u{2f800}-\u{2fa1f}]|[\u3099\u309a]|\p{Variation_Selector}/u;
const selectors = /\p{Variation_Selector}/gu;
const voicedMarks = /(?<=[\u3041-\u30ff\uff66-\uff9f])[\u309b\uff9e]/gu;
const semiVoicedMarks = /(?<=[\u3041-\u30ff\uff66-\uff9f])[\u309c\uff9f]/gu;
/** Full-width signs, half-width kana with their marks, radicals written for the character. */
const wide = /[\u2e80-\u2fdf\uff01-\uff60\uffe0-\uffe2\uffe4-\uffe6]|[\uff61-\uff9f\u3099\u309a]+/gu;

/**
 * The text in one width, without variation selectors, with 互換漢字 as the character they stand for and ゛゜ joined to
 * their kana. The same string comes back when nothing changed.
 */
export function inOneWidth(text: string): string {
  if (isPlain(text)) return text;
  return narrowed(text) ?? inOneWidthByPatterns(text);
}

/** The whole rule; what `narrowed` says must be the same. */
export function inOneWidthByPatterns(text: string): string {
  if (!touched.test(text)) return text;
  return text.replace(selectors, '').replace(voicedMarks, '\u3099').replace(semiVoicedMarks, '\u309a')
    .replace(wide, (run) => run.normalize('NFKC')).normalize('NFC');
}

/** The usual wide text: full-width signs and half-width kana beside plain letters. Undefined as soon as anything else is seen. */
function narrowed(text: string): string | undefined {
  let narrow = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const mark = isKanaMark(text.charCodeAt(index + 1)) ? text[index + 1]! : '';
    const letter = narrowLetter(unit, mark);
    if (letter === undefined) return undefined;
    narrow += letter;
    if (mark !== '') index += 1;
  }
  return narrow;
}

/** One letter in its width, joined to the mark that follows it; a mark on anything but half-width kana is left to the patterns. */
function narrowLetter(unit: number, mark: string): string | undefined {
  if (unit >= 0xff66 && unit <= 0xff9d) return wideKana.get(String.fromCharCode(unit) + mark);
  if (mark !== '') return undefined;
  if (unit >= 0xff01 && unit <= 0xff5e) return String.fromCharCode(unit - 0xfee0);
  return isPlainUnit(unit) ? String.fromCharCode(unit) : undefined;
}
const isKanaMark = (unit: number): boolean => unit === 0xff9e || unit === 0xff9f;

/** Half-width kana alone and with either mark, as far as it becomes one kana. */
const wideKana: ReadonlyMap<string, string> = new Map(Array.from({ length: 0xff9e - 0xff66 }, (_, index) => String.fromCharCode(0xff66 + index))
  .flatMap((kana) => [kana, `${kana}\uff9e`, `${kana}\uff9f`]).map((half) => [half, half.normalize('NFKC')] as const).filter(([, wide]) => wide.length === 1));

const spaces = /[\s\u200b\ufeff]+/gu;
const anySpace = /[\s\u200b\ufeff]/u;
/** The text without any space. */
export const withoutSpaces = (text: string): string => (isPlain(text) ? plainWithoutSpaces(text) : anySpace.test(text) ? text.replace(spaces, '') : text);
/** The words of a text, in its order. */
export function wordsIn(text: string): readonly string[] {
  const space = text.indexOf(text.includes(' ') ? ' ' : '\u3000');
  if (isPlain(text) && space > 0 && plainWithoutSpaces(text).length === text.length - 1 && space < text.length - 1) return [text.slice(0, space), text.slice(space + 1)];
  return text.split(spaces).filter((word) => word !== '');
}

/** Only letters that are never rewritten (kanji, kana, capitals, digits) and plain spaces? The usual name needs no pattern. */
export function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (!isPlainUnit(text.charCodeAt(index))) return false;
  return true;
}
/** Is the UTF-16 unit one of those? */
export const isPlainUnit = (unit: number): boolean => (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fc)
  || unit === 0x3000 || unit === 0x20 || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x2d || unit === 0x3005;

/** Without the two usual spaces; for a text that `isPlain`. */
export function plainWithoutSpaces(text: string): string {
  let kept = '';
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit !== 0x20 && unit !== 0x3000) continue;
    kept += text.slice(start, index);
    start = index + 1;
  }
  return start === 0 ? text : kept + text.slice(start);
}
