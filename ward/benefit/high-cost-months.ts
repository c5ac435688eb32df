import type { Month } from '../../law/fiscal-year.js';
import { chunks } from '../desk.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { markFollowing, type HouseholdMonth } from './due.js';

/** What a month of a household came to: was there 高額療養費, and does it count for 多数回? */
export interface OwnMonth { readonly householdKey: string; readonly isDue: boolean; readonly counts: boolean }

/** By whom an own month was written: what a clerk entered from paper is not taken back because the receipts at hand say less. */
export const reckonedWhy = '高額療養費の計算';

/** Says of the household's own months what they came to; what was said already is not said again, and the eleven months after a change are reckoned anew. */
export async function keepOwnMonths(store: WardStore, { now }: Pick<Settings, 'now'>, careMonth: Month, months: readonly OwnMonth[]): Promise<void> {
  const known = new Map<string, { readonly state: string; readonly counts_for_repeat: number; readonly revision: number; readonly sent_revision: number; readonly why: string }>();
  for (const some of chunks(months.map(({ householdKey }) => householdKey))) {
    for (const row of await store.db.selectFrom('ward_high_cost_month').selectAll().where('household_key', 'in', some).where('care_month', '=', careMonth).where('origin', '=', 'own').execute()) known.set(row.household_key, row);
  }
  const changed = months.filter(({ householdKey, isDue, counts }) => {
    const before = known.get(householdKey);
    const isHeld = before?.state === 'held';
    if (!isDue && before !== undefined && before.why !== reckonedWhy) return false;
    return isHeld !== isDue || (isDue && before!.counts_for_repeat !== (counts ? 1 : 0));
  });
  await store.insertMany('ward_high_cost_month', changed.map(({ householdKey, isDue, counts }) => ({
    household_key: householdKey, care_month: careMonth, origin: 'own', source: '', from_municipality: '', from_household_key: '', counts_for_repeat: counts ? 1 : 0, state: isDue ? 'held' : 'void', revision: (known.get(householdKey)?.revision ?? 0) + 1,
    sent_revision: known.get(householdKey)?.sent_revision ?? 0, recorded_at: now, why: reckonedWhy,
  })), 'replace');
  await markFollowing(store, now, changed.map(({ householdKey }): HouseholdMonth => ({ householdKey, careMonth })));
}
