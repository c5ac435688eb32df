import type { Day } from '../../law/define.js';
import { firstDayOf, fiscalYearBegins, fiscalYearEnds, monthOf, monthsOf, type Month } from '../../law/fiscal-year.js';
import { birthday, isDay } from '../../law/day.js';
import { premiumAges } from '../../law/premium-ages.js';
import type { AssessmentMember, IncomeFacts, InsuredMonths, MemberRole } from '../../ward/assessment/household.js';
import type { InputIssue } from '../cases/issues.js';
import type { MemberInput } from './schema.js';

type Add = (key: string, why: string, cure: string) => void;

/** What several fields of a member say together; each contradiction is an issue. */
export function memberOf(input: MemberInput, index: number, at: string, year: { readonly fiscalYear: number; readonly insuredMonths: InsuredMonths }, isAloneHead: boolean): { readonly member: AssessmentMember; readonly issues: readonly InputIssue[] } {
  const issues: InputIssue[] = [];
  const add: Add = (key, why, cure) => void issues.push({ pointer: `${at}${key === '' ? '' : `/${key}`}`, why, cure });
  const role = roleOf(input, isAloneHead, add);
  const age = ageOf(input, add);
  const isInsuredRole = role === 'head' || role === 'member';
  const insuredMonths = role === 'member' && input.insured === false ? { kind: 'count', count: 0 } as const : monthsTold(input, year, isInsuredRole, add);
  if (isInsuredRole && age.kind === 'wholeYear' && age.age >= premiumAges.leavesAt.years) add('age', '75歳以上は後期高齢者医療の被保険者で、国保料はかからない', 'role を specificSameHousehold(特定同一世帯所属者)か nominalHead(擬制世帯主)にする');
  const seventyFifth = age.kind === 'born' ? birthday(age.bornOn, premiumAges.leavesAt.years) : null;
  if (isInsuredRole && seventyFifth !== null && seventyFifth <= fiscalYearBegins(year.fiscalYear)) add('bornOn', '年度の初めまでに75歳になっている', 'role を specificSameHousehold(特定同一世帯所属者)か nominalHead(擬制世帯主)にする');
  if (age.kind === 'born' && age.bornOn > fiscalYearEnds(year.fiscalYear)) add('bornOn', '年度の後に生まれている', '生年月日か fiscalYear を直す');
  const { involuntaryUnemployment, formerDependent, maternity } = input;
  return {
    issues,
    member: {
      ref: input.ref ?? `m${index + 1}`, role, age, insuredMonths, income: incomeOf(input, add), isDeclared: input.incomeDeclared ?? true,
      ...(isInsuredRole && seventyFifth !== null && leavesInApril(seventyFifth, insuredMonths, year.fiscalYear) ? { isInsuredOnBasisDay: true } : {}),
      ...(involuntaryUnemployment ? { involuntaryUnemployment: { leftOn: involuntaryUnemployment.leftOn ?? null, reasonCode: involuntaryUnemployment.reasonCode ?? null } } : {}),
      ...(formerDependent ? { formerDependent: { acquiredOn: formerDependent.acquiredOn ?? null } } : {}),
      ...(maternity ? { maternity: { bornOn: maternity.deliveryOn, isMultiple: maternity.multiple ?? false } } : {}),
    },
  };
}

/** 75歳 in April, after the 1st: charged for no month, and yet insured on the 基準日 and counted in 軽減判定. */
function leavesInApril(seventyFifth: Day, insuredMonths: InsuredMonths, fiscalYear: number): boolean {
  const basisDay = fiscalYearBegins(fiscalYear);
  const isThere = insuredMonths.kind !== 'period' || insuredMonths.acquiredOn === null || insuredMonths.acquiredOn <= basisDay;
  return isThere && seventyFifth > basisDay && monthOf(seventyFifth) === monthOf(basisDay);
}

/** 世帯主 by `role` or `householder`; not insured he is a 擬制世帯主. The first member heads a household that names nobody. */
function roleOf({ role, householder, insured }: MemberInput, isAloneHead: boolean, add: Add): MemberRole {
  const isHead = role === undefined ? householder ?? isAloneHead : role === 'head' || role === 'nominalHead' || role === 'pseudoHead';
  if (role !== undefined && householder !== undefined && householder !== isHead) add('householder', `role「${role}」と食い違う`, 'どちらか一つだけを書く');
  if (insured === true && (role === 'nominalHead' || role === 'pseudoHead' || role === 'specificSameHousehold')) add('insured', `role「${role}」は被保険者でない`, 'insured を削るか、role を head か member にする');
  if (role === 'specificSameHousehold') return role;
  if (!isHead) return 'member';
  return role === 'nominalHead' || role === 'pseudoHead' || insured === false ? 'nominalHead' : 'head';
}

function ageOf({ age, bornOn }: MemberInput, add: Add): AssessmentMember['age'] {
  if (age !== undefined && bornOn !== undefined) add('age', '生年月日もある', 'どちらか一つだけを書く');
  if (bornOn !== undefined) return { kind: 'born', bornOn };
  if (age === undefined) add('', '年齢が分からない', 'age(一年を通しての年齢)か birthDate(生年月日)を書く');
  return { kind: 'wholeYear', age: age ?? 0 };
}

