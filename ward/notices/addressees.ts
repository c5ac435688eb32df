import type { Decision } from '../define.js';
import { chunks } from '../desk.js';
import type { WardStore } from '../tables.js';
import { placesOf, type Place } from './places.js';
import { noticeAddressee } from './rules/notice-addressee.js';

/** Whom a notice of a 納付義務者 is addressed to as the records stand now, and where. */
export interface Addressee { readonly decision: Decision<'payer' | 'payerElsewhere' | 'representative' | 'held'>; readonly payer: Place; readonly place: Place; readonly name: string }

/** By the 宛名番号 of the 納付義務者; every one of them is known to the ward. */
export async function addresseesOf(store: WardStore, payerKeys: Iterable<string>): Promise<ReadonlyMap<string, Addressee>> {
  const payers = await placesOf(store, payerKeys);
  const dead = [...payers.values()].filter(({ isDead }) => isDead).map(({ personKey }) => personKey);
  const named = await representativesOf(store, dead);
  const places = await placesOf(store, named.values());
  return new Map([...payers].map(([key, payer]) => {
    const representative = places.get(named.get(key) ?? '') ?? null;
    const decision = noticeAddressee.apply({ payer, representative });
    return [key, decision.outcome === 'representative' ? { decision, payer, place: representative!, name: inheritedName(payer, representative!) } : { decision, payer, place: payer, name: payer.name }];
  }));
}

/** What stands in the window. 「様」 of the last name is put there by whoever prints. */
const inheritedName = (payer: Place, representative: Place): string => `(故)${payer.name}様 相続人代表者 ${representative.name}`;

async function representativesOf({ db }: WardStore, payerKeys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const some of chunks(payerKeys)) {
    const rows = await db.selectFrom('ward_representative').select(['payer_person_key', 'representative_person_key']).where('payer_person_key', 'in', some).where('latest', '=', 1).execute();
    for (const row of rows) found.set(row.payer_person_key, row.representative_person_key);
  }
  return found;
}

/** In which state a piece waits: for somebody to be named, for the ward's own printer, or for the contractor's. */
export function stateFor({ decision, place }: Addressee, isWithheld: boolean): 'held' | 'byHand' | 'waiting' {
  if (decision.outcome === 'held') return 'held';
  return isWithheld || place.isNotDisclosed ? 'byHand' : 'waiting';
}
