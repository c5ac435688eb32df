import { koukiLossDay } from '../../../law/acquisition-and-loss.js';
import { isElderly } from '../../../law/certificates.js';
import { burdenRatioLimits, ratioTermOf, type BurdenRatio, type RatioTerm } from '../../../law/burden-ratio.js';
import { birthday } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { firstDayOf, fiscalYearOf, lastDayOf, monthOf, type Month } from '../../../law/fiscal-year.js';
import type { Over70Category, Under70Category } from '../../../law/high-cost.js';
import { lowestPensionDeduction, over70Lines, under70Lines } from '../../../law/high-cost-category.js';
import { isMinorIn } from '../../../law/premium-ages.js';
import { incomeOf } from '../../assessment/income.js';
import { isUnemployedIn } from '../../assessment/months.js';
import { headOn } from '../../assessment/year/basis-day.js';
import { incomeFactsOf, isDeclared } from '../../assessment/year/facts.js';
import type { Page } from '../../assessment/year/page.js';
import { byKey } from '../../desk.js';
import type { RevenueSaid } from '../../ratios/facts.js';
import { ratiosIn } from '../../ratios/reckon.js';
import { homesOf } from '../../ratios/stays.js';
import type { Settings } from '../../settings.js';
import { elderlyCategory } from '../rules/elderly-category.js';
import { incomeCategory, isExemptHousehold, type IncomeMember } from '../rules/income-category.js';

/** A member of a household in one month, with all that its 高額療養費 asks of a person. */
export interface MonthMember {
  readonly personKey: string;
  readonly branchNumber: string;
  readonly bornOn: Day;
  readonly isElderly: boolean;
  readonly burdenRatio: BurdenRatio | null;
  readonly turns75: boolean;
  readonly isFormerDependentOf75: boolean;
}
/** 区分 of a household in a 診療月, and who was in it. */
export interface HouseholdMonthJudged {
  readonly headPersonKey: string;
  readonly members: readonly MonthMember[];
  readonly under70: Under70Category;
  /** Null where nobody is between 70 and 74. */
  readonly over70: Over70Category | null;
  readonly because: readonly string[];
}
export interface CategoryAsked { readonly page: Page; readonly householdKey: string; readonly careMonth: Month; readonly revenues: readonly RevenueSaid[]; readonly branches: ReadonlyMap<string, string>; readonly settings: Pick<Settings, 'parameters'> }

/** The year whose incomes a 診療月 goes by: `page` must have been read for it. */
export const incomeTermOf = (careMonth: Month): RatioTerm => ratioTermOf(firstDayOf(careMonth));

/** Judges one household and month from what is known now. Null when nobody was insured in it. */
export function judgedMonth(asked: CategoryAsked): HouseholdMonthJudged | null {
  const { page, householdKey, careMonth, settings: { parameters } } = asked;
  const versions = page.versions.get(householdKey);
  const { insured, past } = insuredIn(asked);
  if (!versions || insured.length === 0) return null;
  const headPersonKey = headOn(versions, lastDayOf(careMonth));
  const ratios = insured.some(({ isElderly: old }) => old) ? ratiosOf(asked) : [];
  const members = insured.map((one) => ({ ...one, burdenRatio: one.isElderly ? ratios.find(({ personKey }) => personKey === one.personKey)?.ratio ?? null : null }));
  const incomes = insured.map(({ personKey }) => incomeIn(asked, personKey, true));
  const isHeadInsured = insured.some(({ personKey }) => personKey === headPersonKey);
  const head = isHeadInsured ? incomes[insured.findIndex(({ personKey }) => personKey === headPersonKey)]! : incomeIn(asked, headPersonKey, false);
  const young = incomeCategory.apply({ insured: incomes, head, isHeadInsured, lines: under70Lines.on(firstDayOf(careMonth)) });
  const elders = members.filter(({ isElderly: old }) => old);
  if (elders.length === 0) return { headPersonKey, members, under70: young.outcome, over70: null, because: [...young.because, ...past] };
  const three = ratios.find(({ ratio }) => ratio === '030');
  const pensionDeductionYen = lowestPensionDeduction.on(firstDayOf(careMonth));
  const old = elderlyCategory.apply({
    isThreeTenths: three !== undefined, ratioBecause: (three ?? ratios[0])?.because ?? ['所得が分からない'], highestTaxableYen: highest(elders.map(({ personKey }) => page.known.taxes.get(personKey)?.taxable_income_yen ?? null)), isExemptHousehold: isExemptHousehold({ insured: incomes, head }),
    lowestIncomesYen: [...new Set([headPersonKey, ...insured.map(({ personKey }) => personKey)])].map((personKey) => lowestIncomeYen(asked, personKey, pensionDeductionYen)), pensionDeductionYen, lines: over70Lines.on(firstDayOf(careMonth)),
  });
  return { headPersonKey, members, under70: young.outcome, over70: old.outcome, because: [...young.because, ...old.because, ...past] };
  /** 負担割合 of the 70–74 in the month; `ratioWithoutIncome: none` leaves out whoever's is not known. */
  function ratiosOf({ revenues }: CategoryAsked) {
    const term = incomeTermOf(careMonth);
    if (term.from < burdenRatioLimits.rows[0]!.from || term.through > burdenRatioLimits.checkedThrough) return [];
    return ratiosIn({ page, householdKey, term, revenues, parameters }).filter(({ validFrom, validThrough }) => validFrom <= lastDayOf(careMonth) && validThrough >= firstDayOf(careMonth));
  }
}

