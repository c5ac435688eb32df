import { birthday } from './day.js';
import { assume, cite, dated, type Basis, type Day } from './define.js';
import { firstDayOf, monthOf, monthsLater } from './fiscal-year.js';

/** 一部負担金の割合 of somebody between 70 and 74, as the wire writes it. */
export const burdenRatios = [['020', '2割'], ['030', '3割(現役並み所得)']] as const;
export type BurdenRatio = (typeof burdenRatios)[number][0];

export interface BurdenRatioLimits {
  /** 3割 only when somebody of 70–74 has at least this 課税標準額 of 住民税, */
  readonly taxableIncomeYen: number;
  /** and the 旧ただし書き所得 of all of them together is more than this, */
  readonly baseIncomeYen: number;
  /** and the 収入 of the only one is at least this, */
  readonly revenueAloneYen: number;
  /** or of two and more, or of the one and the 特定同一世帯所属者, at least this. */
  readonly revenueTogetherYen: number;
}

/** 現役並み所得 of the household's 70–74 members. Earlier years had other figures, and none was checked. */
export const burdenRatioLimits = dated<BurdenRatioLimits>({
  id: 'burdenRatioLimits', ja: '70〜74歳の負担割合の判定基準', unit: '円',
  rows: [{
    from: '2021-08-01', value: { taxableIncomeYen: 1_450_000, baseIncomeYen: 2_100_000, revenueAloneYen: 3_830_000, revenueTogetherYen: 5_200_000 },
    basis: cite('堺市・横須賀市・葉山町・宇治市', '一部負担金の割合。基礎控除43万円による旧ただし書き所得(令和3年度から)で判定する最初の8月より前は調べていない'),
  }],
  checkedThrough: '2027-07-31',
});

/** A 世帯主 of 70–74 takes this off the 課税標準額 for each young insured member of the household whose 合計所得 is not above the limit. */
export const minorDeductions = { under16Yen: 330_000, under19Yen: 120_000, incomeLimitYen: 380_000 } as const;
export const minorDeductionsBasis: Basis = assume('16歳未満33万円・16歳から18歳12万円(合計所得38万円以下)。所得の限度を43万円と書く市が一つある。年齢は住民税の扶養と同じく、所得の年の12月31日で数えるとした');

/** The year for which a ratio is judged: 8月1日 to 7月31日, by the 住民税 of the fiscal year in which it begins. */
export interface RatioTerm { readonly from: Day; readonly through: Day; readonly fiscalYear: number }
export const ratioTermBasis: Basis = cite('印西市・横須賀市・葉山町', '8月から翌年7月まで。前年の所得(1〜7月は前々年)による');
export const ratioTermOf = (day: Day): RatioTerm => termOf(Number(day.slice(0, 4)) - (day.slice(5) < '08-01' ? 1 : 0));
export const termOf = (fiscalYear: number): RatioTerm => ({ from: `${fiscalYear}-08-01` as Day, through: `${fiscalYear + 1}-07-31` as Day, fiscalYear });

/** Terms that are judged on a day: the running one, and from 1 July the next, so that its papers can be sent before it begins. */
export const nextTermBasis: Basis = assume('次の年度の判定は7月1日から。証は8月1日より前に届くよう送られるが、いつ判定するかは公開されていない');
export function termsJudgedOn(day: Day): readonly RatioTerm[] {
  const terms = [ratioTermOf(day), ...(day.slice(5, 7) === '07' ? [termOf(Number(day.slice(0, 4)))] : [])];
  return terms.filter(({ from, through }) => burdenRatioLimits.rows[0]!.from <= from && through <= burdenRatioLimits.checkedThrough);
}

/** Age in full years on 31 December of the year whose income is taxed in that fiscal year. */
export const ageInTaxedYear = (bornOn: Day, fiscalYear: number): number => {
  const lastDay = `${fiscalYear - 1}-12-31` as Day;
  const years = fiscalYear - 1 - Number(bornOn.slice(0, 4));
  return birthday(bornOn, years) <= lastDay ? years : years - 1;
};

export const firstOfNextMonth = (day: Day): Day => firstDayOf(monthsLater(monthOf(day), 1));
