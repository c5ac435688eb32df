import { firstOfNextMonth, burdenRatioLimits, type BurdenRatio, type RatioTerm } from '../../law/burden-ratio.js';
import { previousDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { WardParameterValues } from '../../law/ward-parameters.js';
import type { Page } from '../assessment/year/page.js';
import { headOn } from '../assessment/year/basis-day.js';
import { formerOf } from '../assessment/year/units.js';
import { byKey } from '../desk.js';
import { ratioFacts, type RevenueSaid } from './facts.js';
import { burdenRatio, ratioOf, type RatioOutcome, type RatioQuestion } from './rules/burden-ratio.js';
import { earliest, staysOf, type Stay } from './stays.js';

/** Days for which one ratio of one person holds. */
export interface RatioSpan { readonly personKey: string; readonly validFrom: Day; readonly validThrough: Day; readonly ratio: BurdenRatio; readonly outcome: RatioOutcome; readonly because: readonly string[] }
export interface Reckoning { readonly page: Page; readonly householdKey: string; readonly term: RatioTerm; readonly revenues: readonly RevenueSaid[]; readonly parameters: WardParameterValues }

/**
 * The ratios of one household in one term. Who belongs to it is looked at on the first of every month, and on the day somebody comes
 * in: whatever changes in between counts from the first of the next month. 所得 counts as it is known now, for the whole term.
 */
export function ratiosIn({ page, householdKey, term, revenues, parameters }: Reckoning): readonly RatioSpan[] {
  const revisions = page.revisionsIn(householdKey);
  const bornOn = (personKey: string) => (page.known.residents.get(personKey)?.born_on ?? null) as Day | null;
  const stays = staysOf(householdKey, revisions, bornOn, term, parameters);
  if (stays.length === 0) return [];
  const ask = questionsOf({ page, householdKey, term, revenues, parameters }, stays);
  const asked = new Map<Day, ReturnType<typeof burdenRatio.apply>>();
  const decide = (on: Day) => asked.get(on) ?? asked.set(on, burdenRatio.apply(ask(on))).get(on)!;
  const spans = stays.flatMap((stay) => monthsIn(stay).map(({ from, until }): RatioSpan => {
    const { outcome, because } = decide(from);
    return { personKey: stay.personKey, validFrom: from, validThrough: previousDay(until), ratio: ratioOf(outcome), outcome, because };
  }));
  return joined(spans).filter(({ outcome }) => outcome !== 'twoUnknown' || parameters.ratioWithoutIncome === 'twoTenths');
}

/** What is asked about a day of the term. */
function questionsOf({ page, householdKey, term, revenues, parameters }: Reckoning, stays: readonly Stay[]): (on: Day) => RatioQuestion {
  const facts = ratioFacts(page, term, revenues, parameters);
  const limits = burdenRatioLimits.on(term.from);
  const versions = page.versions.get(householdKey)!;
  const revisions = page.revisionsIn(householdKey);
  const former = formerOf(householdKey, versions, [...byKey(revisions, ({ period_key }) => period_key).values()], parameters.applicationEndConvention).filter(({ personKey }) => page.known.residents.get(personKey)?.died_on == null);
  const insured = [...new Set(revisions.filter(({ latest, voided, household_key }) => latest === 1 && voided === 0 && household_key === householdKey).map(({ person_key }) => person_key))];
  return (on) => {
    const head = headOn(versions, on);
    const members = stays.filter(({ from, until }) => from <= on && on < until).map(({ personKey }) => personKey);
    return {
      members: members.map((personKey) => facts.member(personKey, personKey === head ? insured.filter((other) => other !== head) : [], on)), limits,
      formerRevenueYen: facts.formerRevenue(former.filter((one) => one.since <= on && one.head === head).map(({ personKey }) => personKey), on),
    };
  };
}

function monthsIn({ from, until }: Stay): readonly { readonly from: Day; readonly until: Day }[] {
  const parts: { from: Day; until: Day }[] = [];
  for (let begin = from; begin < until; begin = firstOfNextMonth(begin)) parts.push({ from: begin, until: earliest(firstOfNextMonth(begin), until) });
  return parts;
}

/** Neighbouring days with the same outcome are one row, with the reasons of its first day. */
function joined(spans: readonly RatioSpan[]): readonly RatioSpan[] {
  const rows: RatioSpan[] = [];
  for (const span of spans) {
    const last = rows.at(-1);
    if (last && last.personKey === span.personKey && last.outcome === span.outcome && firstOfNextMonth(last.validThrough) === span.validFrom) rows[rows.length - 1] = { ...last, validThrough: span.validThrough };
    else rows.push(span);
  }
  return rows;
}

/** Under `nextMonth` what held up to the end of this month stays as it is, whatever has become known since. */
export function keptThisMonth(spans: readonly RatioSpan[], held: readonly RatioSpan[], today: Day): readonly RatioSpan[] {
  const next = firstOfNextMonth(today);
  const past = held.filter(({ validFrom }) => validFrom < next).map((row) => ({ ...row, validThrough: earliest(row.validThrough, previousDay(next)) }));
  const people = new Set(past.map(({ personKey }) => personKey));
  const coming = spans.filter(({ personKey, validThrough }) => !people.has(personKey) || validThrough >= next).map((span) => (people.has(span.personKey) && span.validFrom < next ? { ...span, validFrom: next } : span));
  return joined([...past, ...coming].sort((a, b) => (a.personKey === b.personKey ? (a.validFrom < b.validFrom ? -1 : 1) : a.personKey < b.personKey ? -1 : 1)));
}
