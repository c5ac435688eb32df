import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { chunks } from '../desk.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';

/** Without a day of delivery it is taken to have arrived when post does; null: it never did. */
export interface IssuedDemand { readonly accountKey: string; readonly issuedOn: Day; readonly deliveredOn?: Day | null }

/** 督促状 that have been issued. A 期 that has one keeps it: a second is none. */
export const recordDemands = (store: WardStore, demands: readonly IssuedDemand[]): Promise<void> => store.transact(async (inside) => {
  const { now, parameters } = await readSettings(inside);
  await inside.insertMany('ward_dues_demand', demands.map(({ accountKey, issuedOn, deliveredOn = addDays(issuedOn, Number(parameters.demandArrivesAfterDays)) }) => ({ account_key: accountKey, issued_on: issuedOn, delivered_on: deliveredOn, returned_on: null, recorded_at: now })), 'ignore');
});

/** 返戻: it never reached anybody, so that no 差押 and no 時効 can rest on it. */
export const recordReturnedDemands = async ({ db }: WardStore, accountKeys: readonly string[], returnedOn: Day): Promise<void> => {
  for (const keys of chunks(accountKeys)) await db.updateTable('ward_dues_demand').set({ returned_on: returnedOn }).where('account_key', 'in', keys).where('returned_on', 'is', null).execute();
};

/** The print file has been taken by whoever posts it: only now, and from this day on, 督促 have been issued. Told twice, it changes nothing. */
export async function demandsLeft(store: WardStore, fileName: string): Promise<void> {
  const { today } = await readSettings(store);
  const letters = await store.db.selectFrom('ward_demand').select('account_key').where('file_name', '=', fileName).orderBy('account_key').execute();
  await recordDemands(store, letters.map(({ account_key }) => ({ accountKey: account_key, issuedOn: today })));
}
