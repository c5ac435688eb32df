import { expect, it } from 'vitest';
import { booksCloseOn, booksYearOf, levyYearOf } from './books.js';

it('令和8年度の出納は2027年5月31日に閉じ、その日までは令和8年度、翌日からは滞納繰越の令和9年度に入る', () => {
  expect(booksCloseOn(2026)).toBe('2027-05-31');
  expect((['2026-06-01', '2027-03-31', '2027-04-01', '2027-05-31', '2027-06-01', '2028-05-31', '2028-06-01'] as const).map((day) => booksYearOf(2026, day))).toEqual([2026, 2026, 2026, 2026, 2027, 2027, 2028]);
  expect(booksYearOf(2027, '2027-05-20')).toBe(2027);
});

it('調定年度は納期の末日の年度で、休日で4月に移っても変わらず、随時の納付は通知を発した日の年度', () => {
  const march = { month: '2024-03', isExtraordinary: false, noticedOn: '2023-06-12' } as const;
  // 2024年3月31日は日曜で、納期限は4月1日
  expect([levyYearOf(march), levyYearOf({ ...march, month: '2023-06' })]).toEqual([2023, 2023]);
  const extraordinary = { month: '2027-04', isExtraordinary: true } as const;
  expect([levyYearOf({ ...extraordinary, noticedOn: '2027-03-31' }), levyYearOf({ ...extraordinary, noticedOn: '2027-04-01' })]).toEqual([2026, 2027]);
});
