import type { AssessmentParameterValues } from '../../law/assessment-parameters.js';
import type { Day } from '../../law/define.js';
import { monthOf, monthsLater, type Month } from '../../law/fiscal-year.js';
import { dueOn, firstInstallmentMonth, installmentCount, type DueDateShift } from '../../law/premium-limits.js';

/** 期別: one instalment of 普通徴収. */
export interface Installment { readonly number: number; readonly month: Month; readonly dueOn: Day; readonly yen: number }

type Rules = Pick<AssessmentParameterValues, 'installmentRounding' | 'dueDateShift'>;

/** 期割: equal amounts cut to 10 yen; the first period takes what is left over. */
export function split(totalYen: number, periods: number, rounding: Rules['installmentRounding']): readonly number[] {
  const unit = Number(rounding);
  const each = Math.floor(totalYen / periods / unit) * unit;
  return Array.from({ length: periods }, (_, i) => (i === 0 ? totalYen - (periods - 1) * each : each));
}

/** The periods of a fiscal year with their 納期限, before any amount. */
export function periodsOf(fiscalYear: number, shift: DueDateShift): readonly Omit<Installment, 'yen'>[] {
  const key = `${fiscalYear} ${shift}`;
  const known = years.get(key) ?? Array.from({ length: installmentCount }, (_, i) => {
    const month = monthsLater(`${fiscalYear}-${firstInstallmentMonth}` as Month, i);
    return { number: i + 1, month, dueOn: dueOn(month, shift) };
  });
  years.set(key, known);
  return known;
}
/** Asked for with every household. */
const years = new Map<string, readonly Omit<Installment, 'yen'>[]>();

/** A decision and the periods it is spread over; what no period is left for goes to 随時期. */
export interface InstallmentPlan { readonly periods: readonly Installment[]; readonly extraordinaryYen: number }

/**
 * 当初の決定: ten periods of the yearly levy of June; otherwise, and for a household that came after that levy (`isLater`), those from the
 * month after the decision. After February nothing is left but 随時期.
 */
export function installmentPlan(fiscalYear: number, totalYen: number, decidedOn: Day, rules: Rules, isLater = false): InstallmentPlan {
  const all = periodsOf(fiscalYear, rules.dueDateShift);
  const isInitial = !isLater && decidedOn <= all[0]!.dueOn;
  const open = isInitial ? all : all.filter(({ month }) => month > monthOf(decidedOn));
  if (open.length === 0) return { periods: [], extraordinaryYen: totalYen };
  const amounts = split(totalYen, open.length, rules.installmentRounding);
  return { periods: open.map((period, i) => ({ ...period, yen: amounts[i]! })), extraordinaryYen: 0 };
}
