import { fiscalYearJa } from '../../law/fiscal-year.js';
import { levyKinds } from '../../law/premium-limits.js';
import { partOf, type PartId } from '../../law/premium-parts.js';
import type { ReductionTenths } from '../../law/premium-reductions.js';
import { assess } from '../../ward/assessment/assess.js';
import { yen, type Because } from '../../ward/because.js';
import type { PremiumCase } from './household.js';

/** The answer to one case. Parts the year or the rate set does not have are absent. */
export interface PremiumAnswer {
  readonly id: string;
  readonly totalYen: number;
  readonly partsYen: Readonly<Partial<Record<PartId, number>>>;
  readonly reductionTenths: ReductionTenths;
  readonly because: readonly Because[];
}

export function answer({ id, household }: PremiumCase): PremiumAnswer {
  const { totalYen, parts, reductionTenths, because } = assess(household);
  return { id, totalYen, partsYen: Object.fromEntries(parts.map(({ part, yen: amount }) => [part, amount])), reductionTenths, because };
}

/** One line for people. */
export function lineOf({ id, place, household }: PremiumCase, { totalYen, partsYen, reductionTenths }: PremiumAnswer): string {
  const levy = levyKinds.find(([kind]) => kind === household.rateSet.levyKind)![1];
  const parts = Object.entries(partsYen).map(([part, amount]) => `${partOf(part as PartId).ja} ${yen(amount)}`).join('、');
  return `${id}  ${place} ${fiscalYearJa(household.fiscalYear)} 年間${levy} ${yen(totalYen)}(${parts})${reductionTenths > 0 ? ` ${reductionTenths}割軽減` : ''}`;
}
