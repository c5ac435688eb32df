import { windowBegins } from '../../../law/carried-months.js';
import { firstDayOf, lastDayOf, monthsLater, type Month } from '../../../law/fiscal-year.js';
import { chunks } from '../../desk.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { monthsCounting } from './months.js';
import { moveMonthOf } from './move-month.js';

/**
 * `monthsCounting` for many households at once: how many earlier 該当 count in the month. A household about which nothing was
 * decided is counted in one statement with all others; only the few with a decision are looked at one by one.
 */
export async function priorCounts(store: WardStore, settings: Settings, householdKeys: readonly string[], careMonth: Month): Promise<ReadonlyMap<string, number>> {
  const counts = new Map(householdKeys.map((key) => [key, 0]));
  const decided = await withDecision(store, householdKeys);
  for (const keys of chunks(householdKeys.filter((key) => !decided.has(key)))) {
    const rows = await store.db.selectFrom('ward_high_cost_month').select(['household_key', 'care_month']).where('household_key', 'in', keys).where('care_month', '>=', windowBegins(careMonth)).where('care_month', '<', careMonth).where('state', '=', 'held').where('counts_for_repeat', '=', 1).execute();
    const seen = new Set<string>();
    for (const { household_key, care_month } of rows) {
      if (settings.parameters.sameMonthCount === 'once' && seen.has(`${household_key} ${care_month}`)) continue;
      seen.add(`${household_key} ${care_month}`);
      counts.set(household_key, counts.get(household_key)! + 1);
    }
  }
  for (const key of decided) counts.set(key, (await monthsCounting(store, settings, key, careMonth)).priorCount);
  return counts;
}

/** Households of these for which the month is a 転居月 (`moveMonthOf`): the others have neither a decision nor a 転出 in it. */
export async function moveMonthsAmong(store: WardStore, settings: Settings, householdKeys: readonly string[], careMonth: Month): Promise<ReadonlySet<string>> {
  const asked = new Set<string>();
  for (const keys of chunks(householdKeys)) {
    const arrived = await store.db.selectFrom('ward_continuity').select('household_key').where('household_key', 'in', keys).where('latest', '=', 1).where('occurred_on', '>=', firstDayOf(careMonth)).where('occurred_on', '<=', lastDayOf(careMonth)).execute();
    // An end written as the last day inside lies in the month before when the move was on the 1st; that one is no 転居月.
    const left = await store.db.selectFrom('ward_period').select('household_key').where('household_key', 'in', keys).where('latest', '=', 1).where('voided', '=', 0).where('end_reason', '=', 'moveOutWithinPrefecture').where('end_on', '>=', firstDayOf(careMonth)).where('end_on', '<', firstDayOf(monthsLater(careMonth, 1))).execute();
    for (const { household_key } of [...arrived, ...left]) asked.add(household_key);
  }
  const found = new Set<string>();
  for (const key of asked) if ((await moveMonthOf(store, settings, key, careMonth)).applies) found.add(key);
  return found;
}

async function withDecision({ db }: WardStore, householdKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const keys of chunks(householdKeys)) {
    const own = await db.selectFrom('ward_continuity').select('household_key').where('household_key', 'in', keys).where('latest', '=', 1).execute();
    const passed = await db.selectFrom('ward_continuity').select('from_household_key as household_key').where('from_household_key', 'in', keys).where('candidate_key', '=', '').where('latest', '=', 1).execute();
    for (const { household_key } of [...own, ...passed]) found.add(household_key);
  }
  return found;
}
