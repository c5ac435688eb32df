import { expect, it } from 'vitest';
import { dueOn, prescriptionYears, reassessmentWindow } from './premium-limits.js';

it('令和4年度の最初の納期限は2022年6月30日。2024年6月30日まで決定でき、7月1日からはできない(足立区)', () => {
  expect(reassessmentWindow('fee', dueOn('2022-06', 'nextBusinessDay'))).toEqual({ firstDueOn: '2022-06-30', limitOn: '2024-07-01', exceptionLimitOn: '2027-07-01' });
});
it('保険税は3年と5年(仮定)', () => {
  expect(reassessmentWindow('tax', '2022-06-30')).toEqual({ firstDueOn: '2022-06-30', limitOn: '2025-07-01', exceptionLimitOn: '2027-07-01' });
});
it('時効は保険料2年、保険税5年', () => {
  expect([prescriptionYears.fee.years, prescriptionYears.tax.years]).toEqual([2, 5]);
});
it('納期限は月末で、土曜・日曜なら次の開庁日', () => {
  // 2026年: 1月31日は土曜、2月28日は土曜、5月31日は日曜。2027年1月31日は日曜
  expect((['2026-06', '2026-10', '2027-01', '2026-02', '2027-02'] as const).map((month) => dueOn(month, 'nextBusinessDay'))).toEqual(['2026-06-30', '2026-11-02', '2027-02-01', '2026-03-02', '2027-03-01']);
  expect((['2026-10', '2027-02'] as const).map((month) => dueOn(month, 'none'))).toEqual(['2026-10-31', '2027-02-28']);
});
it('12月の納期限は翌年の最初の開庁日', () => {
  expect((['2022-12', '2024-12', '2025-12', '2026-12'] as const).map((month) => dueOn(month, 'nextBusinessDay'))).toEqual(['2023-01-04', '2025-01-06', '2026-01-05', '2027-01-04']);
  expect(dueOn('2026-12', 'none')).toBe('2026-12-31');
});
