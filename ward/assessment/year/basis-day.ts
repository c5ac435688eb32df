import { firstDayOutsideOfEnd, type ApplicationEndConvention } from '../../../law/acquisition-and-loss.js';
import { previousDay } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { fiscalYearBegins, fiscalYearEnds } from '../../../law/fiscal-year.js';
import type { HouseholdFact, PeriodFact } from './units.js';

/** The 基準日 of one 納付義務者, and who was insured in the household on it. */
export interface BasisDay { readonly on: Day; readonly insured: readonly string[] }

/**
 * 基準日 of 軽減: 1 April, or the later day on which the household, under that 世帯主, first had somebody insured. Days decide here and not
 * months: who joins on 2 April is charged for April and does not count, who leaves on the 20th counts and is not charged.
 */
export function basisDayOf(headPersonKey: string, householdKey: string, fiscalYear: number, versions: readonly HouseholdFact[], periods: readonly (readonly PeriodFact[])[], convention: ApplicationEndConvention): BasisDay | null {
  const [first, last] = [fiscalYearBegins(fiscalYear), fiscalYearEnds(fiscalYear)];
  const insuredOn = (on: Day): readonly string[] => (headOn(versions, on) === headPersonKey
    ? [...new Set(periods.filter((written) => householdOn(written, on, convention) === householdKey).map((written) => written[0]!.person_key))].toSorted() : []);
  const onFirst = insuredOn(first);
  if (onFirst.length > 0) return { on: first, insured: onFirst };
  const days = [...versions.flatMap(({ change_on }) => (change_on === null ? [] : [change_on as Day])), ...periods.flat().flatMap(({ start_on, household_since }) => [start_on as Day, household_since as Day])];
  for (const on of [...new Set(days)].filter((day) => day > first && day <= last).toSorted()) {
    const insured = insuredOn(on);
    if (insured.length > 0) return { on, insured };
  }
  return null;
}

/** Who heads the household on a day: whoever became its head on it or before; only a change of head counts. */
export function headOn(versions: readonly HouseholdFact[], on: Day): string {
  if (versions.length === 1) return versions[0]!.head_person_key;
  const changes = versions.filter(({ head_person_key }, i) => i > 0 && head_person_key !== versions[i - 1]!.head_person_key);
  return changes.reduce((head, { head_person_key, change_on }) => (change_on !== null && change_on <= on ? head_person_key : head), versions[0]!.head_person_key);
}

/** The first day on which the person does not count; none while the period is open. 資格 ends on the day after a death, but the dead are not of the household their successor heads. */
function untilOf({ end_on, end_reason }: PeriodFact, convention: ApplicationEndConvention): Day | null {
  if (end_on === null) return null;
  const outside = firstDayOutsideOfEnd(end_on as Day, convention);
  return end_reason === 'death' ? previousDay(outside) : outside;
}

/** In which household a 適用期間, as it stands now, has the person on a day; none when it does not reach that day. */
function householdOn(written: readonly PeriodFact[], on: Day, convention: ApplicationEndConvention): string | null {
  const now = written.at(-1)!;
  const until = untilOf(now, convention);
  if (now.voided === 1 || on < now.start_on || (until !== null && on >= until)) return null;
  return movedTo(written, on);
}

/** The household into which the person of a 適用期間 had come by a day; only a change of household counts. */
export function movedTo(written: readonly PeriodFact[], on: Day): string {
  if (written.length === 1) return written[0]!.household_key;
  const moves = written.filter(({ household_key }, i) => i > 0 && household_key !== written[i - 1]!.household_key);
  return moves.reduce((at, { household_key, household_since }) => (household_since <= on ? household_key : at), written[0]!.household_key);
}
