import type { Decision } from './define.js';
import { readSettings } from './settings.js';
import type { WardStore } from './tables.js';

/** Writes down that a job has begun, and gives it a number before it writes anything else: a long job is not one transaction. */
export function beginJob(store: WardStore, job: string, why: string, alongside: (inside: WardStore, actNo: number) => Promise<void> = async () => undefined): Promise<number> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const last = await inside.db.selectFrom('ward_counter').select('value').where('name', '=', 'act').executeTakeFirst();
    const actNo = (last?.value ?? 0) + 1;
    await inside.insertMany('ward_counter', [{ name: 'act', value: actNo }], 'replace');
    await inside.insertMany('ward_act', [{ act_no: actNo, recorded_at: settings.now, act: job, notification_id: null, person_keys: '', accepted: 1, why }]);
    await alongside(inside, actNo);
    return actNo;
  });
}

/** What the job came to. */
export const endJob = (store: WardStore, actNo: number, decisions: readonly Decision[]): Promise<void> =>
  store.insertMany('ward_decision', decisions.map(({ rule, outcome, ja, because }, i) => ({ act_no: actNo, line_no: i + 1, rule, outcome, ja, because: JSON.stringify(because) })));
