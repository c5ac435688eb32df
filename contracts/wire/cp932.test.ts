import { expect, test } from 'vitest';
import { cp932Width, decodeCp932, encodeCp932 } from './cp932.js';

const bytesOf = (text: string) => {
  const target = new Uint8Array(text.length * 2);
  const end = encodeCp932(text, target);
  return end < 0 ? end : Buffer.from(target.subarray(0, end)).toString('hex');
};
const textOf = (hex: string) => decodeCp932(Buffer.from(hex, 'hex'));

test.each([
  ['山田', '8e5293 63'], ['髙', 'fbfc'], ['﨑', 'fab1'], ['①', '8740'], ['㈱', '878a'], ['～', '8160'], ['－', '817c'], ['ｱﾞ', 'b1de'], ['\\~A', '5c7e41'],
  ['\ue000', 'f040'], ['\ue757', 'f9fc'], ['鷗', undefined], ['𠮷', undefined], ['〜', undefined], ['剝', undefined], ['é', undefined], ['\u0080', undefined],
])('「%s」の符号は %s', (text, hex) => {
  expect(bytesOf(text)).toBe(hex === undefined ? -1 : hex.replaceAll(' ', ''));
  if (hex) expect(textOf(hex.replaceAll(' ', ''))).toBe(text);
});

test('書けない文字は、その位置で止まる', () => {
  expect(encodeCp932('山田𠮷', new Uint8Array(20))).toBe(-1 - 2);
});

test('読める2バイト文字は9206字で、どれも同じバイトに戻る', () => {
  let read = 0;
  for (let pair = 0x8140; pair <= 0xfcfc; pair++) {
    const hex = pair.toString(16);
    if (pair >= 0xa000 && pair < 0xe000) continue;
    const text = textOf(hex);
    if (typeof text !== 'string' || text.length !== 1) continue;
    read++;
    expect(bytesOf(text)).toBe(hex);
    expect(cp932Width(text.charCodeAt(0))).toBe(2);
  }
  expect(read).toBe(9_206);
});

test.each([
  ['41ed95', 1, '同じ文字を 0xFAB1 で書く'], ['8790', 0, '同じ文字を 0x81E0 で書く'], ['4182', 1, '文字の途中で切らずに送り直す'],
  ['80', 0, 'CP932 で書き直す(UTF-8 など別の文字コードで出していないか確かめる)'], ['8041', 0, 'CP932 で書き直す(UTF-8 など別の文字コードで出していないか確かめる)'], ['41fd41', 1, 'CP932 で書き直す(UTF-8 など別の文字コードで出していないか確かめる)'],
])('%s は位置 %i で読めない', (hex, index, cure) => {
  expect(textOf(hex)).toMatchObject({ index, cure });
});
