import type { StaffAct } from '../../../contracts/ward.js';
import { isRefused, refuse, type Desk } from '../../desk.js';
import { residentOf } from '../../reading.js';
import { obstacle } from '../../refusals.js';
import { place } from '../follow.js';
import { takeNumbers } from '../numbers.js';
import { refuseObjectionToClaimed } from '../one-way-back.js';
import type { CareReceiptRow } from '../tables.js';

type ObjectToReceipt = Extract<StaffAct, { act: 'objectToReceipt' }>;
type DecideReceipt = Extract<StaffAct, { act: 'decideReceipt' }>;

const latestReceipt = async ({ store }: Desk, receiptKey: string): Promise<CareReceiptRow | undefined> => store.db.selectFrom('ward_care_receipt').selectAll().where('receipt_key', '=', receiptKey).where('latest', '=', 1).executeTakeFirst();

/** 申出 to 国保連: the receipt shall be looked at again, or go back. One at a time. */
export async function objectToReceipt(desk: Desk, { receiptKey, reasonCode, reasonOn, note, by }: ObjectToReceipt): Promise<null> {
  const row = await latestReceipt(desk, receiptKey);
  if (!row) refuse(desk, obstacle('receiptUnknown', 'レセプト全国共通キー', receiptKey, '給付記録がない'));
  else if (row.record_state === 'withdrawn') refuse(desk, obstacle('receiptWithdrawn', 'レセプト全国共通キー', receiptKey, 'もう取り下げられている'));
  else await refuseObjectionToClaimed(desk, row);
  const open = await desk.store.db.selectFrom('ward_objection').select('objection_no').where('receipt_key', '=', receiptKey).where('outcome', 'is', null).executeTakeFirst();
  if (open) refuse(desk, obstacle('objectionOpen', 'レセプト全国共通キー', receiptKey, '申出の結果を待っている'));
  if (isRefused(desk)) return null;
  const { store, settings } = desk;
  await store.insertMany('ward_objection', [{
    objection_no: await takeNumbers(store, 'benefitObjection', 1), receipt_key: receiptKey, reason_code: reasonCode, reason_on: reasonOn ?? null, note: note ?? null, said_on: settings.today, by_whom: by, file_name: null, outcome: null, decided_month: null, outcome_note: null, recorded_at: settings.now,
  }]);
  return null;
}

/** A clerk says whose receipt it is. It is written down, and counts from then on like any other. */
export async function decideReceipt(desk: Desk, { receiptKey, personKey, by, why }: DecideReceipt): Promise<null> {
  const row = await latestReceipt(desk, receiptKey);
  if (!row) refuse(desk, obstacle('receiptUnknown', 'レセプト全国共通キー', receiptKey, '給付記録がない'));
  else if (row.troubles === '') refuse(desk, obstacle('receiptPlaced', 'レセプト全国共通キー', receiptKey, '確認を待っていない'));
  if (!(await residentOf(desk, personKey))) refuse(desk, obstacle('unknownPerson', '宛名番号', personKey, 'この区に登録がない'));
  if (isRefused(desk)) return null;
  const { store, settings } = desk;
  const before = await store.db.selectFrom('ward_care_decision').select('decision_no').where('receipt_key', '=', receiptKey).orderBy('decision_no', 'desc').executeTakeFirst();
  await store.insertMany('ward_care_decision', [{ receipt_key: receiptKey, decision_no: (before?.decision_no ?? 0) + 1, person_key: personKey, by_whom: by, why, recorded_at: settings.now }]);
  await place(store, settings, [row!]);
  return null;
}
