import { assume, type Basis } from '../../law/define.js';

export const widthBasis: Basis = assume('文字幅と互換漢字だけをそろえる。NFKCを全体にはかけない(㈱や①は別の文字のまま、単独の゛は壊れるため)');

const touched = /[\u2e80-\u2fdf\u3000\u3099-\u309c\uf900-\ufaff\ufe00-\ufe0f\uff01-\uffe6\u{e0100}-\u{e01ef}\u{2f800}-\u{2fa1f}]/u;
const selectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const voicedMarks = /(?<=[\u3041-\u30ff\uff66-\uff9f])[\u309b\uff9e]/gu;
const semiVoicedMarks = /(?<=[\u3041-\u30ff\uff66-\uff9f])[\u309c\uff9f]/gu;
/** Full-width signs, half-width kana with their marks, radicals written for the character, the wide space. */
const wide = /[\u2e80-\u2fdf\u3000\uff01-\uff60\uffe0-\uffe2\uffe4-\uffe6]|[\uff61-\uff9f\u3099\u309a]+/gu;

/**
 * The text in one width, without variation selectors, with 互換漢字 as the character they stand for and ゛゜ joined to
 * their kana. The same string comes back when nothing changed.
 */
export function inOneWidth(text: string): string {
  if (!touched.test(text)) return text;
  return text.replace(selectors, '').replace(voicedMarks, '\u3099').replace(semiVoicedMarks, '\u309a')
    .replace(wide, (run) => run.normalize('NFKC')).normalize('NFC');
}

const spaces = /[\s\u200b\ufeff]+/gu;
const anySpace = /[\s\u200b\ufeff]/u;
export const withoutSpaces = (text: string): string => (anySpace.test(text) ? text.replace(spaces, '') : text);
/** The words of a text, in its order. */
export const wordsIn = (text: string): readonly string[] => text.split(spaces).filter((word) => word !== '');
