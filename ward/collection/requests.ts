import type { Day } from '../../law/define.js';
import { chunks } from '../desk.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { judgeAgain } from './judge.js';
import { settleUnits } from './settle.js';

/** What a 納付の求め is: by what letter or order it was asked to pay. */
export const paymentRequestKinds = [['regular', '納付書'], ['reissue', '再発行の納付書'], ['demand', '督促状兼納付書'], ['reminder', '催告書の納付書'], ['failedDebit', '振替不能の納付書'], ['debit', '口座振替依頼'], ['elQr', 'eL番号'], ['pension', '特別徴収依頼'], ['enforcement', '配当']] as const;

export interface PaymentRequest {
  /** The 44 digits of a 納付書, `debitRequestKey` of a 振替依頼, an eL番号. */
  readonly requestKey: string;
  readonly kind: (typeof paymentRequestKinds)[number][0];
  readonly payableUntil: Day | null;
  /** Each 期 it pays, with its amount. */
  readonly parts: readonly { readonly accountKey: string; readonly yen: number }[];
}

/** 納付の求めの控え: what is handed out from now on is known, and money that had come for it before goes where it belongs. */
export const registerRequests = (store: WardStore, requests: readonly PaymentRequest[]): Promise<void> => store.transact(async (inside) => {
  const settings = await readSettings(inside);
  await inside.insertMany('ward_payment_request', requests.flatMap(({ requestKey, kind, payableUntil, parts }) => parts.map(({ accountKey, yen }, i) => (
    { request_key: requestKey, part_no: i + 1, account_key: accountKey, yen, kind, payable_until: payableUntil, voided_on: null, registered_at: settings.now }))));
  const moved = await judgeAgain(inside, settings, { requestKeys: requests.map(({ requestKey }) => requestKey), noticeNumbers: [...new Set(requests.flatMap(({ parts }) => parts.map(({ accountKey }) => accountKey.split('-')[0]!)))] });
  await settleUnits(inside, settings, moved);
});

/** 取消し of what was handed out. Money received on or after that day by it is 不明金 until a clerk says where it goes. */
export const voidRequests = (store: WardStore, requestKeys: readonly string[], voidedOn: Day): Promise<void> => store.transact(async (inside) => {
  const settings = await readSettings(inside);
  for (const keys of chunks(requestKeys)) await inside.db.updateTable('ward_payment_request').set({ voided_on: voidedOn }).where('request_key', 'in', keys).where('voided_on', 'is', null).execute();
  await settleUnits(inside, settings, await judgeAgain(inside, settings, { requestKeys }));
});

/** 不明金 stays where it is, and a clerk says why. It is told among the exceptions as before, with that word. */
export const leaveReceipt = (store: WardStore, { instanceKey, by, why }: { readonly instanceKey: string; readonly by: string; readonly why: string }): Promise<'assigned' | 'unknownPayment' | 'notWaiting'> => store.transact(async (inside) => {
  const refused = await notWaiting(inside, instanceKey);
  if (refused) return refused;
  await decide(inside, await readSettings(inside), instanceKey, stays, by, why);
  return 'assigned';
});
/** In the place of an account: none. */
export const stays = '';

async function notWaiting({ db }: WardStore, instanceKey: string): Promise<'unknownPayment' | 'notWaiting' | null> {
  const row = await db.selectFrom('ward_receipt_row').select('row_key').where('instance_key', '=', instanceKey).where('kind', '=', 'confirmed').executeTakeFirst();
  if (!row) return 'unknownPayment';
  const standing = await db.selectFrom('ward_journal').select('yen').where('unit_key', '=', instanceKey).where('ledger', '=', 'suspense').execute();
  return standing.reduce((sum, { yen }) => sum + yen, 0) === 0 ? 'notWaiting' : null;
}

async function decide(store: WardStore, { now }: Settings, instanceKey: string, accountKey: string, by: string, why: string): Promise<void> {
  const last = await store.db.selectFrom('ward_receipt_decision').select('decision_no').orderBy('decision_no', 'desc').limit(1).executeTakeFirst();
  await store.insertMany('ward_receipt_decision', [{ decision_no: (last?.decision_no ?? 0) + 1, instance_key: instanceKey, account_key: accountKey, by_whom: by, why, recorded_at: now }]);
}

/** 不明金 is given to a 期 by a clerk, who says why. Money that is not waiting for one is left alone. */
export const assignReceipt = (store: WardStore, { instanceKey, accountKey, by, why }: { readonly instanceKey: string; readonly accountKey: string; readonly by: string; readonly why: string }): Promise<'assigned' | 'unknownPayment' | 'unknownAccount' | 'notWaiting'> => store.transact(async (inside) => {
  const { db } = inside;
  const settings = await readSettings(inside);
  const rows = await db.selectFrom('ward_receipt_row').selectAll().where('instance_key', '=', instanceKey).where('kind', '=', 'confirmed').execute();
  if (rows.length === 0) return 'unknownPayment';
  if (!await db.selectFrom('ward_account').select('account_key').where('account_key', '=', accountKey).executeTakeFirst()) return 'unknownAccount';
  const refused = await notWaiting(inside, instanceKey);
  if (refused) return refused;
  await decide(inside, settings, instanceKey, accountKey, by, why);
  await db.updateTable('ward_receipt_row').set({ account_key: accountKey, outcome: 'assigned', is_assigned: 1 }).where('instance_key', '=', instanceKey).where('kind', '!=', 'failed').execute();
  await settleUnits(inside, settings, { accounts: [accountKey, ...rows.flatMap(({ account_key }) => account_key ?? [])], instances: [instanceKey] });
  return 'assigned';
});
