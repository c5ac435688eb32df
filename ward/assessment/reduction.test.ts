import { describe, expect, it } from 'vitest';
import { reductionTable } from '../../law/premium-reductions.js';
import { assessed, born, member, rateSet } from './household-fixture.js';
import { incomeReduction, reductionTenthsOf, type ReductionQuestion } from './rules/income-reduction.js';

const tenths = (incomeYen: number, told: Partial<ReductionQuestion> & { year?: number } = {}) => {
  const { year = 2026, ...rest } = told;
  return reductionTenthsOf({ incomeYen, earners: 1, heads: 1, table: reductionTable.on(`${year}-04-01`), isDeclared: true, isJudged: true, ...rest });
};

describe('低所得軽減の判定', () => {
  it.each([[2022, 285_000, 520_000], [2023, 290_000, 535_000], [2024, 295_000, 545_000], [2025, 305_000, 560_000], [2026, 310_000, 570_000]] as const)(
    '%s年度: 線の上の所得は入り、1円多ければ入らない(5割の加算 %s円、2割の加算 %s円)', (year, five, two) => {
      expect([430_000, 430_001].map((income) => tenths(income, { year }))).toEqual([7, 5]);
      expect([430_000 + five, 430_001 + five].map((income) => tenths(income, { year }))).toEqual([5, 2]);
      expect([430_000 + two, 430_001 + two].map((income) => tenths(income, { year }))).toEqual([2, 0]);
    });
  it('給与所得者等が一人増えるごとに、三つの線は10万円ずつ上がる', () => {
    // 3人世帯・給与所得者等2人: 53万、53万+31万×3 = 146万、53万+57万×3 = 224万
    const couple = { earners: 2, heads: 3 };
    expect([530_000, 530_001, 1_460_000, 1_460_001, 2_240_000, 2_240_001].map((income) => tenths(income, couple))).toEqual([7, 5, 5, 2, 2, 0]);
    expect(tenths(430_000, { earners: 0 })).toBe(7);
  });
  it('未申告なら所得0でも軽減はない。表として求めるときは判定しない', () => {
    expect([tenths(0, { isDeclared: false }), tenths(0, { isJudged: false })]).toEqual([0, 0]);
    expect(incomeReduction.apply({ incomeYen: 0, earners: 0, heads: 1, table: reductionTable.on('2026-04-01'), isDeclared: false, isJudged: true })).toMatchObject({ outcome: 'undeclared', ja: '未申告のため軽減なし' });
  });
  it('理由は、数えた所得と人数と線を言う', () => {
    expect(incomeReduction.apply({ incomeYen: 1_250_000, earners: 2, heads: 2, table: reductionTable.on('2026-04-01'), isDeclared: true, isJudged: true }).because)
      .toEqual(['判定所得 1,250,000円(給与所得者等 2人、被保険者と特定同一世帯所属者 2人) ≤ 430,000円+100,000円×1+570,000円×2 = 1,670,000円', '5割の線 1,150,000円 を超える']);
  });
});

describe('判定に入るもの', () => {
  const level = (...told: Parameters<typeof assessed>) => assessed(...told).reductionTenths;
  it('65歳以上の公的年金の所得からは15万円を引く。65歳未満は引かない', () => {
    // 年金168万円: 168−110 = 58万、−15万 = 43万
    expect([level([member({ years: 65 }, { publicPensionRevenueYen: 1_680_000 })]), level([member({ years: 65 }, { publicPensionRevenueYen: 1_680_001 })])]).toEqual([7, 5]);
    expect([level([member({ years: 64 }, { publicPensionIncomeYen: 430_000 })]), level([member({ years: 64 }, { publicPensionIncomeYen: 430_001 })])]).toEqual([7, 5]);
  });
  it('15万円は年金の所得から引き、ほかの所得からは引かない', () => {
    expect([level([member({ years: 65 }, { publicPensionIncomeYen: 100_000, otherIncomeYen: 430_000 })]), level([member({ years: 65 }, { publicPensionIncomeYen: 100_000, otherIncomeYen: 430_001 })])]).toEqual([7, 5]);
  });
  it('1月1日生まれは前の年の12月31日に65歳に達し、15万円を引く', () => {
    const with58 = (bornOn: '1961-01-01' | '1961-01-02') => level([born(bornOn, {}, { publicPensionIncomeYen: 580_000 })]);
    expect([with58('1961-01-01'), with58('1961-01-02')]).toEqual([7, 5]);
  });
  it('給与収入は55万円を超えると給与所得者等に数える', () => {
    const couple = (revenue: number) => [member({}, { salaryRevenueYen: 1_180_000 }), member({}, { salaryRevenueYen: revenue })];
    // 118万−65万 = 53万。二人目が数えられれば線は53万円
    expect([level(couple(550_000)), level(couple(550_001))]).toEqual([5, 7]);
  });
  it('年金収入は65歳未満60万円、65歳以上125万円(設定により110万円)を超えると数える', () => {
    const withPension = (years: number, revenue: number, line: '1250000' | '1100000' = '1250000') =>
      level([member({}, { salaryRevenueYen: 1_180_000 }), member({ years }, { publicPensionRevenueYen: revenue })], { parameters: { pensionEarnerLine: line } });
    expect([withPension(64, 600_000), withPension(65, 1_250_000), withPension(65, 1_250_000, '1100000'), withPension(65, 1_100_000, '1100000')]).toEqual([5, 5, 7, 5]);
    // 1円多い年金は所得も1円増やすので、給与を1円減らして判定所得を53万円にする
    const both = (years: number, revenue: number) => level([member({}, { salaryRevenueYen: 1_179_999 }), member({ years }, { publicPensionRevenueYen: revenue })]);
    expect([both(64, 600_001), both(65, 1_250_001)]).toEqual([7, 7]);
  });
  it('赤字の所得は0として数え、ほかの人の所得を減らさない', () => {
    expect(level([member({}, { otherIncomeYen: 430_001 }), member({}, { otherIncomeYen: -5_000_000 })])).toBe(5);
  });
  it('専従者の給与は判定では払った人の所得に戻し、受けた人の所得から除く', () => {
    const shop = [member({}, { otherIncomeYen: 300_000, familyEmployeeDeductionYen: 860_000 }), member({}, { salaryRevenueYen: 860_000, familyEmployeeSalaryRevenueYen: 860_000 })];
    // 30万+86万 = 116万 ≤ 43万+57万×2 = 157万、5割の線 105万 を超える。戻さなければ 30万+21万 = 51万 で5割
    expect(level(shop)).toBe(2);
    expect(level([member({}, { otherIncomeYen: 300_000 }), member({}, { salaryRevenueYen: 860_000 })])).toBe(5);
  });
  it('軽減は料率によらない', () => {
    const members = [member({ years: 45 }, { otherIncomeYen: 700_000 })];
    expect(new Set(['R8-tokyo23', 'R8-chofu', 'R8-kunitachi'].map((id) => level(members, { rateSet: rateSet(id) })))).toEqual(new Set([5]));
  });
  it('未申告の人が一人でもいれば軽減はない。その人の所得割はなく、ほかの人の所得割はある', () => {
    const found = assessed([member({}, { otherIncomeYen: 430_000 }), member({ isDeclared: false })]);
    expect([found.reductionTenths, found.parts[0]!.yen]).toEqual([0, 47_600 * 2]);
    expect(level([member({ role: 'nominalHead', isDeclared: false }), member()])).toBe(0);
  });
});
