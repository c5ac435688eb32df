import { expect, test } from 'vitest';
import { stepOf, steps } from './steps.js';

test('別添1の手順は81、区分ごとの数は資格賦課16・給付14・収納16・国保連10・資格継続9・高額該当12・提供4', () => {
  const counts = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((area) => steps.filter(({ id }) => id.startsWith(`${area}-`)).length);
  expect([counts, steps.length]).toEqual([[16, 14, 16, 10, 9, 12, 4], 81]);
});

test('手順の番号は重ならず、文と関係者がある', () => {
  expect(new Set(steps.map(({ id }) => id)).size).toBe(81);
  expect(steps.filter(({ ja, text, parties }) => ja === '' || text === '' || parties.length === 0)).toEqual([]);
});

test('番号から手順を引き、ない番号には答えない', () => {
  expect(stepOf('E-2-4')?.ja).toBe('集約2-④');
  expect(stepOf('E-2-9')).toBeUndefined();
});
