import type { AssessmentParameterValues } from '../../law/assessment-parameters.js';
import type { Day } from '../../law/define.js';
import { fiscalYearBegins } from '../../law/fiscal-year.js';
import {
  basicDeductionTable, incomeAdjustmentYen, incomeBy, pensionDeductionLoss, pensionIncomeTable, salaryIncomeTable, shareOf, unemploymentPercent,
} from '../../law/premium-income.js';
import { isPensionerFor, premiumAges } from '../../law/premium-ages.js';
import { earnerLines, pensionJudgementDeductionYen } from '../../law/premium-reductions.js';
import type { AgeFact, AssessmentMember, IncomeFacts } from './household.js';

/** 所得 of one person, and what the premium takes from it. */
export interface PersonIncome {
  readonly salaryYen: number;
  readonly pensionYen: number;
  readonly otherYen: number;
  /** 総所得金額等. */
  readonly totalYen: number;
  readonly basicDeductionYen: number;
  /** 賦課標準. */
  readonly baseYen: number;
  /** What counts in 軽減判定. */
  readonly judgementYen: number;
  readonly isEarner: boolean;
}

export interface IncomeRules { readonly fiscalYear: number; readonly parameters: Pick<AssessmentParameterValues, 'pensionEarnerLine' | 'incomeAdjustment'> }

const isPensioner = (age: AgeFact, fiscalYear: number): boolean =>
  (age.kind === 'born' ? isPensionerFor(age.bornOn, fiscalYear - 1) : age.age >= premiumAges.pensionerFrom.years);

/** Somebody who has not declared counts as without income; that the household then loses 軽減 is judged elsewhere. */
export function incomeOf({ age, income, isDeclared }: Pick<AssessmentMember, 'age' | 'income' | 'isDeclared'>, isUnemployed: boolean, rules: IncomeRules): PersonIncome {
  const facts: IncomeFacts = isDeclared ? income : {};
  const day = fiscalYearBegins(rules.fiscalYear);
  const pensioner = isPensioner(age, rules.fiscalYear);
  const otherYen = facts.otherIncomeYen ?? 0;
  const salaryOf = (revenueYen: number) => incomeBy(salaryIncomeTable.on(day), revenueYen);
  const grossYen = facts.salaryIncomeYen ?? salaryOf(facts.salaryRevenueYen ?? 0);
  const pensionYen = facts.publicPensionIncomeYen ?? pensionIncomeOf(facts.publicPensionRevenueYen ?? 0, pensioner, grossYen + otherYen, day);
  const adjusted = (yen: number) => (facts.salaryIncomeYen === undefined && facts.salaryRevenueYen !== undefined && rules.parameters.incomeAdjustment === 'applied' ? yen - incomeAdjustmentYen(yen, pensionYen) : yen);
  const counted = (yen: number) => (isUnemployed ? shareOf(adjusted(yen), unemploymentPercent, 100) : adjusted(yen));
  const salaryYen = counted(grossYen);
  const totalYen = salaryYen + pensionYen + otherYen;
  const basicDeductionYen = basicDeductionTable.on(day).find(({ through }) => totalYen <= through)!.yen;
  const ownSalaryYen = facts.familyEmployeeSalaryRevenueYen === undefined ? salaryYen : counted(salaryOf((facts.salaryRevenueYen ?? 0) - facts.familyEmployeeSalaryRevenueYen));
  const judgedPensionYen = pensioner ? Math.max(0, pensionYen - pensionJudgementDeductionYen) : pensionYen;
  return {
    salaryYen, pensionYen, otherYen, totalYen, basicDeductionYen, baseYen: Math.max(0, totalYen - basicDeductionYen),
    judgementYen: Math.max(0, ownSalaryYen + judgedPensionYen + otherYen + (facts.familyEmployeeDeductionYen ?? 0)),
    isEarner: isEarnerBy(facts, pensioner, rules),
  };
}

/** With much other income less is taken off, so the pension income is larger by as much; within what is taken off whole, only by what is left over. */
function pensionIncomeOf(revenueYen: number, pensioner: boolean, otherThanPensionYen: number, day: Day): number {
  const { under65, from65 } = pensionIncomeTable.on(day);
  const table = pensioner ? from65 : under65;
  const usual = incomeBy(table, revenueYen);
  const loss = pensionDeductionLoss(otherThanPensionYen);
  return usual > 0 ? usual + loss : Math.max(0, revenueYen - table[0]!.minus + loss);
}

/** 給与所得者等: by revenue where it is known, else by the 所得 that revenue would give. */
function isEarnerBy(facts: IncomeFacts, pensioner: boolean, { parameters }: IncomeRules): boolean {
  if (facts.isEarner) return true;
  const pensionLine = pensioner ? Number(parameters.pensionEarnerLine) : earnerLines.pensionUnder65Yen;
  const ownSalaryRevenueYen = (facts.salaryRevenueYen ?? 0) - (facts.familyEmployeeSalaryRevenueYen ?? 0);
  return ownSalaryRevenueYen > earnerLines.salaryYen || (facts.salaryIncomeYen ?? 0) > 0
    || (facts.publicPensionRevenueYen ?? 0) > pensionLine
    || (facts.publicPensionIncomeYen ?? 0) > (pensioner ? pensionLine - earnerLines.pensionFrom65PlainYen : 0);
}
