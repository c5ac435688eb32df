import { elderlyBandFrom } from '../../law/certificates.js';
import { firstDayOutsideOfEnd, koukiLossDay } from '../../law/acquisition-and-loss.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { RatioTerm } from '../../law/burden-ratio.js';
import { type PeriodFact } from '../assessment/year/units.js';
import { byKey } from '../desk.js';
import type { WardParameterValues } from '../../law/ward-parameters.js';

/** Days on which somebody is insured in the household and between 70 and 74, within one term. */
export interface Stay { readonly personKey: string; readonly from: Day; readonly until: Day }
type Choices = Pick<WardParameterValues, 'applicationEndConvention' | 'koukiLossRule'>;

/** `revisions` = all of everybody who has ever been in the household, in the order of writing. */
export function staysOf(householdKey: string, revisions: readonly PeriodFact[], bornOn: (personKey: string) => Day | null, term: RatioTerm, choices: Choices): readonly Stay[] {
  return [...byKey(revisions, ({ period_key }) => period_key).values()].flatMap((written) => {
    const personKey = written[0]!.person_key;
    const born = bornOn(personKey);
    if (born === null) return [];
    return insuredIn(written, householdKey, choices).flatMap(({ from, until }) => {
      const begin = latest(from, elderlyBandFrom(born), term.from);
      const end = earliest(until ?? koukiLossDay(born, choices.koukiLossRule), koukiLossDay(born, choices.koukiLossRule), addDays(term.through, 1));
      return begin < end ? [{ personKey, from: begin, until: end }] : [];
    });
  }).sort((a, b) => (a.personKey === b.personKey ? (a.from < b.from ? -1 : 1) : a.personKey < b.personKey ? -1 : 1));
}

/** The days of one 適用期間 that were spent in that household: a person may go from one to another without a new period. */
const insuredIn = (written: readonly PeriodFact[], householdKey: string, choices: Choices): readonly Home[] => homesOf(written, choices).filter(({ household }) => household === householdKey);

/** Days on which somebody was insured in one household after the other; `until` null = to this day. */
export interface Home { readonly household: string; readonly from: Day; readonly until: Day | null }
/** `written` = all revisions of one 適用期間, in the order of writing. */
export function homesOf(written: readonly Pick<PeriodFact, 'voided' | 'start_on' | 'end_on' | 'household_key' | 'household_since'>[], { applicationEndConvention }: Pick<Choices, 'applicationEndConvention'>): readonly Home[] {
  const now = written.at(-1)!;
  if (now.voided === 1) return [];
  const ends = now.end_on === null ? null : firstDayOutsideOfEnd(now.end_on as Day, applicationEndConvention);
  const moves = written.filter(({ household_key }, i) => i > 0 && household_key !== written[i - 1]!.household_key).map(({ household_key, household_since }) => ({ household: household_key, from: household_since as Day }));
  const homes = [{ household: written[0]!.household_key, from: now.start_on as Day }, ...moves];
  return homes.flatMap(({ household, from }, i) => {
    const next = homes[i + 1]?.from ?? null;
    const until = next === null ? ends : ends === null ? next : earliest(next, ends);
    return until === null || from < until ? [{ household, from, until }] : [];
  });
}

export const latest = (...days: readonly Day[]): Day => days.reduce((a, b) => (a > b ? a : b));
export const earliest = (...days: readonly Day[]): Day => days.reduce((a, b) => (a < b ? a : b));
