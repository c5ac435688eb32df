import { firstDayOutsideOfEnd, type ApplicationEndConvention } from '../../law/acquisition-and-loss.js';
import type { Day } from '../../law/define.js';

/** 適用期間 as the rules see it. */
export interface Span {
  readonly startOn: Day;
  readonly endOn: Day | null;
  readonly acquiredOn: Day | null;
  readonly lostOn: Day | null;
  readonly endReason: string | null;
}

/** The first day outside the period; null while it is open. */
export const firstDayOutside = ({ endOn }: Pick<Span, 'endOn'>, convention: ApplicationEndConvention): Day | null =>
  endOn === null ? null : firstDayOutsideOfEnd(endOn, convention);

export const coversDay = (span: Pick<Span, 'startOn' | 'endOn'>, day: Day, convention: ApplicationEndConvention): boolean => {
  const outside = firstDayOutside(span, convention);
  return span.startOn <= day && (outside === null || day < outside);
};

/** Do two periods have a day in common? */
export function overlap(a: Pick<Span, 'startOn' | 'endOn'>, b: Pick<Span, 'startOn' | 'endOn'>, convention: ApplicationEndConvention): boolean {
  const aOutside = firstDayOutside(a, convention);
  const bOutside = firstDayOutside(b, convention);
  return (bOutside === null || a.startOn < bOutside) && (aOutside === null || b.startOn < aOutside);
}

/** `2025-04-01〜` or `2025-04-01〜2025-05-10`, for sentences. */
export const spanText = ({ startOn, endOn }: Pick<Span, 'startOn' | 'endOn'>): string => `${startOn}〜${endOn ?? ''}`;
