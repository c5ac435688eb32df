import { cite, dated, derive, type Basis } from './define.js';

/** One line of a 速算表: income = `fixed`, or revenue (floored to `step`) × `percent` − `minus`, not below 0. */
interface Line { readonly below: number; readonly percent: number; readonly minus: number; readonly step?: number; readonly fixed?: number }
const forever = Number.POSITIVE_INFINITY;

const upperSalary: readonly Line[] = [
  { below: 3_600_000, percent: 70, minus: 80_000, step: 4_000 }, { below: 6_600_000, percent: 80, minus: 440_000, step: 4_000 },
  { below: 8_500_000, percent: 90, minus: 1_100_000 }, { below: forever, percent: 100, minus: 1_950_000 },
];
const salaryOf2020: readonly Line[] = [
  { below: 1_619_000, percent: 100, minus: 550_000 }, { below: 1_620_000, percent: 0, minus: 0, fixed: 1_069_000 }, { below: 1_622_000, percent: 0, minus: 0, fixed: 1_070_000 },
  { below: 1_624_000, percent: 0, minus: 0, fixed: 1_072_000 }, { below: 1_628_000, percent: 0, minus: 0, fixed: 1_074_000 }, { below: 1_800_000, percent: 60, minus: -100_000, step: 4_000 },
  ...upperSalary,
];
const salaryOf2025: readonly Line[] = [{ below: 1_900_000, percent: 100, minus: 650_000 }, ...upperSalary];

/** 給与所得の速算表, by the fiscal year that is assessed (income of the calendar year before). */
export const salaryIncomeTable = dated({
  id: 'salaryIncomeTable', ja: '給与所得の速算表', unit: '円',
  rows: [
    { from: '2021-04-01', value: salaryOf2020, basis: cite('所得税法別表第五', '令和2年分から(十和田市 給与所得の速算表 令和3年度以後)') },
    { from: '2026-04-01', value: salaryOf2025, basis: cite('fukushi-navi 令和8年度計算例', '令和7年分から最低65万円') },
  ],
  checkedThrough: '2027-03-31',
});

const upperPension: readonly Line[] = [
  { below: 4_100_000, percent: 75, minus: 275_000 }, { below: 7_700_000, percent: 85, minus: 685_000 },
  { below: 10_000_000, percent: 95, minus: 1_455_000 }, { below: forever, percent: 100, minus: 1_955_000 },
];
export interface PensionTable { readonly under65: readonly Line[]; readonly from65: readonly Line[] }

/** 公的年金等の雑所得の速算表. Other income above 1,000万円 takes less off: see `pensionDeductionLoss`. */
export const pensionIncomeTable = dated({
  id: 'pensionIncomeTable', ja: '公的年金等に係る雑所得の速算表', unit: '円',
  rows: [{
    from: '2021-04-01', basis: derive('所得税法35条4項(令和2年分から)と fukushi-navi 令和8年度計算例'),
    value: { under65: [{ below: 1_300_000, percent: 100, minus: 600_000 }, ...upperPension], from65: [{ below: 3_300_000, percent: 100, minus: 1_100_000 }, ...upperPension] } satisfies PensionTable,
  }],
  checkedThrough: '2027-03-31',
});

/** 公的年金等控除 is smaller by this much when the other income is larger. */
export const pensionDeductionLossBasis: Basis = derive('所得税法35条4項(年金以外の合計所得 1,000万円超で10万円、2,000万円超で20万円小さい)');
export const pensionDeductionLoss = (otherIncomeYen: number): number => (otherIncomeYen > 20_000_000 ? 200_000 : otherIncomeYen > 10_000_000 ? 100_000 : 0);

/** 所得金額調整控除 for somebody with both 給与 and 年金: off the 給与所得. */
export const incomeAdjustmentBasis: Basis = derive('租税特別措置法41条の3の3第2項。(給与所得 10万円まで+年金所得 10万円まで)−10万円');
export const incomeAdjustmentYen = (salaryYen: number, pensionYen: number): number =>
  Math.max(0, Math.min(salaryYen, 100_000) + Math.min(pensionYen, 100_000) - 100_000);

/** 基礎控除 of 住民税 (43万円), not of 所得税: by 合計所得. */
export const basicDeductionTable = dated({
  id: 'basicDeductionTable', ja: '賦課標準の基礎控除', unit: '円',
  rows: [{
    from: '2021-04-01', basis: cite('葉山町 国民健康保険料', '43万円。合計所得 2,400万円超 29万円、2,450万円超 15万円、2,500万円超 0円'),
    value: [{ through: 24_000_000, yen: 430_000 }, { through: 24_500_000, yen: 290_000 }, { through: 25_000_000, yen: 150_000 }, { through: forever, yen: 0 }],
  }],
  checkedThrough: '2027-03-31',
});

/** 所得 by a 速算表; never below 0. */
export function incomeBy(table: readonly Line[], revenueYen: number): number {
  const line = table.find(({ below }) => revenueYen < below)!;
  if (line.fixed !== undefined) return line.fixed;
  const counted = revenueYen - (revenueYen % (line.step ?? 1));
  return Math.max(0, shareOf(counted, line.percent, 100) - line.minus);
}

/** A 所得 as a 速算表 gives it, with the smallest revenue that does. */
export interface Earned { readonly revenueYen: number; readonly incomeYen: number }
/** The greatest 所得 up to an amount which a 速算表 gives at all: the steps of 4,000円 skip most of those between. */
export function earnedUpTo(table: readonly Line[], incomeYen: number): Earned {
  const given = incomeBy(table, leastRevenue(table, incomeYen + 1) - 1);
  return { revenueYen: given === 0 ? 0 : leastRevenue(table, given), incomeYen: given };
}
/** The smallest revenue of which a 速算表 makes at least this much; twice as much and 400万円 is enough for every table. */
function leastRevenue(table: readonly Line[], incomeYen: number): number {
  let [tooLittle, enough] = [-1, incomeYen * 2 + 4_000_000];
  while (enough - tooLittle > 1) {
    const middle = Math.floor((tooLittle + enough) / 2);
    if (incomeBy(table, middle) < incomeYen) tooLittle = middle;
    else enough = middle;
  }
  return enough;
}

/** floor(yen × share ÷ whole), exact for every amount of this world: no product leaves the safe integers. */
export const shareOf = (yen: number, share: number, whole: number): number =>
  Math.floor(yen / whole) * share + Math.floor(((yen % whole) * share) / whole);

/** 非自発的失業: this much of the 給与所得 counts. */
export const unemploymentPercent = 30;
export const unemploymentBasis: Basis = cite('国民健康保険法施行令', '29条の7の2(給与所得の100分の30)');
