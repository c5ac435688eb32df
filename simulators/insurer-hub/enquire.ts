import { addDays } from '../../law/day.js';
import { residentEnquiry, type ResidentEnquiry } from '../../contracts/juki-net/identity.js';
import { nextFile } from './outbox.js';
import { sendWaiting } from './sending.js';
import { nextNumber, type Hub, type HubStore } from './tables.js';

interface Due { readonly code: string; readonly history_key: string; readonly version: number; readonly individual_number: string; readonly isAgain: boolean }

/**
 * 23:00: 取りまとめ機関 asks J-LIS about every current version not yet checked, by its 個人番号, a file a 委託区画. Whose answer
 * was that J-LIS could not answer, or has not come for some days, is asked about again.
 */
export async function enquire(party: Hub): Promise<void> {
  if (party.faults.has('hubDown')) return party.note('障害により照会が動かなかった');
  if (!party.isHere('juki-net')) return;
  const asked = await party.store.transact(async (store) => {
    const due = await dueIn(party, store);
    for (const code of [...new Set(due.map((one) => one.code))].sort()) await ask(party, store, code, due.filter((one) => one.code === code));
    return due.length;
  });
  await sendWaiting(party, 'juki-net');
  if (asked > 0) party.note(`${asked}件の本人確認情報をJ-LISに照会した`, ['D-4-3']);
}

async function dueIn(party: Hub, store: HubStore): Promise<readonly Due[]> {
  const checks = () => store.db.selectFrom('insurer_hub_check as c').innerJoin('insurer_hub_entry as e', (join) => join.onRef('e.code', '=', 'c.code').onRef('e.history_key', '=', 'c.history_key').onRef('e.version', '=', 'c.version'))
    .where('c.is_current', '=', 1).select(['c.code', 'c.history_key', 'c.version', 'e.individual_number', 'e.n']);
  const unanswered = addDays(party.today(), -party.parameters.askAgainAfterDays);
  const fresh = await checks().where('c.state', '=', 'unchecked').orderBy('e.n').execute();
  const again = await checks().where('c.state', '=', 'enquired')
    .where(({ exists, selectFrom }) => exists(selectFrom('insurer_hub_enquiry as q').whereRef('q.code', '=', 'c.code').whereRef('q.history_key', '=', 'c.history_key').whereRef('q.version', '=', 'c.version')
      .where((eb) => eb.or([eb('q.state', '=', 'again'), eb.and([eb('q.state', '=', 'open'), eb('q.asked_on', '<=', unanswered), eb('q.asked_on', '<', party.today())])])).select('q.enquiry_id')))
    .orderBy('e.n').execute();
  return [...fresh.map((one) => ({ ...one, isAgain: false })), ...again.map((one) => ({ ...one, isAgain: true }))];
}

async function ask(party: Hub, store: HubStore, code: string, due: readonly Due[]): Promise<void> {
  const first = await nextNumber(store, 'enquiry', due.length);
  const rows = due.map(({ individual_number }, index): ResidentEnquiry => ({
    enquiryId: party.token('EQ', first + index), kind: 'byNumber', individualNumber: individual_number, name: null, nameKana: null, bornOn: null, sex: null, address: null,
  }));
  const { name, bytes } = await nextFile(party, store, code, residentEnquiry, rows);
  await store.insertMany('insurer_hub_sending', [{ party: 'juki-net', name, code, bytes, created_at: party.now(), state: 'waiting', answer_status: null }]);
  const current = () => store.db.updateTable('insurer_hub_check').where('code', '=', code).where('is_current', '=', 1).set({ state: 'enquired', enquired_on: party.today() });
  await current().where('state', '=', 'unchecked').execute();
  for (const { history_key, version } of due.filter(({ isAgain }) => isAgain)) {
    await store.db.updateTable('insurer_hub_enquiry').where('code', '=', code).where('history_key', '=', history_key).where('version', '=', version).where('state', 'in', ['open', 'again']).set({ state: 'dropped' }).execute();
    await current().where('history_key', '=', history_key).execute();
  }
  await store.insertMany('insurer_hub_enquiry', due.map(({ history_key, version }, index) => ({ enquiry_id: rows[index]!.enquiryId, code, history_key, version, asked_on: party.today(), state: 'open', outcome: null })));
}

/** How often J-LIS was asked, and what that would cost. */
export async function enquiryCount(party: Hub) {
  const rows = await party.store.db.selectFrom('insurer_hub_enquiry').select((eb) => ['code', eb.fn.countAll().as('count')]).groupBy('code').orderBy('code').execute();
  const count = rows.reduce((sum, row) => sum + Number(row.count), 0);
  return { count, feeYen: count * party.parameters.enquiryFeeYen, partitions: rows.map(({ code, count: asked }) => ({ code, count: Number(asked) })) };
}
