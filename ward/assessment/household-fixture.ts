import { assessmentParameterDefaults, type AssessmentParameterValues } from '../../law/assessment-parameters.js';
import type { Day } from '../../law/define.js';
import { namedRateSets } from '../../law/premium-rates.js';
import type { PartId } from '../../law/premium-parts.js';
import { assess, type Assessment } from './assess.js';
import type { AssessmentHousehold, AssessmentMember, IncomeFacts } from './household.js';

export const rateSet = (id: string) => namedRateSets().find((known) => known.id === id)!;

/** An insured member of 30 for the whole year, unless told otherwise. */
export const member = (told: Partial<AssessmentMember> & { readonly years?: number } = {}, income: IncomeFacts = {}): AssessmentMember => {
  const { years = 30, ...rest } = told;
  return { ref: 'm', role: 'member', age: { kind: 'wholeYear', age: years }, insuredMonths: { kind: 'count', count: 12 }, income, isDeclared: true, ...rest };
};
export const born = (bornOn: Day, told: Partial<AssessmentMember> = {}, income: IncomeFacts = {}): AssessmentMember => member({ age: { kind: 'born', bornOn }, ...told }, income);

/** The first member heads the household, unless one does already. */
export function household(members: readonly AssessmentMember[], told: Partial<Omit<AssessmentHousehold, 'parameters' | 'members'>> & { readonly parameters?: Partial<AssessmentParameterValues> } = {}): AssessmentHousehold {
  const { parameters, ...rest } = told;
  const isHeaded = members.some(({ role }) => role === 'head' || role === 'nominalHead');
  const set = rest.rateSet ?? rateSet('R8-tokyo23');
  return {
    fiscalYear: set.fiscalYear, rateSet: set, parameters: { ...assessmentParameterDefaults, ...parameters }, incomeReduction: 'judged', isIncomeDeclared: true, omitsAdultExtra: false, relief: null, ...rest,
    members: members.map((one, i) => ({ ...one, ref: one.ref === 'm' ? `m${i + 1}` : one.ref, role: i === 0 && !isHeaded ? 'head' : one.role })),
  };
}

export const partsOf = ({ parts }: Assessment): Partial<Record<PartId, number>> => Object.fromEntries(parts.map(({ part, yen }) => [part, yen]));
export const assessed = (...told: Parameters<typeof household>) => assess(household(...told));
