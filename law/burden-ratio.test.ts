import { describe, expect, it } from 'vitest';
import { ageInTaxedYear, burdenRatioLimits, firstOfNextMonth, ratioTermOf, termsJudgedOn } from './burden-ratio.js';
import { NotInForce } from './define.js';

describe('70〜74歳の負担割合の年度と基準', () => {
  it('7月31日までは前の年度、8月1日からその年度の住民税で判定する', () => {
    expect(ratioTermOf('2026-07-31')).toEqual({ from: '2025-08-01', through: '2026-07-31', fiscalYear: 2025 });
    expect(ratioTermOf('2026-08-01')).toEqual({ from: '2026-08-01', through: '2027-07-31', fiscalYear: 2026 });
    expect(ratioTermOf('2027-01-01').fiscalYear).toBe(2026);
  });
  it('次の年度は7月1日から判定し、6月30日にはまだしない', () => {
    const years = (day: '2026-06-30' | '2026-07-01' | '2026-07-31' | '2026-08-01') => termsJudgedOn(day).map(({ fiscalYear }) => fiscalYear);
    expect([years('2026-06-30'), years('2026-07-01'), years('2026-07-31'), years('2026-08-01')]).toEqual([[2025], [2025, 2026], [2025, 2026], [2026]]);
  });
  it('調べた年度の外は判定しない。2021年8月より前も、2027年8月からも', () => {
    expect([termsJudgedOn('2021-07-31').map(({ fiscalYear }) => fiscalYear), termsJudgedOn('2027-07-31').map(({ fiscalYear }) => fiscalYear), termsJudgedOn('2027-08-01')]).toEqual([[2021], [2026], []]);
    expect(() => burdenRatioLimits.on('2021-07-31')).toThrow(NotInForce);
    expect(() => burdenRatioLimits.on('2027-08-01')).toThrow(NotInForce);
  });
  it('145万円・210万円・383万円・520万円で判定する', () => {
    expect(burdenRatioLimits.on('2026-08-01')).toEqual({ taxableIncomeYen: 1_450_000, baseIncomeYen: 2_100_000, revenueAloneYen: 3_830_000, revenueTogetherYen: 5_200_000 });
  });
  it('子の年齢は所得の年の12月31日で数える。1月1日生まれはまだ数えない', () => {
    expect([ageInTaxedYear('2009-12-31', 2026), ageInTaxedYear('2010-01-01', 2026)]).toEqual([16, 15]);
  });
  it('翌月1日は、12月なら翌年の1月1日', () => expect([firstOfNextMonth('2026-11-30'), firstOfNextMonth('2026-12-01')]).toEqual(['2026-12-01', '2027-01-01']));
});
