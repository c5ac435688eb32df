import type { Month } from '../../../law/fiscal-year.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import type { ReadMonth } from '../household-months.js';

/** Writes down every 区分 that is other than it was last judged; what was judged before stays. */
export async function keepCategories(store: WardStore, { now }: Pick<Settings, 'now'>, careMonth: Month, months: readonly ReadMonth[]): Promise<void> {
  if (months.length === 0) return;
  const rows = await store.db.selectFrom('ward_benefit_category').selectAll().where('household_key', 'in', months.map(({ householdKey }) => householdKey)).where('care_month', '=', careMonth).where('latest', '=', 1).execute();
  const known = new Map(rows.map((row) => [row.household_key, row]));
  const changed = months.filter(({ householdKey, judged }) => {
    const last = known.get(householdKey);
    return !last || last.under70 !== judged.under70 || last.over70 !== judged.over70 || last.because !== JSON.stringify(judged.because);
  });
  if (changed.length === 0) return;
  await store.db.updateTable('ward_benefit_category').set({ latest: 0 }).where('household_key', 'in', changed.map(({ householdKey }) => householdKey)).where('care_month', '=', careMonth).where('latest', '=', 1).execute();
  await store.insertMany('ward_benefit_category', changed.map(({ householdKey, judged }) => ({
    household_key: householdKey, care_month: careMonth, version: (known.get(householdKey)?.version ?? 0) + 1, under70: judged.under70, over70: judged.over70, because: JSON.stringify(judged.because), recorded_at: now, latest: 1,
  })));
}
