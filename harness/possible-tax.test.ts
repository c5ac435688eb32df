import { describe, expect, it } from 'vitest';
import { possible, possiblePayload } from './possible-tax.js';

const young = { bornOn: '1985-04-02' } as const;
const said = (wish: object) => ({ fiscalYear: 2026, ...wish });
const salary = { netIncomeYen: 3_000_000, salaryIncomeYen: 3_000_000 };

describe('物語の告げる所得は、収入から速算表で求まるものだけ', () => {
  it.each([
    ['給与収入430万円の所得300万円', young, { ...salary, salaryRevenueYen: 4_300_000 }], ['同じ刻みの中の収入', young, { ...salary, salaryRevenueYen: 4_303_999 }], ['給与収入65万円の所得0円', young, { salaryRevenueYen: 650_000 }],
    ['令和7年度は55万円を引く', young, { fiscalYear: 2025, netIncomeYen: 1, salaryIncomeYen: 1, salaryRevenueYen: 550_001 }], ['事業の所得だけ', young, { netIncomeYen: 2_430_000 }], ['給与のほかの所得', young, { ...salary, netIncomeYen: 3_000_001, salaryRevenueYen: 4_300_000 }],
    ['1961年1月1日に生まれた人は65歳からの年金の表', { bornOn: '1961-01-01' }, { netIncomeYen: 1, publicPensionIncomeYen: 1, publicPensionRevenueYen: 1_100_001 }],
    ['その翌日に生まれた人は65歳未満の表', { bornOn: '1961-01-02' }, { netIncomeYen: 1, publicPensionIncomeYen: 1, publicPensionRevenueYen: 600_001 }],
    ['給与と年金のある人は所得金額調整控除の後', { bornOn: '1950-01-01' }, { netIncomeYen: 3_800_000, salaryIncomeYen: 2_900_000, salaryRevenueYen: 4_300_000, publicPensionIncomeYen: 900_000, publicPensionRevenueYen: 2_000_000 }],
    ['年金のほかの所得が1,000万円を超える人', { bornOn: '1950-01-01' }, { netIncomeYen: 11_000_001, publicPensionIncomeYen: 1_000_000, publicPensionRevenueYen: 2_000_000 }],
  ] as const)('%sはある', (_, person, wish) => expect(possible(said(wish), person)).toEqual(said(wish)));

  it.each([
    ['給与収入に65万円を引いただけの所得', young, { ...salary, salaryRevenueYen: 3_650_000 }, '2026年度の給与収入 3650000円の所得は 2478400円で、3000000円ではない'],
    ['収入のない給与所得', young, salary, '2026年度の給与収入 0円の所得は 0円で、3000000円ではない'],
    ['65歳未満の人の110万円引き', { bornOn: '1961-01-02' }, { netIncomeYen: 1, publicPensionIncomeYen: 1, publicPensionRevenueYen: 1_100_001 }, '1961-01-02生まれの人の2026年度の年金収入 1100001円の所得は 500001円で、1円ではない'],
    ['和より少ない総所得', young, { ...salary, netIncomeYen: 2_999_999, salaryRevenueYen: 4_300_000 }, '総所得金額等 2999999円が給与所得と年金所得の和より少ない'],
  ] as const)('%sは断る', (_, person, wish, why) => {
    expect(() => possible(said(wish), person)).toThrow(`TSG-S10: ${why}`);
    expect(() => possiblePayload({ taxState: 'declaredAmount', salaryRevenueYen: 0, ...said(wish) }, person)).toThrow(`TSG-S10: ${why}`);
  });

  it('所得でない副本は見ない', () => expect(possiblePayload({ pensionKind: 'old', annualPensionYen: 780_000 }, young)).toBeUndefined());
});
