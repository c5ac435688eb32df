import { highCostRecord, type HighCostRecord } from '../../../contracts/aggregator/high-cost.js';
import type { JobResult } from '../../../contracts/ward.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import { firstCarriedMonth, writtenMonth } from '../../../law/carried-months.js';
import type { Month } from '../../../law/fiscal-year.js';
import { layOut } from '../../outbox.js';
import { readSettings } from '../../settings.js';
import type { WardStore } from '../../tables.js';

/** 高額該当情報 (給付⑬): the ward's own months that 集約 does not know as they stand now, from 2018-04, in one file. Months carried over are never told back. */
export function exportHighCostRecords(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const rows = (await inside.db.selectFrom('ward_high_cost_month').selectAll().where('origin', '=', 'own').whereRef('revision', '>', 'sent_revision').where('care_month', '>=', firstCarriedMonth).orderBy('household_key').orderBy('care_month').execute())
      // A month taken back before anybody heard of it is nobody's business.
      .filter(({ state, sent_revision }) => state === 'held' || sent_revision > 0);
    if (rows.length === 0) return { job: 'exportHighCostRecords', files: [], decisions: [] };
    const said = rows.map((row): HighCostRecord => ({
      insurerNumber: settings.insurerNumber, householdKey: row.household_key, careMonth: writtenMonth(row.care_month as Month), countsForRepeat: row.counts_for_repeat === 1, operation: row.state === 'void' ? 'void' : 'register', revision: row.revision,
    }));
    const name = await layOut({ store: inside, profile, settings }, highCostRecord, said);
    for (const row of rows) await inside.db.updateTable('ward_high_cost_month').set({ sent_revision: row.revision }).where('household_key', '=', row.household_key).where('care_month', '=', row.care_month).where('origin', '=', 'own').where('source', '=', row.source).execute();
    return { job: 'exportHighCostRecords', files: [name], decisions: [] };
  });
}
