import { addDays, ageReachedOn } from '../../law/day.js';
import { fiscalYearOf, monthOf, monthsLater, monthsOf, type Month } from '../../law/fiscal-year.js';
import { careFromMonth, careUntilMonth, isCareAge, isMinorIn, isPreschoolIn, leavesInMonth, premiumAges } from '../../law/premium-ages.js';
import { formerDependent, maternity, unemploymentReasons, unemploymentUntilAge } from '../../law/premium-reductions.js';
import type { AssessmentMember } from './household.js';

type Fact<K extends keyof AssessmentMember> = Pick<AssessmentMember, K>;

/** Months for which a member is charged: from the month of 取得 to the month before 喪失, never from the month of the 75th birthday. */
export function insuredMonthsOf(member: Fact<'role' | 'age' | 'insuredMonths'>, fiscalYear: number): readonly Month[] {
  if (member.role !== 'head' && member.role !== 'member') return [];
  const { age, insuredMonths: told } = member;
  const year = monthsOf(fiscalYear);
  const months = told.kind === 'count' ? year.slice(year.length - told.count)
    : told.kind === 'months' ? year.filter((month) => told.months.includes(month))
    : year.filter((month) => (told.acquiredOn === null || month >= monthOf(told.acquiredOn)) && (told.lostOn === null || month < monthOf(told.lostOn)));
  if (age.kind !== 'born') return months;
  const [from, until] = [monthOf(age.bornOn), leavesInMonth(age.bornOn)];
  return months.filter((month) => month >= from && month < until);
}

/** 介護分: is the member 40–64 in that month? */
export function careMonthsOf({ age, isFortyToCome }: Fact<'age' | 'isFortyToCome'>): (month: Month) => boolean {
  if (isFortyToCome) return () => false;
  if (age.kind !== 'born') return () => isCareAge(age.age);
  const [from, until] = [careFromMonth(age.bornOn), careUntilMonth(age.bornOn)];
  return (month) => from <= month && month < until;
}

export const isPreschool = ({ age }: Fact<'age'>, fiscalYear: number): boolean =>
  (age.kind === 'born' ? isPreschoolIn(age.bornOn, fiscalYear) : age.age < premiumAges.schoolFrom.years);

/** Without 均等割 of the 子ども分 for the whole fiscal year. */
export const isMinor = ({ age }: Fact<'age'>, fiscalYear: number): boolean =>
  (age.kind === 'born' ? isMinorIn(age.bornOn, fiscalYear) : age.age < premiumAges.adultFrom.years);

/** 非自発的失業: from the month of the day after 離職 to the end of the next fiscal year, for those under 65 with a 離職理由 of the list. */
export function isUnemployedIn(member: Fact<'role' | 'age' | 'involuntaryUnemployment'>, month: Month): boolean {
  const { involuntaryUnemployment: told } = member;
  if (!told || unemploymentObstacle(member) !== null) return false;
  if (told.leftOn === null) return true;
  const from = addDays(told.leftOn, 1);
  return monthOf(from) <= month && month <= lastMonthOf(fiscalYearOf(from) + 1);
}

/** Why 非自発的失業 is told and yet does not count; null when it does. */
export function unemploymentObstacle({ role, age, involuntaryUnemployment: told }: Fact<'role' | 'age' | 'involuntaryUnemployment'>): string | null {
  if (!told) return null;
  if (role !== 'head' && role !== 'member') return '被保険者でない';
  if (told.reasonCode !== null && !unemploymentReasons.includes(told.reasonCode)) return `離職理由コード ${told.reasonCode} は対象でない`;
  const isOld = age.kind === 'wholeYear' ? age.age >= unemploymentUntilAge : told.leftOn !== null && ageReachedOn(age.bornOn, unemploymentUntilAge) <= told.leftOn;
  return isOld ? '離職のとき65歳以上' : null;
}
const lastMonthOf = (fiscalYear: number): Month => monthsOf(fiscalYear).at(-1)!;

/** 旧被扶養者: `income` exempt while 65–74; `heads` by half in the 24 months from joining. */
export function formerDependentIn({ age, formerDependent: told }: Fact<'age' | 'formerDependent'>, month: Month): { readonly income: boolean; readonly heads: boolean } {
  const none = { income: false, heads: false };
  if (!told) return none;
  const { from, until } = formerDependent.ages;
  const fits = age.kind === 'wholeYear' ? age.age >= from && age.age < until : monthOf(ageReachedOn(age.bornOn, from)) <= month;
  if (!fits || (told.acquiredOn !== null && month < monthOf(told.acquiredOn))) return none;
  return { income: true, heads: told.acquiredOn === null || month < monthsLater(monthOf(told.acquiredOn), formerDependent.months) };
}

/** 産前産後: months in which neither 所得割 nor 均等割 of the mother is charged. */
export function isMaternityMonth({ maternity: told }: Fact<'maternity'>, month: Month): boolean {
  if (!told || told.bornOn < maternity.bornSince || month < maternity.monthsSince) return false;
  const { before, after } = told.isMultiple ? maternity.multiple : maternity.single;
  return monthsLater(monthOf(told.bornOn), -before) <= month && month <= monthsLater(monthOf(told.bornOn), after);
}
