import type { HeldAccount } from '../../../contracts/ward-collection.js';
import type { Day } from '../../../law/define.js';
import { chunks } from '../../desk.js';
import type { WardStore } from '../../tables.js';
import { debitResult } from '../rules/debit-result.js';

export interface Mandate { readonly personKey: string; readonly account: HeldAccount; readonly startsOn: Day; readonly recordedAt: string }

/** The 口座振替 that holds, per 納付義務者; whoever has ended theirs is not among them. */
export async function mandatesOf({ db }: WardStore, personKeys: readonly string[]): Promise<ReadonlyMap<string, Mandate>> {
  const found = new Map<string, Mandate>();
  for (const keys of chunks(personKeys)) {
    for (const { person_key, account, starts_on, recorded_at } of await db.selectFrom('ward_mandate').selectAll().where('person_key', 'in', keys).orderBy('person_key').orderBy('version').execute()) {
      if (account === null) found.delete(person_key);
      else found.set(person_key, { personKey: person_key, account: JSON.parse(account) as HeldAccount, startsOn: starts_on as Day, recordedAt: recorded_at });
    }
  }
  return found;
}

/** What the bank says of an account, not of the money on it: nothing more is asked of it before it is registered anew. */
const saysNoToAccount: readonly string[] = ['noAccount', 'stoppedByPayer', 'noMandate'];

/** The 口座振替 that holds and to which the bank has not said no since it was registered. */
export async function usableMandates(store: WardStore, personKeys: readonly string[]): Promise<ReadonlyMap<string, Mandate>> {
  const found = new Map(await mandatesOf(store, personKeys));
  for (const keys of chunks(personKeys)) {
    const failed = await store.db.selectFrom('ward_receipt_row').innerJoin('ward_payment_request', 'ward_payment_request.request_key', 'ward_receipt_row.request_key').innerJoin('ward_account', 'ward_account.account_key', 'ward_payment_request.account_key')
      .where('ward_receipt_row.kind', '=', 'failed').where('ward_account.debtor_key', 'in', keys).select(['ward_account.debtor_key', 'ward_receipt_row.content', 'ward_payment_request.registered_at']).orderBy('ward_receipt_row.row_key').execute();
    for (const { debtor_key, content, registered_at } of failed) {
      const mandate = found.get(debtor_key);
      if (mandate && registered_at >= mandate.recordedAt && saysNoToAccount.includes(debitResult.apply(content.split(' ')[0]!).outcome)) found.delete(debtor_key);
    }
  }
  return found;
}
