import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from '../law/define.js';
import { assume } from '../law/define.js';
import { gs1Modules, readGs1Modules } from './code-128.js';
import { printed } from './define.js';
import { at, barcode } from './marks.js';
import { print } from './print.js';
import { seen } from './seen.examples.js';

const on: Day = '2026-06-16';
/** Codes one below the other on sheets of ten. */
const codes = printed<readonly string[]>({
  id: 'codes', ja: '試験のための棒', basis: assume('試験'), title: () => '棒',
  sheets: (all) => Array.from({ length: Math.ceil(all.length / 10) }, (_, sheet) => all.slice(sheet * 10, sheet * 10 + 10).map((digits, i) => barcode(at(40, 10 + i * 28, 130, 12), digits))),
});

it('44桁は308の升目(両側の白20を含む)になる', () => {
  expect(gs1Modules('91999999131130001234567260100026063000234004').reduce((sum, wide) => sum + wide, 0)).toBe(288);
});

it('コードCの百の符号のどれも、別の読取り機が印刷した絵から読む', async () => {
  const all = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'));
  const rows = Array.from({ length: 5 }, (_, i) => all.slice(i * 20, i * 20 + 20).join(''));
  const backward = rows.map((row) => row.match(/\d\d/g)!.toReversed().join(''));
  const pages = await seen(await print(codes, [...rows, ...backward], on));
  expect(pages.flatMap((page) => page.codes)).toEqual([...rows, ...backward]);
});

it('別の読取り機は、印刷した絵を GS1-128 と認める', async () => {
  const [page] = await seen(await print(codes, ['91999999131130001234567260100026063000234004'], on));
  expect(page!.symbologies).toEqual([']C1']);
});

it('どの数字も棒から読み戻せ、一本でも太さが違えば読まない', () => {
  const pairs = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 24 }).map((list) => list.map((value) => String(value).padStart(2, '0')).join(''));
  fc.assert(fc.property(pairs, fc.nat(1_000), fc.integer({ min: 1, max: 3 }), (digits, place, by) => {
    const modules = gs1Modules(digits);
    expect(readGs1Modules(modules)).toEqual({ digits });
    const wrong = modules.map((wide, i) => (i === place % modules.length ? ((wide - 1 + by) % 4) + 1 : wide));
    expect(readGs1Modules(wrong)).toHaveProperty('why');
  }));
});

it.each(['', '123', '12a4', '１２'])('「%s」は表さない', (digits) => expect(() => gs1Modules(digits)).toThrow(RangeError));
it.each([
  [[1, 1], '棒の数が Code 128 のものでない'], [[...gs1Modules('1234').slice(6), 2, 1, 1, 2, 3, 2], '符号表にない棒の並びがある'],
] as const)('%jは読まない: %s', (modules, why) => expect(readGs1Modules(modules)).toEqual({ why }));
