import type { HeldAccount } from '../../../contracts/ward-collection.js';
import type { Day } from '../../../law/define.js';
import { chunks } from '../../desk.js';
import type { WardStore } from '../../tables.js';

export interface Mandate { readonly personKey: string; readonly account: HeldAccount; readonly startsOn: Day }

/** The 口座振替 that holds, per 納付義務者; whoever has ended theirs is not among them. */
export async function mandatesOf({ db }: WardStore, personKeys: readonly string[]): Promise<ReadonlyMap<string, Mandate>> {
  const found = new Map<string, Mandate>();
  for (const keys of chunks(personKeys)) {
    for (const { person_key, account, starts_on } of await db.selectFrom('ward_mandate').selectAll().where('person_key', 'in', keys).orderBy('person_key').orderBy('version').execute()) {
      if (account === null) found.delete(person_key);
      else found.set(person_key, { personKey: person_key, account: JSON.parse(account) as HeldAccount, startsOn: starts_on as Day });
    }
  }
  return found;
}
