import { expect, it } from 'vitest';
import type { Day } from './define.js';
import { designatedOn, lastDayOfMonths } from './collection-terms.js';

it('督促状の指定期限は、発した日の10日後', () => {
  expect(designatedOn('2026-07-20')).toBe('2026-07-30');
});

it.each<[Day, number, Day]>([
  ['2021-05-01', 3, '2021-07-31'], ['2025-12-02', 3, '2026-03-01'], ['2025-12-01', 3, '2026-02-28'], ['2025-11-30', 3, '2026-02-28'], ['2023-11-30', 3, '2024-02-29'], ['2025-11-28', 3, '2026-02-27'], ['2025-12-31', 1, '2026-01-30'], ['2026-01-31', 1, '2026-02-28'],
])('%sからの%iか月は%sに満了する', (from, months, through) => {
  expect(lastDayOfMonths(from, months)).toBe(through);
});
