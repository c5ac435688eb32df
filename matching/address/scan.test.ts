import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeFold } from '../fold/kanji.js';
import { kanjiNumber, kanjiOf } from '../fold/numerals.js';
import { scanAddress } from './scan.js';
import { isDash } from './signs.js';

const scan = (text: string) => scanAddress(text, freeFold);

test('住所は都道府県・市区町村・町字・番号・部屋に分かれる', () => {
  expect(scan('〒100-0000 東京都架空区南台一丁目２番３号　サンプルハイツA棟101号室')).toEqual({
    prefecture: '東京都', municipality: '架空区', place: '架空区南台', lotMark: '',
    numbers: [{ value: 1, unit: '丁目' }, { value: 2, unit: '番' }, { value: 3, unit: '号' }], room: { key: 'A/101', text: 'サンプルハイツA棟101号室' },
  });
});

test.each([
  ['東京都架空区南台1-2-3', '1 2 3', ''], ['東京都架空区南台1-2-3-101', '1 2 3', '101'], ['東京都港区六本木七丁目8番9号', '7丁目 8番 9号', ''], ['東京都架空区本郷千二百三十四番地の五', '1234番 5', ''],
  ['北海道札幌市北区北24条西5丁目1-2-301', '24条 5丁目 1 2', '301'], ['東京都架空区南台12番地3-101号', '12番 3', '101'], ['東京都架空区南台1-2 3階', '1 2', '3階'], ['東京都架空区南台', '', ''],
])('%s の番号は「%s」、部屋は「%s」', (text, numbers, room) => {
  expect(scan(text).numbers.map(({ value, unit }) => `${value}${unit ?? ''}`).join(' ')).toBe(numbers);
  expect(scan(text).room.key).toBe(room);
});

test.each([
  ['四日市市諏訪町1', '四日市市'], ['横浜市神奈川区三ツ沢町1', '横浜市神奈川区'], ['東村山市本町1', '東村山市'], ['郡山市本町1', '郡山市'], ['蒲郡市本町1', '蒲郡市'], ['大和郡山市北郡山町1', '大和郡山市'],
  ['西多摩郡奥多摩町氷川1', '西多摩郡奥多摩町'], ['新宿区市谷本村町1', '新宿区'], ['町田市中町1', '町田市'], ['八丈町大賀郷1', '八丈町'], ['南台1', ''],
])('%s の市区町村は「%s」', (text, municipality) => expect(scan(text).municipality).toBe(municipality));

test('どんな文字列も読め、番号は負にも小数にもならない', () => {
  const letters = fc.constantFrom(...Array.from('東京都架空区大字〒0123一十百千丁目番地号室棟条の之ー-－ 　()ABF第甲ｱﾞ'));
  fc.assert(fc.property(fc.oneof(fc.string({ unit: letters, maxLength: 40 }), fc.string({ unit: 'binary' })), (text) => {
    for (const { value } of scan(text).numbers) expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
  }), { numRuns: 2000 });
});

test('漢数字は位取りでも桁並べでも読め、読めない並びは数にしない', () => {
  expect(['十二', '百二', '千二百三十四', '一〇二', '二十', '三二十', '十百', ''].map((run) => kanjiNumber(run))).toEqual([12, 102, 1234, 102, 20, undefined, undefined, undefined]);
  for (let value = 0; value < 1000; value += 1) expect(kanjiNumber(kanjiOf(value))).toBe(value);
});

test('Unicodeの横線(Pd)は、基本多言語面のどれも番号を分ける線になる', () => {
  for (let unit = 0; unit < 0xffff; unit += 1) expect(isDash(unit), unit.toString(16)).toBe(/[\p{Pd}\u2043\u207b\u208b\u2212\u2500\u2501\u2796\u30fc]/u.test(String.fromCharCode(unit)));
});
