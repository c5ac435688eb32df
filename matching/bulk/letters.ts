import { asNameLetter, prefectures } from '../address/signs.js';
import { contestedPairs } from '../fold/contested.js';
import { kanaLarge } from '../fold/kana.js';
import { inUsualForms, type FoldTable } from '../fold/kanji.js';
import { inOneWidth } from '../fold/width.js';

/** Where each table stands behind the other, in bytes; `assembly/letters.ts` reads them there. */
const [kanaAt, halfKanaAt, placeKanaAt, contestedAt, prefecturesAt, farAt] = [0x20000, 0x20200, 0x20380, 0x20580, 0x22580, 0x22700];
const mostFar = 1000;
export const lettersBytes = farAt + 8 + mostFar * 8;

/** A letter for which nothing is told, and one that is a space. */
const [untold, space] = [0, 1];
const ranges = [[0x3041, 0x3096], [0x30a1, 0x30fa], [0x30fc, 0x30fc], [0x3400, 0x9fff], [0x25cf, 0x25cf], [0x3005, 0x3005], [0x3013, 0x3013], [0xe000, 0xf8ff], [0xfffd, 0xfffd]] as const;

/** What the comparers make of single letters, for those of the kernel: names of other letters are left to the comparers. */
export function writeLetters(table: FoldTable, target: Uint8Array): void {
  const view = new DataView(target.buffer, target.byteOffset, lettersBytes);
  const put = (at: number, letters: string) => view.setUint16(at, letters.length === 1 ? letters.charCodeAt(0) : untold, true);
  const usual = new Uint16Array(0x10000);
  for (const [first, last] of ranges) for (let unit = first; unit <= last; unit += 1) usual[unit] = unit;
  // 互換漢字: some are the character they stand for, some a character of their own.
  for (let unit = 0xf900; unit <= 0xfaff; unit += 1) {
    const narrow = inUsualForms(String.fromCharCode(unit).normalize('NFC'), table);
    if (narrow.length === 1) usual[unit] = narrow.charCodeAt(0);
  }
  usual[0x20] = usual[0x3000] = space;
  let far = 0;
  for (const [variant, form] of table.variants) {
    const point = variant.codePointAt(0)!;
    if (point < 0x10000) usual[point] = form.length === 1 ? form.charCodeAt(0) : untold;
    else if (form.length === 1 && far < mostFar) {
      view.setUint32(farAt + 8 + far * 8, point, true);
      view.setUint32(farAt + 12 + far * 8, form.charCodeAt(0), true);
      far += 1;
    }
  }
  view.setUint32(farAt, far, true);
  target.set(new Uint8Array(usual.buffer));
  writeKana(put);
  for (const letter of contestedPairs.join('')) target[contestedAt + (letter.charCodeAt(0) >> 3)]! |= 1 << (letter.charCodeAt(0) & 7);
  Array.from(prefectures).forEach((name, index) => Array.from(name).forEach((letter, place) => put(prefecturesAt + index * 8 + place * 2, letter)));
}

function writeKana(put: (at: number, letter: string) => void): void {
  const large = (kana: string) => kanaLarge(inOneWidth(kana));
  const katakana = (unit: number) => String.fromCharCode(unit <= 0x3096 ? unit + 0x60 : unit);
  for (let unit = 0x3000; unit <= 0x30ff; unit += 1) put(placeKanaAt + (unit - 0x3000) * 2, asNameLetter(String.fromCharCode(unit)));
  for (const [first, last] of ranges.slice(0, 3)) for (let unit = first; unit <= last; unit += 1) put(kanaAt + (unit - 0x3000) * 2, large(katakana(unit)));
  put(kanaAt, String.fromCharCode(space));
  for (let unit = 0xff66; unit <= 0xff9d; unit += 1) ['', '\uff9e', '\uff9f'].forEach((mark, index) => put(halfKanaAt + ((unit - 0xff60) * 3 + index) * 2, large(String.fromCharCode(unit) + mark)));
}
