import { installmentKind, specialNumbers } from '../../../contracts/mailing/installments.js';
import type { AssessmentParameterValues } from '../../../law/assessment-parameters.js';
import type { Day } from '../../../law/define.js';
import { monthOf, type Month } from '../../../law/fiscal-year.js';
import { provisionalMonths, requestClosesOn, specialMonthsOf, withholdingDay } from '../../../law/special-collection.js';
import { installmentPlan, periodsOf, split, type Installment } from '../installments.js';
import { adjustInstallments, type Adjusted } from '../reassess.js';

type Rules = Pick<AssessmentParameterValues, 'installmentRounding' | 'dueDateShift' | 'adjustMode' | 'specialRounding'>;

/** What the plan of a household whose premium is taken out of a pension depends on beside the amount. */
export interface SpecialState {
  /** The household still qualifies, and every month asked for was taken. */
  readonly continues: boolean;
  /** Months of which another amount was taken than asked for, with that amount: nothing, mostly. */
  readonly returned: readonly (readonly [month: Month, withheldYen: number])[];
}
export interface PlanQuestion { readonly fiscalYear: number; readonly totalYen: number; readonly decidedOn: Day; readonly rules: Rules }

export const isSpecial = ({ number }: Pick<Installment, 'number'>): boolean => installmentKind(number) === 'special';
/** May a request for that month still be made or changed? */
export const isOpenMonth = (month: Month, on: Day): boolean => requestClosesOn(month) >= on;
export const specialInstallment = (fiscalYear: number, month: Month, yen: number): Installment => ({ number: specialNumbers[specialMonthsOf(fiscalYear).indexOf(month)]!, month, dueOn: withholdingDay(month), yen });

/** 本徴収: October, December and February; of these the ones still open. */
const mainMonths = (fiscalYear: number, on: Day): readonly Month[] => specialMonthsOf(fiscalYear).slice(provisionalMonths).filter((month) => isOpenMonth(month, on));
const sumOf = (list: readonly Installment[]): number => list.reduce((sum, { yen }) => sum + yen, 0);

/** The first year: 普通徴収 until 9月, the rest out of the pension. Null when no month is open any more. */
export function firstYearPlan({ fiscalYear, totalYen, decidedOn, rules }: PlanQuestion): Adjusted | null {
  const months = mainMonths(fiscalYear, decidedOn);
  const { periods, extraordinaryYen } = installmentPlan(fiscalYear, totalYen, decidedOn, rules);
  const ordinary = periods.filter(({ month }) => month < specialMonthsOf(fiscalYear)[provisionalMonths]!);
  const restYen = sumOf(periods) - sumOf(ordinary);
  if (months.length === 0 || restYen === 0) return null;
  const amounts = split(restYen, months.length, rules.specialRounding);
  return { periods: [...ordinary, ...months.map((month, i) => specialInstallment(fiscalYear, month, amounts[i]!))], extraordinaryYen, overpaidYen: 0 };
}

/** A year that began with 仮徴収: the rest of it in 本徴収, or in 普通徴収 when the household does not qualify any more. */
export function followingYearPlan(question: PlanQuestion, provisional: readonly Installment[], state: SpecialState): Adjusted {
  const { fiscalYear, totalYen, decidedOn, rules } = question;
  const held = heldSpecial(provisional, question, state);
  const restYen = totalYen - sumOf(held);
  if (restYen < 0) return changedPlan({ ...question, hasEnded: false }, provisional, state);
  const months = mainMonths(fiscalYear, decidedOn);
  if (!state.continues || months.length === 0) {
    const { periods, extraordinaryYen } = installmentPlan(fiscalYear, restYen, decidedOn, rules);
    return { periods: [...held, ...periods], extraordinaryYen, overpaidYen: 0 };
  }
  const amounts = split(restYen, months.length, rules.specialRounding);
  return { periods: [...held, ...months.map((month, i) => specialInstallment(fiscalYear, month, amounts[i]!))], extraordinaryYen: 0, overpaidYen: 0 };
}

/** What of each month stays: as it was taken, as it was asked for when that cannot be changed, and nothing of an open month once it has stopped. */
function heldSpecial(before: readonly Installment[], { decidedOn }: Pick<PlanQuestion, 'decidedOn'>, { continues, returned }: SpecialState): readonly Installment[] {
  const taken = new Map(returned);
  return before.filter(isSpecial).map((one) => ({ ...one, yen: taken.get(one.month) ?? (continues || !isOpenMonth(one.month, decidedOn) ? one.yen : 0) }));
}

/**
 * 更正, or a month that was not taken. More goes to 普通徴収; less comes off 普通徴収 to come, then off the open months, the last one first,
 * and is 過納 beyond that.
 */
export function changedPlan({ fiscalYear, totalYen, decidedOn, hasEnded, rules }: PlanQuestion & { readonly hasEnded: boolean }, before: readonly Installment[], state: SpecialState): Adjusted {
  const continues = state.continues && !hasEnded;
  const special = heldSpecial(before, { decidedOn }, { ...state, continues });
  const ordinary = before.filter((one) => !isSpecial(one));
  const isFixed = ({ month }: Installment) => !isOpenMonth(month, decidedOn);
  const billedYen = sumOf(ordinary.filter(({ dueOn }) => dueOn < decidedOn)) + sumOf(special.filter(isFixed));
  const restYen = Math.max(0, totalYen - billedYen);
  const lowered = cutLast(special, isFixed, sumOf(special) - sumOf(special.filter(isFixed)) - restYen);
  const ordinaryYen = restYen - sumOf(lowered.filter((one) => !isFixed(one)));
  const dueYen = sumOf(ordinary.filter(({ dueOn }) => dueOn < decidedOn));
  const adjusted = adjustInstallments({ periods: roomFor(ordinary, ordinaryYen, { fiscalYear, decidedOn, continues, rules }), totalYen: dueYen + ordinaryYen, decidedOn, hasEnded, rules });
  return { periods: [...adjusted.periods, ...lowered], extraordinaryYen: adjusted.extraordinaryYen, overpaidYen: Math.max(0, billedYen - totalYen) };
}

/** Takes so much off the open months, the last one first. */
function cutLast(special: readonly Installment[], isFixed: (one: Installment) => boolean, cutYen: number): readonly Installment[] {
  let left = Math.max(0, cutYen);
  return special.toReversed().map((one) => {
    const cut = isFixed(one) ? 0 : Math.min(left, one.yen);
    left -= cut;
    return { ...one, yen: one.yen - cut };
  }).reverse();
}

/** 期 of 普通徴収 for the rest: those that are open already while the pension goes on being used, else all from the month after the decision. */
function roomFor(ordinary: readonly Installment[], yen: number, { fiscalYear, decidedOn, continues, rules }: Pick<PlanQuestion, 'fiscalYear' | 'decidedOn' | 'rules'> & { readonly continues: boolean }): readonly Installment[] {
  const isToCome = ordinary.some((one) => one.dueOn >= decidedOn && one.yen > 0);
  if (yen === 0 || (continues && isToCome)) return ordinary;
  const known = new Set(ordinary.filter((one) => installmentKind(one.number) === 'regular').map(({ month }) => month));
  const added = periodsOf(fiscalYear, rules.dueDateShift).filter(({ month }) => month > monthOf(decidedOn) && !known.has(month)).map((period) => ({ ...period, yen: 0 }));
  return [...ordinary, ...added].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number - b.number));
}