function monthsTold({ insuredMonths, acquiredOn: from, lostOn: until }: MemberInput, year: { readonly fiscalYear: number; readonly insuredMonths: InsuredMonths }, isInsuredRole: boolean, add: Add): InsuredMonths {
  const [acquiredOn, lostOn] = [from ?? null, until ?? null];
  const hasPeriod = acquiredOn !== null || lostOn !== null;
  if (!isInsuredRole && (hasPeriod || insuredMonths !== undefined)) add(hasPeriod ? (acquiredOn === null ? 'lostOn' : 'acquiredOn') : 'insuredMonths', '被保険者でない人に加入の月はない', '削るか、role を直す');
  if (hasPeriod && insuredMonths !== undefined) add('insuredMonths', '取得日・喪失日もある', 'insuredMonths か acquiredOn・lostOn のどちらかだけを書く');
  if (acquiredOn !== null && lostOn !== null && lostOn < acquiredOn) add('lostOn', `資格取得日 ${acquiredOn} より前`, '資格喪失日は資格取得日以後の日で書く');
  if (hasPeriod) return { kind: 'period', acquiredOn, lostOn };
  if (insuredMonths === undefined) return year.insuredMonths;
  const read = readMonths(insuredMonths, year.fiscalYear);
  if (typeof read !== 'string') return read;
  add('insuredMonths', read, monthsCure);
  return year.insuredMonths;
}

export const monthsCure = '0〜12 の月数、または "2026-10" の形の月の配列を書く';

/** Months told as a number or one by one; a text says what is wrong with them. */
export function readMonths(value: unknown, fiscalYear: number): InsuredMonths | string {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value <= 12 ? { kind: 'count', count: value } : '0〜12 の整数でない';
  if (!Array.isArray(value)) return '月数でも月の配列でもない';
  const months = value.filter((month): month is Month => typeof month === 'string' && /^\d{4}-\d{2}$/.test(month) && isDay(firstDayOf(month as Month)));
  if (months.length < value.length) return 'YYYY-MM でない月がある';
  const outside = months.filter((month) => !monthsOf(fiscalYear).includes(month));
  return outside.length > 0 ? `${outside.join('・')} は${fiscalYear}年度(${monthOf(`${fiscalYear}-04-01`)}〜)の月でない` : { kind: 'months', months };
}

/** 所得: a total (総所得金額等), or its kinds; never both. */
function incomeOf(input: MemberInput, add: Add): IncomeFacts {
  const { netIncomeYen, netIncomeKind, salaryRevenueYen, publicPensionRevenueYen, salaryIncomeYen, publicPensionIncomeYen, otherIncomeYen, familyEmployeeDeductionYen, familyEmployeeSalaryRevenueYen } = input;
  const kinds = { salaryRevenueYen, publicPensionRevenueYen, salaryIncomeYen, publicPensionIncomeYen, otherIncomeYen };
  const told = Object.entries(kinds).filter(([, value]) => value !== undefined).map(([key]) => key);
  if (netIncomeYen !== undefined && told.length > 0) add('netIncomeYen', `総所得金額等(合計)なのに、${told.join('・')} もある`, '合計だけを書くか、給与・年金・その他(otherIncomeYen)に分けて書く');
  if (netIncomeYen === undefined && netIncomeKind !== undefined) add('netIncomeKind', 'netIncomeYen がない', 'netIncomeYen を書くか、netIncomeKind を削る');
  if (salaryRevenueYen !== undefined && salaryIncomeYen !== undefined) add('salaryIncomeYen', '給与収入もある', '収入か所得のどちらかだけを書く');
  if (publicPensionRevenueYen !== undefined && publicPensionIncomeYen !== undefined) add('publicPensionIncomeYen', '年金収入もある', '収入か所得のどちらかだけを書く');
  if (input.incomeDeclared === false && (told.length > 0 || netIncomeYen !== undefined)) add('incomeDeclared', '未申告なのに所得がある', '所得を削るか、incomeDeclared を削る');
  if (familyEmployeeSalaryRevenueYen !== undefined && familyEmployeeSalaryRevenueYen > (salaryRevenueYen ?? 0)) add('familyEmployeeSalaryRevenueYen', '給与収入 salaryRevenueYen より多い', 'salaryRevenueYen のうちの専従者給与を書く');
  const family = { ...(familyEmployeeDeductionYen === undefined ? {} : { familyEmployeeDeductionYen }), ...(familyEmployeeSalaryRevenueYen === undefined ? {} : { familyEmployeeSalaryRevenueYen }) };
  const given = Object.fromEntries(Object.entries(kinds).filter(([, value]) => value !== undefined)) as IncomeFacts;
  if (netIncomeYen === undefined) return { ...given, ...family };
  return { ...family, ...(netIncomeKind === 'salary' ? { salaryIncomeYen: netIncomeYen, isEarner: true } : netIncomeKind === 'publicPension' ? { publicPensionIncomeYen: netIncomeYen } : { otherIncomeYen: netIncomeYen }) };
}
