import { calendarOf } from './calendar.js';
import { debitFile } from './debit.js';
import { postWaiting } from './deposits.js';
import { returnDue, transferFile } from './transfer.js';
import type { Bank, RequestRow } from './tables.js';

/** 09:00 of a bank day: pays in what waits, debits and transfers what is due, and gives back what reached nobody. One file, one transaction. */
export async function workOfDay(party: Bank): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、振替も振込もしなかった');
  if ((await calendarOf(party.store)).kind(party.today()) !== 'open') return;
  await party.store.transact((store) => postWaiting(party, store));
  const due = await party.store.db.selectFrom('bank_request').where('state', '=', 'accepted').where('due_on', '<=', party.today()).select(['code', 'name', 'kind']).orderBy('due_on').orderBy('kind').orderBy('code').orderBy('seq').execute();
  for (const request of due) await settle(party, request);
  const returned = await party.store.transact((store) => returnDue(party, store));
  if (returned > 0) party.note(`振込不能${returned}件の資金を返した`, ['C-13']);
}

async function settle(party: Bank, { kind, ...key }: Pick<RequestRow, 'code' | 'name' | 'kind'>): Promise<void> {
  if (kind === 'debit') {
    const { rows, debited, yen } = await party.store.transact((store) => debitFile(party, store, key));
    return party.note(`${key.name}: ${rows}件のうち${debited}件、${yen}円を引き落とした`, ['C-05']);
  }
  const { rows, paid, isFunded } = await party.store.transact((store) => transferFile(party, store, key));
  return isFunded ? party.note(`${key.name}: ${rows}件のうち${paid}件を振り込んだ`, ['C-13']) : party.note(`${key.name} は振込資金が足りず、振り込まなかった`);
}
