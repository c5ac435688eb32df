import { fiscalYearOf } from '../../../law/fiscal-year.js';
import type { AssessmentRow } from '../../tables.js';
import type { Installment } from '../installments.js';
import type { Adjusted } from '../reassess.js';
import { installmentsIn, type Levy } from '../year/decide.js';
import type { HouseholdFacts } from '../year/facts.js';
import type { Unit } from '../year/units.js';
import { specialFactsOf, stateOf, type SpecialFacts } from './known.js';
import { firstYearPlan, followingYearPlan, isSpecial } from './plan.js';

/** The plan of a first decision that uses the pension; null where there is none. It begins with a 当初賦課 only, or with 仮徴収. */
export function firstPlan({ special, job, fiscalYear, settings: { today, parameters } }: Levy, unit: Unit, facts: HouseholdFacts, totalYen: number): { readonly facts: HouseholdFacts; readonly plan: Adjusted } | null {
  if (!special) return null;
  const provisional = special.known.provisional.get(`${unit.householdKey} ${unit.headPersonKey}`) ?? [];
  if (provisional.length === 0 && (job !== 'assessYear' || fiscalYearOf(today) !== fiscalYear)) return null;
  const told = specialFactsOf(unit, fiscalYear, facts, { on: today, totalYen, months: provisional.map(({ month }) => month), ...special });
  const question = { fiscalYear, totalYen, decidedOn: today, rules: parameters };
  const plan = provisional.length > 0 ? followingYearPlan(question, provisional, stateOf(told)) : told.outcome === 'candidate' ? firstYearPlan(question) : null;
  return plan && { facts: { ...facts, special: told }, plan };
}

/** How a premium that is taken out of a pension is paid from now on; undefined for one that is not. Once it has stopped it does not begin again in that year. */
export function changedFacts({ special, fiscalYear, settings: { today } }: Levy, unit: Unit, facts: HouseholdFacts, holds: AssessmentRow): SpecialFacts | undefined {
  const months = installmentsIn(holds).filter(isSpecial).map(({ month }) => month);
  if (!special || months.length === 0) return undefined;
  const before = (JSON.parse(holds.facts) as HouseholdFacts).special;
  const now = specialFactsOf(unit, fiscalYear, facts, { on: today, totalYen: 0, months, ...special });
  return before && before.outcome !== 'candidate' ? { ...now, outcome: before.outcome } : now;
}

/** Do both ask for the same amounts in the same months? */
export const samePlan = (one: readonly Installment[], other: readonly Installment[]): boolean => written(one) === written(other);
const written = (list: readonly Installment[]): string => list.filter(({ yen }) => yen > 0).map(({ number, month, yen }) => [number, month, yen].join(' ')).toSorted().join();
