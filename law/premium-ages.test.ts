import { describe, expect, it } from 'vitest';
import { fiscalYearJa, fiscalYearOf, monthsLater, monthsOf, yearsLater } from './fiscal-year.js';
import { careFromMonth, careUntilMonth, isMinorIn, isPensionerFor, isPreschoolIn, leavesInMonth } from './premium-ages.js';

describe('年度と月', () => {
  it('年度は4月1日に始まり、12の月がある', () => {
    expect((['2026-03-31', '2026-04-01', '2027-03-31'] as const).map(fiscalYearOf)).toEqual([2025, 2026, 2026]);
    expect([monthsOf(2026)[0], monthsOf(2026)[8], monthsOf(2026)[9], monthsOf(2026)[11], monthsOf(2026).length]).toEqual(['2026-04', '2026-12', '2027-01', '2027-03', 12]);
    expect([monthsLater('2026-01', -1), monthsLater('2026-12', 1), monthsLater('2026-05', 24)]).toEqual(['2025-12', '2027-01', '2028-05']);
    expect([fiscalYearJa(2026), yearsLater('2024-02-29', 2)]).toEqual(['令和8年度', '2026-03-01']);
  });
});

describe('保険料の変わる年齢', () => {
  it('40歳と65歳は誕生日の前日に達する。1日生まれは前の月から', () => {
    expect((['1986-10-01', '1986-10-02', '1986-10-31', '1986-11-01'] as const).map(careFromMonth)).toEqual(['2026-09', '2026-10', '2026-10', '2026-10']);
    expect((['1961-10-01', '1961-10-02'] as const).map(careUntilMonth)).toEqual(['2026-09', '2026-10']);
  });
  it('75歳は誕生日の月から。1日生まれも誕生日の月', () => {
    expect((['1951-10-01', '1951-10-02', '1951-09-30'] as const).map(leavesInMonth)).toEqual(['2026-10', '2026-10', '2026-09']);
  });
  it.each([
    ['2020-04-01', false, '4月1日生まれは前の日に6歳に達するので、年度の初めにはもう未就学児でない'],
    ['2020-04-02', true, '4月2日生まれは翌年3月31日まで未就学児'], ['2021-03-31', true, '同じ学年の早生まれ'],
  ] as const)('未就学児: %s 生まれは令和8年度に %s (%s)', (...[bornOn, expected]) => expect(isPreschoolIn(bornOn, 2026)).toBe(expected));
  it.each([['2008-04-01', false], ['2008-04-02', true], ['2009-03-31', true], ['2009-04-01', true]] as const)(
    '18歳未満: %s 生まれは令和8年度に %s (高校3年生は3月31日まで)', (bornOn, expected) => expect(isMinorIn(bornOn, 2026)).toBe(expected));
  it('年金の65歳は所得の年の12月31日で見る。1月1日生まれは前の年のうちに達する', () => {
    expect((['1960-12-31', '1961-01-01', '1961-01-02'] as const).map((bornOn) => isPensionerFor(bornOn, 2025))).toEqual([true, true, false]);
  });
});
