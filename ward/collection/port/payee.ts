import type { Day } from '../../../law/define.js';
import { byKey } from '../../desk.js';
import { addresseesOf } from '../../notices/addressees.js';
import type { WardStore } from '../../tables.js';
import type { RefundRow } from '../tables.js';

/** Who is to get the 還付 of a 期: the 納付義務者, or of one who has died the 相続人代表者. Null while nobody is named, or when there is no such 期. */
export async function payeeOf(store: WardStore, accountKey: string): Promise<string | null> {
  const account = await store.db.selectFrom('ward_account').select('debtor_key').where('account_key', '=', accountKey).executeTakeFirst();
  const addressee = account && (await addresseesOf(store, [account.debtor_key])).get(account.debtor_key);
  if (!addressee || (addressee.payer.isDead && addressee.decision.outcome !== 'representative')) return null;
  return addressee.place.personKey;
}

/** The newest attempt of each 還付 of a 期, in the order in which they were decided. */
export async function refundsOf({ db }: WardStore, accountKey: string): Promise<readonly RefundRow[]> {
  const rows = await db.selectFrom('ward_refund').selectAll().where('account_key', '=', accountKey).orderBy('movement_no').orderBy('attempt').execute();
  return [...byKey(rows, ({ movement_no }) => String(movement_no)).values()].map((own) => own.at(-1)!);
}

/** The day of the decision, which was notified. */
export const decidedOn = async ({ db }: WardStore, { movement_no }: Pick<RefundRow, 'movement_no'>): Promise<Day> => (await db.selectFrom('ward_movement').select('decided_on').where('movement_no', '=', movement_no).executeTakeFirstOrThrow()).decided_on as Day;
