import { expect, it } from 'vitest';
import { installmentJa, installmentKind } from './installments.js';

it('10期までは期、11からは随時期、61からは特別徴収の月', () => {
  expect([1, 10, 11, 60, 61, 66].map(installmentKind)).toEqual(['regular', 'regular', 'extraordinary', 'extraordinary', 'special', 'special']);
  expect([10, 11, 61, 64, 66].map(installmentJa)).toEqual(['第10期', '随時期', '特別徴収4月', '特別徴収10月', '特別徴収2月']);
});
