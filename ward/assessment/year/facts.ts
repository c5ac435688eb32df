import type { PremiumForm } from '../../../contracts/ward-premium.js';
import { birthday } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { monthsOf } from '../../../law/fiscal-year.js';
import { careFromMonth, isMinorIn, premiumAges } from '../../../law/premium-ages.js';
import type { Settings } from '../../settings.js';
import type { ResidentRow, TaxRow } from '../../tables.js';
import type { AssessmentHousehold, AssessmentMember, IncomeFacts } from '../household.js';
import { isMaternityMonth, isUnemployedIn } from '../months.js';
import type { SpecialFacts } from '../special/known.js';
import type { Unit } from './units.js';

/** Everything a decision rests on, rates and parameters apart. The same facts give the same premium, so equal facts need no 更正. */
export type HouseholdFacts = Pick<AssessmentHousehold, 'members' | 'relief'> & {
  /** How it is paid, where that is out of a pension; the amount does not depend on it. */
  readonly special?: SpecialFacts;
};

export const residentColumns = ['person_key', 'born_on', 'died_on', 'is_not_disclosed'] as const;
export type ResidentFact = Pick<ResidentRow, (typeof residentColumns)[number]>;

/** What the records say of the people of some households. */
export interface Known {
  readonly residents: ReadonlyMap<string, ResidentFact>;
  readonly taxes: ReadonlyMap<string, TaxRow>;
  readonly forms: ReadonlyMap<string, readonly PremiumForm[]>;
  /** The day on which each person's newest 適用期間 began. */
  readonly since: ReadonlyMap<string, Day>;
}

/** What else the facts of a year depend on: the ward's choices, and the day, before which nobody is counted as 40. */
export type FactsRules = Pick<Settings, 'parameters' | 'today'>;

export function factsOf(unit: Unit, fiscalYear: number, known: Known, rules: FactsRules): HouseholdFacts {
  const { headPersonKey: head, months, formerMembers, basisDay } = unit;
  const living = formerMembers.filter((personKey) => known.residents.get(personKey)?.died_on == null);
  // Insured on the 基準日 and gone before the month was over: counted, not charged.
  const others = [...new Set([...months.keys(), ...(basisDay?.insured ?? [])])].filter((personKey) => personKey !== head && !living.includes(personKey)).toSorted();
  const headRole = months.has(head) ? 'head' : living.includes(head) ? 'specificSameHousehold' : 'nominalHead';
  const people = [[head, headRole], ...others.map((personKey) => [personKey, 'member'] as const), ...living.filter((personKey) => personKey !== head).map((personKey) => [personKey, 'specificSameHousehold'] as const)] as const;
  return { members: people.flatMap(([personKey, role]) => memberOf(personKey, role, unit, fiscalYear, known, rules)), relief: reliefOf(head, fiscalYear, known) };
}

function memberOf(personKey: string, role: AssessmentMember['role'], { months, basisDay }: Unit, fiscalYear: number, { residents, taxes, forms, since }: Known, { parameters: { minorsWithoutTaxData, fortiethBirthday }, today }: FactsRules): readonly AssessmentMember[] {
  const resident = residents.get(personKey);
  if (!resident) return [];
  const bornOn = resident.born_on as Day;
  const year = monthsOf(fiscalYear);
  const tax = taxes.get(personKey);
  const isChild = (tax?.tax_state ?? 'noData') === 'noData' && minorsWithoutTaxData === 'noIncome' && isMinorIn(bornOn, fiscalYear);
  const isFortyToCome = fortiethBirthday === 'afterBirthday' && birthday(bornOn, premiumAges.careFrom.years) > today;
  const base = {
    ref: personKey, role, age: { kind: 'born', bornOn }, ...(isFortyToCome && careFromMonth(bornOn) <= year.at(-1)! ? { isFortyToCome } : {}),
    insuredMonths: { kind: 'months', months: months.get(personKey) ?? [] }, income: incomeFactsOf(tax), isDeclared: isDeclared(tax) || isChild, ...(basisDay ? { isInsuredOnBasisDay: basisDay.insured.includes(personKey) } : {}),
  } as const;
  return [{ ...base, ...specialOf(base, fiscalYear, forms.get(personKey) ?? [], since.get(personKey) ?? null) }];
}

export const isDeclared = (tax: TaxRow | undefined): boolean => tax?.tax_state === 'declaredAmount' || tax?.tax_state === 'declaredZero';

/** 所得 as the tax office has counted it; what is neither 給与 nor 年金 is the rest of 総所得金額等. */
export function incomeFactsOf(tax: TaxRow | undefined): IncomeFacts {
  if (!tax || !isDeclared(tax)) return {};
  const [salary, pension] = [tax.salary_income_yen!, tax.public_pension_income_yen!];
  return {
    salaryIncomeYen: salary, publicPensionIncomeYen: pension, otherIncomeYen: tax.net_income_yen! - salary - pension,
    salaryRevenueYen: tax.salary_revenue_yen!, publicPensionRevenueYen: tax.public_pension_revenue_yen!, familyEmployeeDeductionYen: tax.family_employee_deduction_yen!,
  };
}

/** Of several 届出 of a kind the last that reaches into the year. */
function specialOf(member: AssessmentMember, fiscalYear: number, forms: readonly PremiumForm[], since: Day | null): Partial<AssessmentMember> {
  const year = monthsOf(fiscalYear);
  const found: { -readonly [K in 'involuntaryUnemployment' | 'maternity' | 'formerDependent']?: AssessmentMember[K] } = {};
  for (const form of forms) {
    if (form.kind === 'involuntaryUnemployment') {
      const told = { leftOn: form.leftOn, reasonCode: form.reasonCode };
      if (year.some((month) => isUnemployedIn({ ...member, involuntaryUnemployment: told }, month))) found.involuntaryUnemployment = told;
    } else if (form.kind === 'maternity') {
      const told = { bornOn: form.bornOn, isMultiple: form.isMultiple };
      if (year.some((month) => isMaternityMonth({ maternity: told }, month))) found.maternity = told;
    } else if (form.kind === 'formerDependent') found.formerDependent = { acquiredOn: since };
  }
  return found;
}

function reliefOf(head: string, fiscalYear: number, { forms }: Known): HouseholdFacts['relief'] {
  const form = (forms.get(head) ?? []).findLast((one) => one.kind === 'relief' && one.fiscalYear === fiscalYear);
  if (form?.kind !== 'relief') return null;
  return { reason: form.reason, yen: Object.fromEntries(Object.entries(form.yen).filter(([, amount]) => amount !== undefined)) };
}
