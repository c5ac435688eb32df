import { addDays, daysBetween } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { gapDays, lossOf, movedInWithin, movedOutWithin, overlapDays, type EndConvention, type Period } from './periods.js';

export interface EvaluationParameters {
  readonly applicationEndConvention: EndConvention;
  readonly overlapGraceDays: number;
  readonly waitAgingDays: number;
}

export type ChainIssueCode = 'E501' | 'E502' | 'E503' | 'E504' | 'E505' | 'E506' | 'E507';

/**
 * How a period follows the one before it.
 * `continues` 継続 · `doubtful` the chain goes on, to be checked · `waitingOut` 転出待ち · `begins` a new chain ·
 * `beginsDoubtful` a new chain that nothing explains · `contradicts` 重複: nothing from here on is placed.
 */
export type Join =
  | { readonly kind: 'continues' | 'begins' }
  | { readonly kind: 'waitingOut'; readonly ageDays: number }
  | { readonly kind: 'doubtful' | 'beginsDoubtful' | 'contradicts'; readonly code: ChainIssueCode; readonly days: number | null };

/** The row of the 重複・空白 table that fits `prev` → `next`; both in order of life. */
export function joinOf(prev: Period, next: Period, today: Day, parameters: EvaluationParameters): Join {
  if (prev.until === null) return afterOpen(prev, next, today, parameters);
  if (next.from < prev.until) {
    return sameLossSeenTwice(prev, next) ? { kind: 'continues' } : { kind: 'contradicts', code: 'E503', days: overlapDays(prev, next, today) };
  }
  return movedOutWithin(prev) ? afterMoveOut(prev, next) : afterLoss(prev, next);
}

function afterOpen(prev: Period, next: Period, today: Day, { overlapGraceDays }: EvaluationParameters): Join {
  if (next.until === null && next.municipalityCode === prev.municipalityCode) return { kind: 'contradicts', code: 'E502', days: overlapDays(prev, next, today) };
  const ageDays = Math.max(0, daysBetween(next.from, today));
  // マル学等: the origin says itself that it goes on insuring the person, so there is no 転出 to wait for.
  const waits = movedInWithin(next) && prev.specialResidenceKind === null && prev.municipalityCode !== next.municipalityCode && ageDays <= overlapGraceDays;
  return waits ? { kind: 'waitingOut', ageDays } : { kind: 'contradicts', code: 'E503', days: overlapDays(prev, next, today) };
}

function afterMoveOut(prev: Period, next: Period): Join {
  const days = gapDays(prev, next);
  if (days > 0) return { kind: 'doubtful', code: 'E504', days };
  return movedInWithin(next) ? { kind: 'continues' } : { kind: 'doubtful', code: 'E505', days: null };
}

function afterLoss(prev: Period, next: Period): Join {
  const days = gapDays(prev, next);
  if (prev.endReason === 'death') return { kind: 'beginsDoubtful', code: 'E507', days };
  if (!movedInWithin(next)) return { kind: 'begins' };
  return days === 0 ? { kind: 'beginsDoubtful', code: 'E505', days: null } : { kind: 'beginsDoubtful', code: 'E507', days };
}

/**
 * 社保加入 takes effect the day after, so a person who moves on the very day of 社保加入 is reported as lost by both ends:
 * A until 5/11, B 5/10–5/11. Both name the same loss on the same day, so it is one loss, of a chain that moved on 5/10.
 * A day is trimmed only because the reasons agree; while B is open or says otherwise it stays 重複.
 */
function sameLossSeenTwice(prev: Period, next: Period): boolean {
  return movedInWithin(next) && prev.municipalityCode !== next.municipalityCode && prev.endReason === 'joinEmployeeInsurance' && lossOf(next) === prev.endReason
    && next.until === prev.until && next.from === addDays(prev.until!, -1);
}
