import { expect, test } from 'vitest';
import { Bad } from '../define.js';
import { readDate, writeDate } from './dates.js';

test.each([
  ['1912-07-29', '1450729'], ['1912-07-30', '2010730'], ['1926-12-24', '2151224'], ['1926-12-25', '3011225'], ['1989-01-07', '3640107'], ['1989-01-08', '4010108'],
  ['2019-04-30', '4310430'], ['2019-05-01', '5010501'], ['1868-01-25', '1010125'], ['2024-02-29', '5060229'],
])('%s は元号で %s と書き、読み戻せる', (day, wire) => {
  expect(writeDate('GYYMMDD', day)).toBe(wire);
  expect(readDate('GYYMMDD', wire)).toBe(day);
});

test.each(['3640108', '1450730', '4310501', '5000101', '6010101', '5050229', '501501', '', '５010501'])('元号の日付 %s は拒む', (wire) => {
  expect(readDate('GYYMMDD', wire)).toBeInstanceOf(Bad);
});

test('昭和64年1月8日は、平成の書き方を示して拒む', () => {
  expect(readDate('GYYMMDD', '3640108')).toMatchObject({ code: 'E203', cure: 'この日は 4010108 と書く' });
});

test('明治より前と元号100年からは元号で書けない', () => {
  expect(writeDate('GYYMMDD', '1868-01-24')).toBeInstanceOf(Bad);
  expect(writeDate('GYYMMDD', '2118-01-01')).toBeInstanceOf(Bad);
});

test.each(['20230229', '2023-0228', '00000000', '20231301', '2023022'])('8桁の日付 %s は拒む', (wire) => {
  expect(readDate('YYYYMMDD', wire)).toBeInstanceOf(Bad);
});
