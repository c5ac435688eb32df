import { burdenRatioLimits, type BurdenRatio, type BurdenRatioLimits } from '../../../law/burden-ratio.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';

/** What is known of one member of 70–74; null = nobody has told it, which is not 0. */
export interface RatioMember { readonly taxableIncomeYen: number | null; readonly baseIncomeYen: number | null; readonly revenueYen: number | null }
export interface RatioQuestion {
  readonly members: readonly RatioMember[];
  /** 収入 of the 特定同一世帯所属者 together; null when there is none or it is not told. */
  readonly formerRevenueYen: number | null;
  readonly limits: BurdenRatioLimits;
}

/** 負担割合の判定: 3割 only when 課税標準額, 旧ただし書き所得 and 収入 all say so. */
export const burdenRatio = rule({
  id: 'burdenRatio',
  ja: '70〜74歳の負担割合の判定',
  basis: burdenRatioLimits.rows[0]!.basis,
  outcomes: { twoByTaxableIncome: '2割(課税標準額による)', twoByBaseIncome: '2割(旧ただし書き所得による)', twoByRevenue: '2割(収入による)', threeTenths: '3割(現役並み所得)', twoUnknown: '2割(所得が分からない)' },
  decide: ({ members, formerRevenueYen, limits }: RatioQuestion) => {
    const highest = Math.max(...members.map(({ taxableIncomeYen }) => taxableIncomeYen ?? -1));
    if (highest < limits.taxableIncomeYen) {
      if (members.some(({ taxableIncomeYen }) => taxableIncomeYen === null)) return ['twoUnknown', `課税標準額の分からない人がいる。${yen(limits.taxableIncomeYen)}以上の人は知らされていない`];
      return ['twoByTaxableIncome', `課税標準額は最も高い人で ${yen(highest)}、${yen(limits.taxableIncomeYen)}未満`];
    }
    const taxable = `課税標準額 ${yen(highest)} は ${yen(limits.taxableIncomeYen)}以上`;
    const base = sumOf(members.map(({ baseIncomeYen }) => baseIncomeYen));
    if (base.isWhole && base.yen <= limits.baseIncomeYen) return ['twoByBaseIncome', taxable, `旧ただし書き所得の合計 ${yen(base.yen)} は ${yen(limits.baseIncomeYen)}以下`];
    const bases = base.isWhole ? `旧ただし書き所得の合計 ${yen(base.yen)} は ${yen(limits.baseIncomeYen)}を超える` : '旧ただし書き所得の分からない人がいる';
    return byRevenue(members, formerRevenueYen, limits, [taxable, bases]);
  },
});

function byRevenue(members: readonly RatioMember[], formerRevenueYen: number | null, limits: BurdenRatioLimits, so: readonly [string, string]): readonly ['twoByRevenue' | 'threeTenths', string, ...string[]] {
  const revenue = sumOf(members.map(({ revenueYen }) => revenueYen));
  if (!revenue.isWhole) return ['threeTenths', ...so, '収入の申請がない'];
  const limit = members.length === 1 ? limits.revenueAloneYen : limits.revenueTogetherYen;
  const said = `収入の合計 ${yen(revenue.yen)}(${members.length}人)`;
  if (revenue.yen < limit) return ['twoByRevenue', ...so, `${said}は ${yen(limit)}未満`];
  if (members.length === 1 && formerRevenueYen !== null) {
    const together = revenue.yen + formerRevenueYen;
    if (together < limits.revenueTogetherYen) return ['twoByRevenue', ...so, `${said}と特定同一世帯所属者の収入で ${yen(together)}、${yen(limits.revenueTogetherYen)}未満`];
    return ['threeTenths', ...so, `${said}と特定同一世帯所属者の収入で ${yen(together)}、${yen(limits.revenueTogetherYen)}以上`];
  }
  return ['threeTenths', ...so, `${said}は ${yen(limit)}以上`];
}

export type RatioOutcome = ReturnType<typeof burdenRatio.apply>['outcome'];
export const ratioOf = (outcome: RatioOutcome): BurdenRatio => (outcome === 'threeTenths' ? '030' : '020');

const sumOf = (amounts: readonly (number | null)[]): { readonly yen: number; readonly isWhole: boolean } =>
  ({ yen: amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0), isWhole: amounts.every((amount) => amount !== null) });
