import { z } from 'zod';
import { misfitInItem } from '../../contracts/bank/kana.js';
import { bookingOn, type Told } from './booking.js';
import { bookingDay, calendarOf } from './calendar.js';
import { contractOf } from './contracts.js';
import { nextSeq, type Bank, type BankStore, type RequestKey } from './tables.js';

/** Money that comes until then counts that day. */
const countsUntil = '15:00';
const opensAt = '09:00';
const inItem = (bytes: number, characters: 'partyName' | 'bankOrBranchName' | 'ediInformation') => z.string().max(bytes).refine((text) => misfitInItem(text, bytes, characters, 'jbaStrict') === null, { error: '銀行の文字(半角かな・英大文字・数字)で書く' });

/** What somebody pays in from outside. */
export const depositBody = z.strictObject({
  amountYen: z.int().min(1).max(9_999_999_999), remitterCode: z.string().regex(/^\d{10}$/).nullable().default(null), remitterName: inItem(48, 'partyName').min(1),
  originBankName: inItem(15, 'bankOrBranchName').nullable().default(null), originBranchName: inItem(15, 'bankOrBranchName').nullable().default(null), ediInformation: inItem(20, 'ediInformation').nullable().default(null),
});
export type Deposit = z.output<typeof depositBody>;
export type DepositState = 'posted' | 'waiting' | 'cancelled';
export interface DepositAnswer { readonly name: string; readonly state: DepositState; readonly postOn: string; readonly duplicate?: true }

/** Takes money in, once a name. 'other': under that name something else came; 'unknownCalendar': nobody knows the next bank day. */
export function payIn(party: Bank, { code, name }: RequestKey, deposit: Deposit): Promise<DepositAnswer | 'other' | 'unknownCalendar'> {
  return party.store.transact(async (store) => {
    const told = JSON.stringify(deposit);
    const before = await store.db.selectFrom('bank_deposit').where('code', '=', code).where('name', '=', name).selectAll().executeTakeFirst();
    if (before) return before.told === told ? { name, state: before.state as DepositState, postOn: before.post_on, duplicate: true } : 'other';
    const postOn = (await calendarOf(store)).receivedOn(party.now(), countsUntil);
    if (postOn === 'unknownCalendar') return postOn;
    await store.insertMany('bank_deposit', [{ code, name, seq: await nextSeq(store, 'bank_deposit', code), told, received_at: party.now(), post_on: postOn, state: 'waiting', movement: null }]);
    if (postOn === party.today() && party.now().slice(11) >= opensAt) await postWaiting(party, store);
    const { state } = await store.db.selectFrom('bank_deposit').where('code', '=', code).where('name', '=', name).select('state').executeTakeFirstOrThrow();
    return { name, state: state as DepositState, postOn };
  });
}

/** Posts everything whose day has come. */
export async function postWaiting(party: Bank, store: BankStore): Promise<void> {
  const waiting = await store.db.selectFrom('bank_deposit').where('state', '=', 'waiting').where('post_on', '<=', party.today()).selectAll().orderBy('post_on').orderBy('received_at').orderBy('code').orderBy('seq').execute();
  const booking = bookingOn(store, party.today());
  const posted = [];
  for (const row of waiting) {
    const { account } = await contractOf(store, row.code);
    await booking.load([account]);
    const { amountYen, ...deposit } = JSON.parse(row.told) as Deposit;
    const move = () => booking.move({ from: null, to: account, yen: amountYen, kind: '11', told: toldOf(deposit) });
    const movement = move();
    if (party.faults.has('depositTwice')) move();
    posted.push({ ...row, state: 'posted', movement });
  }
  await booking.flush();
  await store.insertMany('bank_deposit', posted, 'replace');
  if (posted.length > 0) party.note(`入金${posted.length}件を記帳した`, ['C-05']);
}

const toldOf = ({ remitterCode, remitterName, originBankName, originBranchName, ediInformation }: Omit<Deposit, 'amountYen'>): Told => ({
  remitterCode, remitterName, originBankName: originBankName ?? '', originBranchName: originBranchName ?? '', ediInformation: ediInformation ?? '', description: 'ﾌﾘｺﾐ',
});

/** 組戻: takes a deposit back, if it has been posted by a movement of the other direction. False when there is none of that name; 'spent' when the account no longer holds it. */
export function takeBack(party: Bank, { code, name }: RequestKey): Promise<boolean | 'spent'> {
  return party.store.transact(async (store) => {
    const row = await store.db.selectFrom('bank_deposit').where('code', '=', code).where('name', '=', name).selectAll().executeTakeFirst();
    if (!row) return false;
    if (row.state === 'cancelled') return true;
    if (row.movement !== null) {
      const { account } = await contractOf(store, code);
      const { amountYen, ...deposit } = JSON.parse(row.told) as Deposit;
      const booking = bookingOn(store, await bookingDay(party, store));
      await booking.load([account]);
      if (booking.balanceOf(account) < amountYen) return 'spent';
      booking.move({ from: account, to: null, yen: amountYen, kind: '19', told: { ...toldOf(deposit), description: 'ﾌﾘｺﾐﾄﾘｹｼ', cancels: row.movement } });
      await booking.flush();
    }
    await store.insertMany('bank_deposit', [{ ...row, state: 'cancelled' }], 'replace');
    return true;
  });
}
