import { careTotalSplitBasis, yearlyOutpatientBasis, yearlyOutpatientDeductionBasis } from '../../../../law/benefit-year.js';
import type { Month } from '../../../../law/fiscal-year.js';
import type { Over70Category } from '../../../../law/high-cost.js';
import { clauseOf, yen, type Because } from '../../../because.js';

/** 外来 of one person in one year. */
export interface OutpatientYear {
  readonly ref: string;
  /** 区分 on the 基準日; null = not between 70 and 74 then. */
  readonly over70: Over70Category | null;
  readonly months: readonly { readonly careMonth: Month; readonly over70: Over70Category; readonly paidYen: number; readonly refundYen: number }[];
  /** 外来 at other insurers, by their 自己負担額証明書; null = was insured elsewhere and nobody has told it. */
  readonly elsewhereYen: number | null;
  readonly limitYen: number;
}
/** What the ward pays; `missing` = why it cannot be told. */
export interface YearlyAmount { readonly yen: number; readonly missing: string | null; readonly because: readonly Because[] }

const isWorkingLevel = (category: Over70Category): boolean => category.startsWith('現役並み');

/** 外来年間合算 of one person. */
export function outpatientYear({ ref, over70, months, elsewhereYen, limitYen }: OutpatientYear): YearlyAmount {
  const line = (ja: string, figures: Because['figures'] = {}): Because => ({ rule: 'yearlyOutpatient', ...clauseOf(yearlyOutpatientBasis), ja: `${ref}: ${ja}`, figures });
  const nothing = (ja: string, missing: string | null = null): YearlyAmount => ({ yen: 0, missing, because: [line(ja)] });
  if (over70 === null) return nothing('基準日に70〜74歳ではない');
  if (isWorkingLevel(over70)) return nothing(`基準日の区分は${over70}なので、外来年間合算はない`);
  const [left, out] = [months.filter((month) => !isWorkingLevel(month.over70)), months.filter((month) => isWorkingLevel(month.over70))];
  const ownYen = left.reduce((sum, { paidYen, refundYen }) => sum + paidYen - refundYen, 0);
  const because = [
    ...left.map(({ careMonth, paidYen, refundYen }) => line(`${careMonth} 外来 ${yen(paidYen)} − 外来の高額療養費 ${yen(refundYen)} = ${yen(paidYen - refundYen)}`, { careMonth, paidYen, refundYen })),
    ...out.map(({ careMonth, over70: letter }) => line(`${careMonth} は${letter}の月なので数えない`, { careMonth })),
    { ...line('世帯の高額療養費のうち外来にあたる分は引かない'), ...clauseOf(yearlyOutpatientDeductionBasis) },
  ];
  if (elsewhereYen === null) return { yen: 0, missing: 'ほかの保険者の自己負担額証明書がない', because: [...because, line('年の途中にほかの保険者にいた。その自己負担額を知らされていないので計算しない')] };
  const totalYen = ownYen + elsewhereYen;
  const overYen = Math.max(0, totalYen - limitYen);
  const share = shareOf(overYen, ownYen, totalYen);
  const sum = line(`基準日の区分は${over70}。合計 ${yen(totalYen)}${elsewhereYen === 0 ? '' : `(うちほかの保険者 ${yen(elsewhereYen)})`} − ${yen(limitYen)}${overYen === 0 ? ' は0円以下' : ` = ${yen(overYen)}`}`, { totalYen, limitYen, overYen });
  const split = elsewhereYen === 0 || overYen === 0 ? [] : [{ ...line(`この区の分 ${yen(overYen)}×${yen(ownYen)}÷${yen(totalYen)} = ${yen(share)}。残り ${yen(overYen - share)} はほかの保険者の分`, { share }), ...clauseOf(careTotalSplitBasis) }];
  return { yen: share, missing: null, because: [...because, sum, ...split] };
}

/** A part of an amount in proportion, to the nearest yen. */
export const shareOf = (amountYen: number, partYen: number, totalYen: number): number => (totalYen === 0 ? 0 : Math.floor((amountYen * partYen * 2 + totalYen) / (totalYen * 2)));
