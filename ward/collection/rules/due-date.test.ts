import { expect, it } from 'vitest';
import { monthsLater } from '../../../law/fiscal-year.js';
import { dueOn } from '../../../law/premium-limits.js';
import { dueDate, dueDayOf } from './due-date.js';

const year = (fiscalYear: number) => Array.from({ length: 10 }, (_, i) => monthsLater(`${fiscalYear}-06`, i));

it.each([
  [2025, ['2025-06-30', '2025-07-31', '2025-09-01', '2025-09-30', '2025-10-31', '2025-12-01', '2026-01-05', '2026-02-02', '2026-03-02', '2026-03-31']],
  [2026, ['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-11-02', '2026-11-30', '2027-01-04', '2027-02-01', '2027-03-01', '2027-03-31']],
] as const)('%i年度の納期限は、末日か、休みなら次の営業日で、期割の納期限と同じ', (fiscalYear, days) => {
  expect(year(fiscalYear).map((month) => dueDayOf({ month, shift: 'nextBusinessDay' }))).toEqual(days);
  expect(year(fiscalYear).map((month) => dueOn(month, 'nextBusinessDay'))).toEqual(days);
});

it('祝日の公表されていない年に届く納期限は、営業日だとは言わない', () => {
  expect(year(2027).map((month) => dueDayOf({ month, shift: 'nextBusinessDay' }))).toEqual(['2027-06-30', '2027-08-02', '2027-08-31', '2027-09-30', '2027-11-01', '2027-11-30', ...Array<string>(4).fill('unknownCalendar')]);
});

it('結果には理由が付く', () => {
  const outcome = (month: '2026-12' | '2026-11' | '2027-12') => dueDate.apply({ month, shift: 'nextBusinessDay' });
  expect([outcome('2026-11').outcome, outcome('2027-12').outcome]).toEqual(['monthEnd', 'unknownCalendar']);
  expect(outcome('2026-12')).toMatchObject({ outcome: 'shifted', because: ['末日 2026-12-31 は銀行の休み', '次の営業日 2027-01-04', expect.stringContaining('銀行法15条')] });
  expect(dueDayOf({ month: '2026-12', shift: 'none' })).toBe('2026-12-31');
});
