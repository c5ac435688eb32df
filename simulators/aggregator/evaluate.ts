import { daysBetween } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { ApplicationStartReason, LossReason } from '../../contracts/codes.js';
import { datesOf, type MunicipalDates } from './dates.js';
import { joinOf, type ChainIssueCode, type EvaluationParameters, type Join } from './joins.js';
import { inOrderOfLife, lossOf, movedInWithin, movedOutWithin, normalised, type Period, type PeriodFact } from './periods.js';

/** One stay in the prefecture's insurance, over any number of municipalities. */
export interface Chain {
  /** In order of life. */
  readonly periods: readonly Period[];
  /** How many of them, from the first, are beyond doubt. Only these say anything about the dates. */
  readonly confirmed: number;
  /** Null while the beginning is in doubt. */
  readonly acquiredOn: Day | null;
  readonly acquisitionReason: ApplicationStartReason | null;
  /** Null while the chain is open, waits for the other end of a move, or is in doubt before its end. */
  readonly lostOn: Day | null;
  readonly lossReason: LossReason | null;
}
export interface Waiting {
  readonly kind: 'waitingOut' | 'waitingIn';
  readonly period: Period;
  /** The municipality whose answer is missing; null when nothing says which it is. */
  readonly missing: string | null;
  readonly ageDays: number;
}
export interface ChainIssue {
  readonly code: ChainIssueCode;
  /** The municipalities it is told to, sorted. */
  readonly municipalityCodes: readonly string[];
  readonly days: number | null;
  readonly periods: readonly Period[];
}
export interface Evaluation {
  readonly chains: readonly Chain[];
  readonly waiting: readonly Waiting[];
  readonly issues: readonly ChainIssue[];
  /** Periods no chain has room for (from the first contradiction on), and impossible ones. */
  readonly unplaced: readonly Period[];
  readonly dates: readonly MunicipalDates[];
}
interface Draft { readonly periods: Period[]; confirmed: number }

/**
 * 資格の取得・喪失・継続 of one prefecture person, from nothing but the set of valid periods and the day (2-①).
 *
 * "The last confirmed pair stays in force" is read without looking at history, so that no order of arrival can matter:
 * what is confirmed is the longest beginning of each chain that holds no doubt. A period behind the first doubtful join
 * has no dates of its own; a contradiction (重複) leaves everything behind it unplaced. A municipality whose periods
 * are all behind a doubt is told "確認中" with no dates, which means: what you hold stays as it is.
 */
export function evaluate(facts: readonly PeriodFact[], { today, parameters }: { readonly today: Day; readonly parameters: EvaluationParameters }): Evaluation {
  const all = inOrderOfLife(facts.map((fact) => normalised(fact, parameters.applicationEndConvention)));
  const impossible = all.filter(({ from, until }) => until !== null && until < from);
  const periods = all.filter(({ from, until }) => until === null || until >= from);
  const issues: ChainIssue[] = impossible.map((period) => issueOf('E501', null, [period]));
  const waiting: Waiting[] = [];
  const drafts: Draft[] = [];
  let placed = 0;
  for (const period of periods) {
    const before = periods[placed - 1];
    const secondOpen = before && period.until === null ? periods.slice(0, placed).find((other) => other.until === null && other.municipalityCode === period.municipalityCode) : undefined;
    const join: Join | null = secondOpen ? joinOf(secondOpen, period, today, parameters) : before ? joinOf(before, period, today, parameters) : null;
    if (join?.kind === 'contradicts') {
      issues.push(issueOf(join.code, join.days, [secondOpen ?? before!, period]));
      break;
    }
    place(drafts, period, join);
    if (join?.kind === 'waitingOut') waiting.push({ kind: 'waitingOut', period, missing: before!.municipalityCode, ageDays: join.ageDays });
    if (join && 'code' in join) issues.push(issueOf(join.code, join.days, [before!, period]));
    if (!join && movedInWithin(period)) waiting.push({ kind: 'waitingOut', period, missing: null, ageDays: Math.max(0, daysBetween(period.from, today)) });
    placed += 1;
  }
  const chains = drafts.map(finished);
  const unplaced = [...impossible, ...periods.slice(placed)];
  const last = periods[placed - 1];
  if (last && movedOutWithin(last) && placed === periods.length) waiting.push({ kind: 'waitingIn', period: last, missing: null, ageDays: Math.max(0, daysBetween(last.until!, today)) });
  issues.push(...chains.flatMap(contradictedAcquisitions));
  return { chains, waiting, issues, unplaced, dates: datesOf(chains, unplaced, issues) };
}

function place(drafts: Draft[], period: Period, join: Join | null): void {
  const chain = drafts.at(-1);
  if (!chain || !join || join.kind === 'begins' || join.kind === 'beginsDoubtful') {
    const isExplained = join?.kind !== 'beginsDoubtful' && !movedInWithin(period);
    drafts.push({ periods: [period], confirmed: isExplained ? 1 : 0 });
    return;
  }
  if (join.kind === 'continues' && chain.confirmed === chain.periods.length) chain.confirmed += 1;
  chain.periods.push(period);
}

function finished({ periods, confirmed }: Draft): Chain {
  const first = confirmed > 0 ? periods[0]! : null;
  const last = confirmed > 0 && confirmed === periods.length ? periods.at(-1)! : null;
  const lossReason = last && lossOf(last);
  return { periods, confirmed, acquiredOn: first?.from ?? null, acquisitionReason: first?.startReason ?? null, lostOn: lossReason ? last.until : null, lossReason: lossReason ?? null };
}

const issueOf = (code: ChainIssueCode, days: number | null, periods: readonly Period[]): ChainIssue =>
  ({ code, days, periods, municipalityCodes: [...new Set(periods.map(({ municipalityCode }) => municipalityCode))].sort() });

/** E506: a municipality asserts another 取得日 than the chain has. The chain decides; the assertion is only reported. */
const contradictedAcquisitions = (chain: Chain): ChainIssue[] => chain.periods.slice(0, chain.confirmed)
  .filter(({ assertedAcquiredOn }) => assertedAcquiredOn !== null && assertedAcquiredOn !== chain.acquiredOn)
  .map((period) => issueOf('E506', Math.abs(daysBetween(chain.acquiredOn!, period.assertedAcquiredOn!)), [period]));
