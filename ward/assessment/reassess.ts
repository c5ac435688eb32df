import type { AssessmentParameterValues } from '../../law/assessment-parameters.js';
import type { Day } from '../../law/define.js';
import { split, type Installment } from './installments.js';

/** 更正 of the instalments: what stays, what is spread again, what is billed at once, what was paid too much. */
export interface Adjusted {
  readonly periods: readonly Installment[];
  /** Billed at once in 随時期: no period is open any more, or everybody has left. */
  readonly extraordinaryYen: number;
  /** 過納: what the periods already due hold beyond the new total; offered for 還付・充当. */
  readonly overpaidYen: number;
}

export interface Adjustment {
  readonly periods: readonly Installment[];
  /** 年額 after the 更正. */
  readonly totalYen: number;
  readonly decidedOn: Day;
  /** Everybody has left: the rest is not spread over the months to come. */
  readonly hasEnded: boolean;
  readonly rules: Pick<AssessmentParameterValues, 'installmentRounding' | 'adjustMode'>;
}

/** Periods already due are left as they are; the difference goes to those still open, to all alike or to the next ones first. */
export function adjustInstallments({ periods, totalYen, decidedOn, hasEnded, rules }: Adjustment): Adjusted {
  const due = periods.filter((period) => period.dueOn < decidedOn);
  const open = periods.filter((period) => period.dueOn >= decidedOn);
  const billedYen = sumOf(due);
  const restYen = Math.max(0, totalYen - billedYen);
  const overpaidYen = Math.max(0, billedYen - totalYen);
  if (open.length === 0 || hasEnded) return { periods: [...due, ...open.map((period) => ({ ...period, yen: 0 }))], extraordinaryYen: restYen, overpaidYen };
  const amounts = rules.adjustMode === 'nextPeriod' ? nextFirst(open.map(({ yen }) => yen), restYen) : split(restYen, open.length, rules.installmentRounding);
  return { periods: [...due, ...open.map((period, i) => ({ ...period, yen: amounts[i]! }))], extraordinaryYen: 0, overpaidYen };
}

const sumOf = (periods: readonly Installment[]): number => periods.reduce((sum, { yen }) => sum + yen, 0);

/** More goes to the next period; less is taken from the next period, then from the one after. */
function nextFirst(amounts: readonly number[], restYen: number): readonly number[] {
  let later = restYen;
  return amounts.toReversed().map((amount, i) => {
    const yen = i === amounts.length - 1 ? later : Math.min(amount, later);
    later -= yen;
    return yen;
  }).reverse();
}

/** The new record of a household-year, or none when nothing has changed. */
export const needsReassessment = (before: { readonly parts: readonly { readonly part: string; readonly yen: number }[] }, after: typeof before): boolean =>
  JSON.stringify(before.parts.map(({ part, yen }) => [part, yen])) !== JSON.stringify(after.parts.map(({ part, yen }) => [part, yen]));
