import { addDays, daysBetween } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { ApplicationEndReason, ApplicationStartReason, LossReason, SpecialResidenceKind } from '../../contracts/codes.js';

/** `sameDay`: 適用終了日 is the first day outside. `dayBefore`: it is the last day inside. */
export type EndConvention = 'sameDay' | 'dayBefore';

/** One valid (not voided) application period as a municipality reported it. */
export interface PeriodFact {
  readonly municipalityCode: string;
  readonly personKey: string;
  readonly periodKey: string;
  readonly startOn: Day;
  readonly startReason: ApplicationStartReason;
  readonly endOn: Day | null;
  readonly endReason: ApplicationEndReason | null;
  /** 資格取得年月日 the municipality asserts for its own event. */
  readonly assertedAcquiredOn: Day | null;
  readonly specialResidenceKind: SpecialResidenceKind | null;
}

/** The same period as a half-open range: first day inside, first day outside (null = open). */
export interface Period extends PeriodFact {
  readonly from: Day;
  readonly until: Day | null;
}

export const normalised = (fact: PeriodFact, convention: EndConvention): Period => {
  const { municipalityCode, personKey, periodKey, startOn, startReason, endOn, endReason, assertedAcquiredOn, specialResidenceKind } = fact;
  const until = endOn === null ? null : convention === 'sameDay' ? endOn : addDays(endOn, 1);
  return { municipalityCode, personKey, periodKey, startOn, startReason, endOn, endReason, assertedAcquiredOn, specialResidenceKind, from: startOn, until };
};

export const movedOutWithin = (period: Period): boolean => period.until !== null && period.endReason === 'moveOutWithinPrefecture';
export const movedInWithin = (period: Period): boolean => period.startReason === 'moveInWithinPrefecture';
/** 喪失事由 of a closed period, null when it only left for another municipality of the prefecture. */
export const lossOf = (period: Period): LossReason | null =>
  (period.until === null || period.endReason === null || period.endReason === 'moveOutWithinPrefecture' ? null : period.endReason);

/** Days that lie in both periods; an open period reaches `today`. */
export function overlapDays(a: Period, b: Period, today: Day): number {
  const until = earlier(a.until ?? later(today, a.from), b.until ?? later(today, b.from));
  return Math.max(0, daysBetween(later(a.from, b.from), until));
}

/** Days between the end of `a` and the start of `b`; 0 while `a` is open. */
export const gapDays = (a: Period, b: Period): number => (a.until === null ? 0 : Math.max(0, daysBetween(a.until, b.from)));

/**
 * The order in which one life can have lived them: by start; a stay of no day before a longer one; on one day an
 * acquisition before a 県内転入, a 県内転出 before a loss. Names decide what is left, so that the order never depends on arrival.
 */
export function inOrderOfLife(periods: readonly Period[]): Period[] {
  if (periods.length < 2) return [...periods];
  const rank = (period: Period) => [
    period.from, period.until ?? '9999-99-99', movedInWithin(period) ? '1' : '0', lossOf(period) ? '1' : '0', period.municipalityCode, period.personKey, period.periodKey,
  ].join('\u0000');
  const ranked = periods.map((period) => ({ period, key: rank(period) }));
  return ranked.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ period }) => period);
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