interface Insured { readonly insured: readonly Omit<MonthMember, 'burdenRatio'>[]; readonly past: readonly string[] }
/** Everybody insured in the household on a day of the month, by 枝番; `past` names those whose loss at 75 nobody has written down yet. */
function insuredIn({ page, householdKey, careMonth, branches, settings: { parameters } }: CategoryAsked): Insured {
  const [first, last] = [firstDayOf(careMonth), lastDayOf(careMonth)];
  const found = new Map<string, Omit<MonthMember, 'burdenRatio'>>();
  const past: string[] = [];
  for (const written of byKey(page.revisionsIn(householdKey), ({ period_key }) => period_key).values()) {
    const personKey = written[0]!.person_key;
    const bornOn = page.known.residents.get(personKey)?.born_on as Day | undefined;
    const home = homesOf(written, parameters).find(({ household, from, until }) => household === householdKey && from <= last && (until === null || until > first));
    if (!home || bornOn === undefined) continue;
    if (koukiLossDay(bornOn, parameters.koukiLossRule) <= first) {
      past.push(`枝番${branches.get(personKey) ?? ''}の人は75歳に達していて、資格喪失の記録がない。被保険者に数えない`);
      continue;
    }
    const turnsOn = birthday(bornOn, 75);
    const begins = (written.at(-1)!.start_on as Day);
    const isFormerDependent = (page.known.forms.get(personKey) ?? []).some(({ kind }) => kind === 'formerDependent') && monthOf(begins) === careMonth && begins !== first;
    found.set(personKey, { personKey, branchNumber: branches.get(personKey) ?? '', bornOn, isElderly: isElderly(bornOn, home.from > first ? home.from : first, parameters.koukiLossRule), turns75: monthOf(turnsOn) === careMonth && turnsOn !== first, isFormerDependentOf75: isFormerDependent });
  }
  const byBranch = [...found.values()].sort((a, b) => (a.branchNumber === b.branchNumber ? (a.personKey < b.personKey ? -1 : 1) : a.branchNumber < b.branchNumber ? -1 : 1));
  return { insured: byBranch, past: past.sort() };
}

const highest = (all: readonly (number | null)[]): number | null => all.reduce<number | null>((best, one) => (one === null ? best : Math.max(best ?? 0, one)), null);

/** 所得 of a member for ア〜オ. A child without 課税資料 has none, as in 賦課. */
function incomeIn({ page, careMonth, settings: { parameters } }: CategoryAsked, personKey: string, isInsured: boolean): IncomeMember {
  const { fiscalYear } = incomeTermOf(careMonth);
  const tax = page.known.taxes.get(personKey);
  const bornOn = page.known.residents.get(personKey)?.born_on as Day | undefined;
  const isChild = bornOn !== undefined && (tax?.tax_state ?? 'noData') === 'noData' && parameters.minorsWithoutTaxData === 'noIncome' && isMinorIn(bornOn, fiscalYearOf(firstDayOf(careMonth)));
  if (isChild) return { baseYen: 0, totalYen: 0 };
  if (bornOn === undefined || !isDeclared(tax)) return { baseYen: null, totalYen: null };
  const person = { role: isInsured ? 'member' as const : 'nominalHead' as const, age: { kind: 'born' as const, bornOn }, income: incomeFactsOf(tax), isDeclared: true };
  const told = (page.known.forms.get(personKey) ?? []).findLast((form) => form.kind === 'involuntaryUnemployment' && isUnemployedIn({ ...person, involuntaryUnemployment: form }, careMonth));
  // 非課税 is a matter of 住民税, which knows no 30%.
  return { baseYen: incomeOf(person, told !== undefined, { fiscalYear, parameters }).baseYen, totalYen: incomeOf(person, false, { fiscalYear, parameters }).totalYen };
}

/** 所得 with the 公的年金 read for 低所得Ⅰ. */
function lowestIncomeYen({ page }: CategoryAsked, personKey: string, pensionDeductionYen: number): number | null {
  const tax = page.known.taxes.get(personKey);
  if (!isDeclared(tax)) return null;
  const other = tax!.net_income_yen! - tax!.public_pension_income_yen!;
  return Math.max(0, other) + Math.max(0, tax!.public_pension_revenue_yen! - pensionDeductionYen);
}
