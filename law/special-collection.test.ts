import { expect, it } from 'vitest';
import type { Day } from './define.js';
import type { Month } from './fiscal-year.js';
import { requestClosesOn, specialMonthsOf, withholdingDay } from './special-collection.js';

it('令和8年度の年金の支払月は、4月から翌年2月までの偶数月', () => {
  expect(specialMonthsOf(2026)).toEqual(['2026-04', '2026-06', '2026-08', '2026-10', '2026-12', '2027-02']);
});

it.each<[Month, Day]>([
  ['2026-10', '2026-10-15'], ['2026-08', '2026-08-14'], ['2025-06', '2025-06-13'], ['2026-02', '2026-02-13'], ['2028-04', '2028-04-15'],
])('%sの支払日は%s: 15日が土曜・日曜ならその前の営業日、祝日の表のない年は15日', (month, day) => {
  expect(withholdingDay(month)).toBe(day);
});

it('依頼は支払月の前月の末日まで効く', () => {
  expect([requestClosesOn('2026-10'), requestClosesOn('2027-02'), requestClosesOn('2024-04')]).toEqual(['2026-09-30', '2027-01-31', '2024-03-31']);
});
