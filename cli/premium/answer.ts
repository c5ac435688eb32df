import { fiscalYearJa } from '../../law/fiscal-year.js';
import { levyKinds } from '../../law/premium-limits.js';
import { partOf, type PartId } from '../../law/premium-parts.js';
import type { ReductionTenths } from '../../law/premium-reductions.js';
import { assess } from '../../ward/assessment/assess.js';
import type { Because } from '../../ward/assessment/household.js';
import { yen } from '../../ward/assessment/words.js';
import type { PremiumCase } from './household.js';

/** The answer to one case. Parts the year or the rate set does not have are absent. */
export interface PremiumAnswer {
  readonly id: string;
  readonly totalYen: number;
  readonly partsYen: Readonly<Partial<Record<PartId, number>>>;
  readonly reductionTenths: ReductionTenths;
  readonly because: readonly Because[];
  /** Only where the case says what is expected and the check is asked for. */
  readonly differences?: readonly Difference[];
}
export interface Difference { readonly key: string; readonly expected: number; readonly actual: number | null }

export function answer({ id, household }: PremiumCase): PremiumAnswer {
  const { totalYen, parts, reductionTenths, because } = assess(household);
  return { id, totalYen, partsYen: Object.fromEntries(parts.map(({ part, yen: amount }) => [part, amount])), reductionTenths, because };
}

/** Every figure that is expected, and no other. */
export function differences({ expected }: PremiumCase, { totalYen, partsYen, reductionTenths }: PremiumAnswer): readonly Difference[] {
  if (!expected) return [];
  const told: readonly (readonly [key: string, expected: number | undefined, actual: number | undefined])[] = [
    ['totalYen', expected.totalYen, totalYen], ['reductionTenths', expected.reductionTenths, reductionTenths],
    ...Object.entries(expected.partsYen ?? {}).map(([part, amount]) => [`partsYen.${part}`, amount, partsYen[part as PartId]] as const),
  ];
  return told.flatMap(([key, wanted, actual]) => (wanted === undefined || wanted === actual ? [] : [{ key, expected: wanted, actual: actual ?? null }]));
}

/** One line for people, and the way to it when it is wanted. */
export function lineOf(premiumCase: PremiumCase, { totalYen, partsYen, reductionTenths, because }: PremiumAnswer, found: readonly Difference[], withReasons: boolean): string {
  const { id, place, household } = premiumCase;
  const levy = levyKinds.find(([kind]) => kind === household.rateSet.levyKind)![1];
  const parts = Object.entries(partsYen).map(([part, amount]) => `${partOf(part as PartId).ja} ${yen(amount)}`).join('、');
  const check = premiumCase.expected === null ? '' : found.length === 0 ? '  期待どおり' : `  期待と違う: ${found.map(({ key, expected, actual }) => `${key} 期待 ${expected} 計算 ${actual ?? 'なし'}`).join('、')}`;
  const line = `${id}  ${place} ${fiscalYearJa(household.fiscalYear)} 年間${levy} ${yen(totalYen)}(${parts})${reductionTenths > 0 ? ` ${reductionTenths}割軽減` : ''}${check}`;
  return withReasons ? [line, ...because.map(({ ja, clause }) => `    ${ja}${clause === undefined ? '' : `  〔${clause}〕`}`)].join('\n') : line;
}
