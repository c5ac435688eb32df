import { addresseesOf } from '../../notices/addressees.js';
import type { WardStore } from '../../tables.js';

/** Who is to get the 還付 of a 期: the 納付義務者, or of one who has died the 相続人代表者. Null while nobody is named, or when there is no such 期. */
export async function payeeOf(store: WardStore, accountKey: string): Promise<string | null> {
  const account = await store.db.selectFrom('ward_account').select('debtor_key').where('account_key', '=', accountKey).executeTakeFirst();
  const addressee = account && (await addresseesOf(store, [account.debtor_key])).get(account.debtor_key);
  if (!addressee || (addressee.payer.isDead && addressee.decision.outcome !== 'representative')) return null;
  return addressee.place.personKey;
}

/** The newest attempt to pay out the 還付 of a 期; undefined when none was decided. */
export const newestRefundOf = ({ db }: WardStore, accountKey: string) => db.selectFrom('ward_refund').selectAll().where('account_key', '=', accountKey).orderBy('movement_no', 'desc').orderBy('attempt', 'desc').executeTakeFirst();
