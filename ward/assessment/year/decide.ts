import { extraordinaryNumber } from '../../../contracts/mailing/installments.js';
import type { Day } from '../../../law/define.js';
import { monthOf, monthsLater, type Month } from '../../../law/fiscal-year.js';
import { dueOn } from '../../../law/premium-limits.js';
import type { PartId } from '../../../law/premium-parts.js';
import type { RateSet } from '../../../law/premium-rate-set.js';
import type { Decision } from '../../define.js';
import type { Settings } from '../../settings.js';
import type { AssessmentRow } from '../../tables.js';
import { assess, type Assessment } from '../assess.js';
import type { AssessmentHousehold } from '../household.js';
import { installmentPlan, periodsOf, type Installment } from '../installments.js';
import { insuredMonthsOf } from '../months.js';
import { adjustInstallments, needsReassessment } from '../reassess.js';
import { decisionTerm } from '../rules/decision-term.js';
import { changedFacts, firstPlan, samePlan } from '../special/decide.js';
import { stateOf, type SpecialKnown } from '../special/known.js';
import { changedPlan } from '../special/plan.js';
import type { HouseholdFacts, Known } from './facts.js';
import type { Unit } from './units.js';

/** One run over the households of a fiscal year. */
export interface Levy {
  readonly settings: Settings;
  readonly fiscalYear: number;
  readonly rateSet: RateSet;
  readonly actNo: number;
  readonly job: 'assessYear' | 'reassess';
  /** What decides whether a pension is used; null while the ward uses none. */
  readonly special: { readonly known: SpecialKnown; readonly forms: Known['forms'] } | null;
}

export interface DecidedPart { readonly part: PartId; readonly yen: number; readonly monthsCharged: number }
export const partsOf = ({ parts }: Pick<AssessmentRow, 'parts'>): readonly DecidedPart[] => JSON.parse(parts) as DecidedPart[];
export const installmentsIn = ({ installments }: Pick<AssessmentRow, 'installments'>): readonly Installment[] => JSON.parse(installments) as Installment[];

/** The whole of what is assessed: the facts, and the rates and rules of the ward. */
export const assessable = (facts: HouseholdFacts, { settings, fiscalYear, rateSet }: Pick<Levy, 'settings' | 'fiscalYear' | 'rateSet'>): AssessmentHousehold =>
  ({ ...facts, fiscalYear, rateSet, parameters: settings.parameters, incomeReduction: 'judged', isIncomeDeclared: true, omitsAdultExtra: false });

export type Decided = { readonly row: AssessmentRow; readonly barred?: never } | { readonly row: null; readonly barred?: Decision };

/** 当初の決定 of one 納付義務者, or why none may be taken any more. `before` = earlier decisions on the household in that year, under whatever head. */
export function decideFirst(levy: Levy, unit: Unit, facts: HouseholdFacts, before: readonly AssessmentRow[]): Decided {
  const { settings: { today, parameters }, fiscalYear, rateSet, job } = levy;
  const assessment = assess(assessable(facts, levy));
  const first_due_on = firstDueOn(levy, unit);
  const term = decisionTerm.apply({ levyKind: rateSet.levyKind, firstDueOn: first_due_on, decidedOn: today, direction: 'raise', insurersSettleUp: false });
  if (term.outcome === 'barred') return { row: null, barred: term };
  const { plan, facts: told } = firstPlan(levy, unit, facts, assessment.totalYen) ?? { plan: { ...installmentPlan(fiscalYear, assessment.totalYen, today, parameters, job === 'reassess'), overpaidYen: 0 }, facts };
  const installments = [...plan.periods, ...extraordinary(levy, plan.extraordinaryYen)];
  return { row: { ...written(levy, unit, told, assessment, before), revision: 0, kind: 'decision', installments: JSON.stringify(installments), overpaid_yen: plan.overpaidYen, first_due_on } };
}

