import { firstCarriedMonth, monthWritten, windowBegins } from '../../../law/carried-months.js';
import type { Day } from '../../../law/define.js';
import { monthOf, type Month } from '../../../law/fiscal-year.js';
import type { Aggregator, AggregatorStore } from '../tables.js';

export interface CountedMonth { readonly careMonth: Month; readonly countsForRepeat: boolean }
export interface Source { readonly municipality: string; readonly householdKey: string; readonly movedOn: Day }

/**
 * The months of a 転出元 household that go on: its own and those it has itself inherited, from 2018-04, up to the month of the
 * move and not older than the count can reach back from it. A month that both told is one month.
 */
export async function monthsToInherit(party: Pick<Aggregator, 'parameters'>, store: AggregatorStore, { municipality, householdKey, movedOn }: Source): Promise<readonly CountedMonth[]> {
  const last = monthOf(movedOn);
  const first = windowBegins(last) > firstCarriedMonth ? windowBegins(last) : firstCarriedMonth;
  const own = await store.db.selectFrom('aggregator_high_cost').where('municipality', '=', municipality).where('household_key', '=', householdKey).where('voided', '=', 0).select(['care_month', 'counts_for_repeat']).execute();
  const inherited = await store.db.selectFrom('aggregator_inherited as i').innerJoin('aggregator_candidate as c', 'c.candidate_key', 'i.candidate_key')
    .where('c.municipality', '=', municipality).where('c.household_key', '=', householdKey).where('c.moved_on', '<=', movedOn).where('i.voided', '=', 0).select(['i.care_month', 'i.counts_for_repeat']).execute();
  const all = new Map<Month, boolean>();
  for (const { care_month, counts_for_repeat } of [...inherited, ...own]) all.set(care_month as Month, counts_for_repeat === 1);
  return [...all].map(([careMonth, countsForRepeat]) => ({ careMonth, countsForRepeat })).filter(({ careMonth }) => careMonth >= first && careMonth <= last).sort((a, b) => (a.careMonth < b.careMonth ? -1 : 1));
}

/** `202604` as a month, or null. */
export const monthIn = (said: string): Month | null => (/^\d{4}(0[1-9]|1[0-2])$/.test(said) ? monthWritten(said) : null);
