import { describe, expect, it } from 'vitest';
import { NotInForce } from './define.js';
import { basicDeductionTable, earnedUpTo, incomeAdjustmentYen, incomeBy, pensionDeductionLoss, pensionIncomeTable, salaryIncomeTable, shareOf } from './premium-income.js';

const salary = (day: '2025-04-01' | '2026-04-01', ...revenues: readonly number[]) => revenues.map((revenue) => incomeBy(salaryIncomeTable.on(day), revenue));

describe('給与所得の速算表', () => {
  it('令和8年度(令和7年分)は65万円まで所得0、190万円までは65万円を引く', () => {
    expect(salary('2026-04-01', 0, 650_000, 650_001, 1_899_999, 1_900_000)).toEqual([0, 0, 1, 1_249_999, 1_250_000]);
  });
  it('令和7年度までは55万円を引き、161万9千円からは表の額', () => {
    expect(salary('2025-04-01', 550_000, 550_001, 1_618_999, 1_619_000, 1_619_999, 1_620_000, 1_622_000, 1_624_000, 1_627_999, 1_628_000, 1_799_999))
      .toEqual([0, 1, 1_068_999, 1_069_000, 1_069_000, 1_070_000, 1_072_000, 1_074_000, 1_074_000, 1_076_800, 1_177_600]);
  });
  it('660万円までは収入を4,000円刻みにしてから率を掛ける', () => {
    // 3,001,999 → 3,000,000×70%−8万; 5,003,999 → 5,000,000×80%−44万; 6,599,999 → 6,596,000×80%−44万; 660万×90%−110万
    for (const day of ['2025-04-01', '2026-04-01'] as const) expect(salary(day, 3_001_999, 3_600_000, 5_003_999, 6_599_999, 6_600_000, 8_499_999, 8_500_000, 10_000_000)).toEqual([2_020_000, 2_440_000, 3_560_000, 4_836_800, 4_840_000, 6_549_999, 6_550_000, 8_050_000]);
  });
  it('所得300万円の収入は430万円。4,000円刻みの間の所得は、それを超えない最も大きい所得と、その最も小さい収入になる', () => {
    const back = (day: '2025-04-01' | '2026-04-01', ...incomes: readonly number[]) => incomes.map((yen) => { const { revenueYen, incomeYen } = earnedUpTo(salaryIncomeTable.on(day), yen); return [incomeYen, revenueYen]; });
    expect(back('2026-04-01', 0, 1, 530_000, 1_249_999, 1_250_500, 2_000_000, 3_000_000, 6_000_000, 9_000_000)).toEqual([[0, 0], [1, 650_001], [530_000, 1_180_000], [1_249_999, 1_899_999], [1_250_000, 1_900_000], [1_997_600, 2_968_000], [3_000_000, 4_300_000], [6_000_000, 7_888_889], [9_000_000, 10_950_000]]);
    expect(back('2025-04-01', 530_000, 1_069_500, 1_075_000)).toEqual([[530_000, 1_080_000], [1_069_000, 1_619_000], [1_074_000, 1_624_000]]);
  });
  it('収入から求めた所得を戻せば、同じ所得の最も小さい収入になる', () => {
    const { under65, from65 } = pensionIncomeTable.on('2026-04-01');
    for (const table of [salaryIncomeTable.on('2025-04-01'), salaryIncomeTable.on('2026-04-01'), under65, from65]) {
      for (let revenue = 0; revenue <= 12_000_000; revenue += 9_973) {
        const back = earnedUpTo(table, incomeBy(table, revenue));
        expect([back.incomeYen, incomeBy(table, back.revenueYen), back.revenueYen <= revenue, back.incomeYen === 0 || incomeBy(table, back.revenueYen - 1) < back.incomeYen]).toEqual([incomeBy(table, revenue), back.incomeYen, true, true]);
      }
    }
  });
  it('確かめていない日の表は使わない', () => {
    expect(() => salaryIncomeTable.on('2021-03-31')).toThrow(NotInForce);
    expect(() => salaryIncomeTable.on('2027-04-01')).toThrow(NotInForce);
  });
});

describe('公的年金の所得と控除', () => {
  it('65歳以上は110万円、65歳未満は60万円まで所得0', () => {
    const { from65, under65 } = pensionIncomeTable.on('2026-04-01');
    expect([1_100_000, 1_100_001, 3_299_999, 3_300_000, 4_100_000, 7_700_000, 10_000_000, 12_000_000].map((revenue) => incomeBy(from65, revenue))).toEqual([0, 1, 2_199_999, 2_200_000, 2_800_000, 5_860_000, 8_045_000, 10_045_000]);
    expect([600_000, 600_001, 1_299_999, 1_300_000].map((revenue) => incomeBy(under65, revenue))).toEqual([0, 1, 699_999, 700_000]);
  });
  it('ほかの所得が1,000万円を超えると控除は10万円、2,000万円を超えると20万円小さい', () => {
    expect([10_000_000, 10_000_001, 20_000_000, 20_000_001].map(pensionDeductionLoss)).toEqual([0, 100_000, 100_000, 200_000]);
  });
  it('所得金額調整控除は、給与と年金のそれぞれ10万円までを足して10万円を引く', () => {
    expect([[0, 500_000], [60_000, 30_000], [60_000, 70_000], [900_000, 900_000]].map(([a, b]) => incomeAdjustmentYen(a!, b!))).toEqual([0, 0, 30_000, 100_000]);
  });
  it('基礎控除は2,400万円まで43万円、そこから29万円・15万円・0円', () => {
    const table = basicDeductionTable.on('2026-04-01');
    expect([24_000_000, 24_000_001, 24_500_001, 25_000_001].map((income) => table.find(({ through }) => income <= through)!.yen)).toEqual([430_000, 290_000, 150_000, 0]);
  });
  it('率を掛けて切り捨てる計算は、大きな額でも1円も狂わない', () => {
    for (const [amount, rate] of [[9_999_999_999, 99_999], [1_590_000, 7_710], [12_345_678_901, 7_510]] as const) expect(BigInt(shareOf(amount, rate, 100_000))).toBe((BigInt(amount) * BigInt(rate)) / 100_000n);
  });
});