/** 更正: a new decision beside the one that holds, nothing when the amounts stay, or why none may be taken any more. */
export function decideChange(levy: Levy, unit: Unit, facts: HouseholdFacts, holds: AssessmentRow, before: readonly AssessmentRow[], insurersSettleUp: boolean): Decided {
  const { settings: { today, parameters }, rateSet } = levy;
  const special = changedFacts(levy, unit, facts, holds);
  const told = special ? { ...facts, special } : facts;
  if (holds.facts === JSON.stringify(told)) return { row: null };
  const assessment = assess(assessable(facts, levy));
  const isSame = !needsReassessment({ parts: partsOf(holds) }, assessment);
  if (isSame && !special) return { row: null };
  const term = decisionTerm.apply({ levyKind: rateSet.levyKind, firstDueOn: holds.first_due_on as Day, decidedOn: today, direction: assessment.totalYen < holds.total_yen ? 'lower' : 'raise', insurersSettleUp });
  if (term.outcome === 'barred') return { row: null, barred: term };
  const question = { totalYen: assessment.totalYen, decidedOn: today, hasEnded: hasEnded(unit, today), rules: parameters };
  const adjusted = special ? changedPlan({ ...question, fiscalYear: levy.fiscalYear }, installmentsIn(holds), stateOf(special)) : adjustInstallments({ ...question, periods: installmentsIn(holds) });
  const installments = [...adjusted.periods, ...extraordinary(levy, adjusted.extraordinaryYen)];
  if (isSame && samePlan(installments, installmentsIn(holds))) return { row: null };
  return { row: { ...written(levy, unit, told, assessment, before), revision: holds.revision + 1, kind: 'change', installments: JSON.stringify(installments), overpaid_yen: adjusted.overpaidYen, first_due_on: holds.first_due_on } };
}

/** Nobody is charged any more, or it is known that nobody will be: what is left is not spread over months in which nobody is insured. */
function hasEnded({ months, isClosed }: Unit, today: Day): boolean {
  const last = [...months.values()].flat().toSorted().at(-1);
  return isClosed || last === undefined || last < monthOf(today);
}

function written({ settings: { today, now }, fiscalYear, actNo }: Levy, unit: Unit, facts: HouseholdFacts, assessment: Assessment, before: readonly AssessmentRow[]) {
  return {
    household_key: unit.householdKey, fiscal_year: fiscalYear, sequence: (before.at(-1)?.sequence ?? 0) + 1, head_person_key: unit.headPersonKey, decided_on: today, facts: JSON.stringify(facts), total_yen: assessment.totalYen,
    parts: JSON.stringify(decidedParts(assessment)), months: monthsCharged(facts, fiscalYear), reduction_tenths: assessment.reductionTenths, act_no: actNo, recorded_at: now, latest: 1,
  };
}

/** Months in which somebody is charged: who turns 75 in the year is known to leave before the period is ended. */
const monthsCharged = ({ members }: HouseholdFacts, fiscalYear: number): number => new Set(members.flatMap((member) => insuredMonthsOf(member, fiscalYear))).size;

const decidedParts = ({ parts }: Assessment): readonly DecidedPart[] => parts.map(({ part, yen, monthsCharged }) => ({ part, yen, monthsCharged }));

/** 随時期: due at the end of the month after the decision. */
function extraordinary({ settings: { today, parameters } }: Levy, yen: number): readonly Installment[] {
  if (yen === 0) return [];
  const month = monthsLater(monthOf(today), 1);
  return [{ number: extraordinaryNumber, month, dueOn: dueOn(month, parameters.dueDateShift), yen }];
}

/** The first 納期 of the year, or the later one from which this household could be levied on at all. */
export function firstDueOn({ fiscalYear, settings: { parameters } }: Pick<Levy, 'fiscalYear' | 'settings'>, { months }: Pick<Unit, 'months'>): Day {
  const ofYear = periodsOf(fiscalYear, parameters.dueDateShift)[0]!.dueOn;
  const first: Month | undefined = [...months.values()].flat().toSorted()[0];
  if (first === undefined) return ofYear;
  const own = dueOn(monthsLater(first, 1), parameters.dueDateShift);
  return own > ofYear ? own : ofYear;
}
