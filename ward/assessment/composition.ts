import { fiscalYearBegins, monthsOf, type Month } from '../../law/fiscal-year.js';
import { formerDependent, reductionTable, type ReductionTenths } from '../../law/premium-reductions.js';
import type { Decision } from '../define.js';
import type { AssessmentHousehold, AssessmentMember } from './household.js';
import { incomeOf, type PersonIncome } from './income.js';
import { careMonthsOf, formerDependentIn, insuredMonthsOf, isMaternityMonth, isMinor, isPreschool, isUnemployedIn } from './months.js';
import { incomeReduction, reductionTenthsOf, type ReductionQuestion } from './rules/income-reduction.js';

/** One member as he is charged in a month. */
export interface ChargedMember {
  readonly ref: string;
  /** 賦課標準; 0 for a 旧被扶養者. */
  readonly baseYen: number;
  /** 軽減 of this person's 均等割. */
  readonly tenths: ReductionTenths;
  readonly isCare: boolean;
  readonly isPreschool: boolean;
  readonly isMinor: boolean;
}

export interface Judgement { readonly question: ReductionQuestion; readonly decision: Decision; readonly tenths: ReductionTenths }

/** Months in a row for which the same people are charged in the same way. */
export interface Span { readonly months: readonly Month[]; readonly people: readonly ChargedMember[]; readonly judgement: Judgement }

/** The twelve months of the year, those without anybody charged left out, joined where nothing changes. */
export function spansOf(household: AssessmentHousehold): readonly Span[] {
  const known = household.members.map((member) => knownOf(member, household));
  const basisMonth = monthsOf(household.fiscalYear).find((month) => known.some(({ months }) => months.has(month)));
  if (basisMonth === undefined) return [];
  const spans: { months: Month[]; people: readonly ChargedMember[]; judgement: Judgement }[] = [];
  let judged: Judgement | undefined;
  let lastIndex = -1;
  for (const [index, month] of monthsOf(household.fiscalYear).entries()) {
    if (!known.some(({ months }) => months.has(month))) continue;
    const isLikeLast = lastIndex >= 0 && known.every(({ phases }) => phases[index] === phases[lastIndex]);
    lastIndex = index;
    if (isLikeLast) {
      spans.at(-1)!.months.push(month);
      continue;
    }
    const question = questionOf(household, known, basisMonth, month);
    if (judged === undefined || JSON.stringify(judged.question) !== JSON.stringify(question)) judged = judgementOf(question);
    const { tenths } = judged;
    const people = known.flatMap((one) => chargedIn(one, month, tenths, household.fiscalYear));
    const last = spans.at(-1);
    if (last && JSON.stringify([last.people, last.judgement.question]) === JSON.stringify([people, question])) last.months.push(month);
    else spans.push({ months: [month], people, judgement: judged });
  }
  return spans;
}

/** What of a member does not depend on the month. */
interface Known {
  readonly member: AssessmentMember;
  readonly months: ReadonlySet<Month>;
  readonly isCareMonth: (month: Month) => boolean;
  readonly usual: PersonIncome;
  readonly unemployed: PersonIncome;
  /** What the month changes, as one number a month: two months with the same number are alike for this person. */
  readonly phases: readonly number[];
}

function knownOf(member: AssessmentMember, household: AssessmentHousehold): Known {
  const months = new Set(insuredMonthsOf(member, household.fiscalYear));
  const isCareMonth = careMonthsOf(member);
  const usual = incomeOf(member, false, household);
  const phases = monthsOf(household.fiscalYear).map((month) => {
    const { income, heads } = formerDependentIn(member, month);
    return Number(months.has(month)) + 2 * Number(isCareMonth(month)) + 4 * Number(isUnemployedIn(member, month)) + 8 * Number(isMaternityMonth(member, month)) + 16 * Number(income) + 32 * Number(heads);
  });
  return { member, months, isCareMonth, usual, unemployed: member.involuntaryUnemployment ? incomeOf(member, true, household) : usual, phases };
}
const incomeIn = ({ member, usual, unemployed }: Known, month: Month): PersonIncome => (isUnemployedIn(member, month) ? unemployed : usual);

/**
 * 軽減判定: who is counted is fixed by the 基準日; only 非自発的失業 makes the income of a later month another. The 世帯主 counts whether
 * insured or not, a member when insured on the 基準日.
 */
function questionOf({ fiscalYear, isIncomeDeclared, incomeReduction: wanted }: AssessmentHousehold, known: readonly Known[], basisMonth: Month, month: Month): ReductionQuestion {
  const isInsured = ({ member, months }: Known) => member.isInsuredOnBasisDay ?? months.has(basisMonth);
  const counted = known.filter((one) => one.member.role !== 'member' || isInsured(one));
  const incomes = counted.map((one) => incomeIn(one, month));
  return {
    incomeYen: incomes.reduce((sum, { judgementYen }) => sum + judgementYen, 0), earners: incomes.filter(({ isEarner }) => isEarner).length,
    heads: counted.filter((one) => one.member.role === 'specificSameHousehold' || isInsured(one)).length,
    table: reductionTable.on(fiscalYearBegins(fiscalYear)), isDeclared: isIncomeDeclared && counted.every(({ member }) => member.isDeclared), isJudged: wanted === 'judged',
  };
}

const judgementOf = (question: ReductionQuestion): Judgement => ({ question, tenths: reductionTenthsOf(question), get decision() { return incomeReduction.apply(question); } });

function chargedIn(known: Known, month: Month, tenths: ReductionTenths, fiscalYear: number): readonly ChargedMember[] {
  const { member, months, isCareMonth } = known;
  if (!months.has(month) || isMaternityMonth(member, month)) return [];
  const dependent = formerDependentIn(member, month);
  return [{
    ref: member.ref, baseYen: dependent.income ? 0 : incomeIn(known, month).baseYen,
    tenths: dependent.heads && tenths < formerDependent.tenths ? formerDependent.tenths : tenths,
    isCare: isCareMonth(month), isPreschool: isPreschool(member, fiscalYear), isMinor: isMinor(member, fiscalYear),
  }];
}
