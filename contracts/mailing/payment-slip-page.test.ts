import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodePaymentSlip, encodePaymentSlip, slipCheckDigit, type PaymentSlip } from './payment-slip.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/payment-slip.md'), 'utf8');
const blocks = [...page.matchAll(/^```\w+\n([\s\S]*?)\n```$/gm)].map(([, text]) => text!);

test('docs/payment-slip.md の例は、書いてあるとおりの44桁になり、読み戻せ、検算も書いてあるとおりになる', () => {
  const [slip, apart, sum, digits] = blocks;
  const told = JSON.parse(slip!) as PaymentSlip;
  expect([encodePaymentSlip(told), decodePaymentSlip(digits!)]).toEqual([digits, told]);
  const body = apart!.replaceAll(' ', '');
  expect(body).toBe(digits!.slice(0, 43));
  const [by3, by1] = [0, 1].map((odd) => [...body].reverse().filter((_, index) => index % 2 === odd).reduce((total, digit) => total + Number(digit), 0)) as [number, number];
  expect(sum).toBe(`3 × ${by3} + ${by1} = ${3 * by3 + by1} → ${slipCheckDigit(body)}`);
});

test('表の桁の位置は、切り分けた例の長さと合い、44桁を余さず覆う', () => {
  const places = [...page.matchAll(/^\| (\d+)(?:–(\d+))? \|/gm)].map(([, from, through]) => [Number(from), Number(through ?? from)] as const);
  expect(places.map(([from, through]) => through - from + 1)).toEqual([...blocks[1]!.split(' ').map(({ length }) => length), 1]);
  expect(places.map(([from]) => from)).toEqual([1, ...places.slice(0, -1).map(([, through]) => through + 1)]);
});

test('入れ替えた金額の例は、どちらも同じ検査数字になる', () => {
  const [one, other] = /`(\d{6})` and `(\d{6})`/.exec(page)!.slice(1) as [string, string];
  const head = blocks[3]!.slice(0, 37);
  expect([one !== other, slipCheckDigit(head + one)]).toEqual([true, slipCheckDigit(head + other)]);
});
