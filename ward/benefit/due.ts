import type { Moment } from '../../law/day.js';
import { monthsLater, type Month } from '../../law/fiscal-year.js';
import type { WardStore } from '../tables.js';

/** A household in one 診療月. */
export interface HouseholdMonth { readonly householdKey: string; readonly careMonth: Month }

/** So many months a month of 高額療養費 counts on: the twelfth is the last in whose window it lies. */
export const monthsAfter = 11;

/** Something has become known of these months: the next reckoning looks at them. */
export async function markDue(store: WardStore, now: Moment, months: readonly HouseholdMonth[]): Promise<void> {
  const once = new Map(months.map((one) => [`${one.householdKey} ${one.careMonth}`, one]));
  await store.insertMany('ward_benefit_due', [...once.values()].map(({ householdKey, careMonth }) => ({ household_key: householdKey, care_month: careMonth, since: now })), 'replace');
}

/** A month counts for 多数回 now, or counts no more: the following ones may be other than they were reckoned. */
export async function markFollowing(store: WardStore, now: Moment, changed: readonly HouseholdMonth[]): Promise<void> {
  const following = changed.flatMap(({ householdKey, careMonth }) => Array.from({ length: monthsAfter }, (_, i) => ({ householdKey, careMonth: monthsLater(careMonth, i + 1) })));
  await markDue(store, now, following);
}
