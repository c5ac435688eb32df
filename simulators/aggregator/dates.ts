import type { Day } from '../../law/define.js';
import type { Continuity } from '../../contracts/codes.js';
import type { Chain, ChainIssue } from './evaluate.js';
import type { Period } from './periods.js';

/** What one municipality is told about one person: the prefecture's pair of dates (2-④). */
export interface MunicipalDates {
  readonly municipalityCode: string;
  readonly personKey: string;
  /** Null together with `pending`: nothing confirmed to say, what the municipality holds stays. */
  readonly acquiredOn: Day | null;
  readonly lostOn: Day | null;
  readonly continuity: Continuity;
  /** The municipality's own last period. */
  readonly applicationStartOn: Day;
  readonly applicationEndOn: Day | null;
  readonly issueCodes: readonly string[];
  /** Only waits for the other end of a first move: nothing is sent for it yet. */
  readonly isSilent: boolean;
}

/** Issues that put the dates themselves in doubt. E506 only reports a wrong assertion. */
const doubts = new Set(['E501', 'E502', 'E503', 'E504', 'E505', 'E507']);

/** One row a municipality and 宛名番号, sorted. */
export function datesOf(chains: readonly Chain[], unplaced: readonly Period[], issues: readonly ChainIssue[]): MunicipalDates[] {
  const own = new Map<string, Period[]>();
  for (const period of [...chains.flatMap(({ periods }) => periods), ...unplaced]) {
    const key = `${period.municipalityCode} ${period.personKey}`;
    own.set(key, [...(own.get(key) ?? []), period]);
  }
  return [...own.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, periods]) => rowOf(periods, chains, issues));
}

function rowOf(own: readonly Period[], chains: readonly Chain[], issues: readonly ChainIssue[]): MunicipalDates {
  const last = own.at(-1)!;
  const ours = issues.filter(({ periods }) => periods.some((period) => own.includes(period)));
  const confirmedIn = chains.findLast((chain) => chain.periods.slice(0, chain.confirmed).some((period) => own.includes(period)));
  const isInDoubt = ours.some(({ code }) => doubts.has(code)) || !confirmedIn || !confirmedIn.periods.slice(0, confirmedIn.confirmed).includes(last);
  return {
    municipalityCode: last.municipalityCode, personKey: last.personKey,
    acquiredOn: confirmedIn?.acquiredOn ?? null, lostOn: confirmedIn?.lostOn ?? null,
    continuity: isInDoubt ? 'pending' : settled(confirmedIn, last),
    applicationStartOn: last.startOn, applicationEndOn: last.endOn,
    issueCodes: [...new Set(ours.map(({ code }) => code))].sort(),
    isSilent: !confirmedIn && issues.length === 0,
  };
}

const settled = (chain: Chain, last: Period): Continuity => (chain.lostOn ? 'lost' : last === chain.periods[0] ? 'new' : 'continued');
