import { ageInTaxedYear, firstOfNextMonth, minorDeductions, type RatioTerm } from '../../law/burden-ratio.js';
import type { Day } from '../../law/define.js';
import { fiscalYearBegins } from '../../law/fiscal-year.js';
import { basicDeductionTable } from '../../law/premium-income.js';
import type { WardParameterValues } from '../../law/ward-parameters.js';
import type { Page } from '../assessment/year/page.js';
import type { TaxRow } from '../tables.js';
import type { RatioMember } from './rules/burden-ratio.js';
import { latest } from './stays.js';

/** 収入 as an application told it. */
export interface RevenueSaid { readonly personKey: string; readonly revenueYen: number; readonly receivedOn: Day }

const isDeclared = (tax: TaxRow | undefined): tax is TaxRow => tax?.tax_state === 'declaredAmount' || tax?.tax_state === 'declaredZero';

/** Knows what the records say of the people of one household in one term. */
export function ratioFacts(page: Page, term: RatioTerm, revenues: readonly RevenueSaid[], parameters: Pick<WardParameterValues, 'revenueTest' | 'revenueFormEffect'>) {
  const { taxes, residents } = page.known;
  const taxOf = (personKey: string) => taxes.get(personKey);

  /** 課税標準額; of a 世帯主 after what is taken off for the young of the household. */
  function taxableOf(personKey: string, minors: readonly string[]): number | null {
    const tax = taxOf(personKey);
    if (!isDeclared(tax) || tax.taxable_income_yen === null) return null;
    return Math.max(0, tax.taxable_income_yen - minors.reduce((sum, minor) => sum + deductionFor(minor), 0));
  }
  function deductionFor(personKey: string): number {
    const bornOn = residents.get(personKey)?.born_on as Day | undefined;
    const tax = taxOf(personKey);
    if (bornOn === undefined || (isDeclared(tax) && tax.net_income_yen! > minorDeductions.incomeLimitYen)) return 0;
    const age = ageInTaxedYear(bornOn, term.fiscalYear);
    return age < 0 ? 0 : age < 16 ? minorDeductions.under16Yen : age < 19 ? minorDeductions.under19Yen : 0;
  }
  /** 旧ただし書き所得 */
  function baseOf(personKey: string): number | null {
    const tax = taxOf(personKey);
    if (!isDeclared(tax)) return null;
    const deduction = basicDeductionTable.on(fiscalYearBegins(term.fiscalYear)).find(({ through }) => tax.net_income_yen! <= through)!.yen;
    return Math.max(0, tax.net_income_yen! - deduction);
  }
  /** 収入 that counts on a day: as applied for, or, where the ward does so, as the records tell of somebody with 給与 and 年金 only. */
  function revenueOf(personKey: string, on: Day): number | null {
    const said = revenues.findLast((one) => one.personKey === personKey && (parameters.revenueFormEffect === 'termStart' || latest(term.from, firstOfNextMonth(one.receivedOn)) <= on));
    if (said) return said.revenueYen;
    const tax = taxOf(personKey);
    if (parameters.revenueTest !== 'byRecords' || !isDeclared(tax) || tax.net_income_yen !== tax.salary_income_yen! + tax.public_pension_income_yen!) return null;
    return tax.salary_revenue_yen! + tax.public_pension_revenue_yen!;
  }

  return {
    member: (personKey: string, minors: readonly string[], on: Day): RatioMember => ({ taxableIncomeYen: taxableOf(personKey, minors), baseIncomeYen: baseOf(personKey), revenueYen: revenueOf(personKey, on) }),
    /** Null when there is nobody, or somebody's 収入 is not told. */
    formerRevenue(former: readonly string[], on: Day): number | null {
      const all = former.map((personKey) => revenueOf(personKey, on));
      return all.length === 0 || all.some((revenue) => revenue === null) ? null : all.reduce<number>((sum, revenue) => sum + revenue!, 0);
    },
  };
}
