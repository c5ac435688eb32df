import type { TransferEntry } from '../../contracts/bank/transfer.js';
import { accountsNamed, branchesOf } from './accounts.js';
import { bookingOn } from './booking.js';
import { calendarOf } from './calendar.js';
import { clearing, contractOf } from './contracts.js';
import { readingOf } from './reading.js';
import { pagesOf, setRequest, type AccountRow, type Bank, type BankStore, type RequestKey, type RowRow } from './tables.js';

/** What became of one row of 総合振込. */
export const transferResults = [['paid', '振り込んだ'], ['branchUnknown', '店舗がない'], ['noAccount', '口座がない'], ['nameDiffers', '受取人名が口座の名義と違う']] as const;
export type TransferResult = (typeof transferResults)[number][0];

/**
 * Transfers one file out: the whole sum leaves the municipality's account, and each row reaches its payee or stays in 別段預金 until it
 * goes back. Nothing moves while the account does not hold the sum; the file is tried again on the next bank day.
 */
export async function transferFile(party: Bank, store: BankStore, key: RequestKey): Promise<{ readonly rows: number; readonly paid: number; readonly isFunded: boolean }> {
  const { account: own } = await contractOf(store, key.code);
  const booking = bookingOn(store, party.today());
  await booking.load([own]);
  const { total } = await store.db.selectFrom('bank_row').where('code', '=', key.code).where('request', '=', key.name).select(({ fn }) => fn.sum<number | string | null>('yen').as('total')).executeTakeFirstOrThrow();
  const yen = Number(total ?? 0);
  if (booking.balanceOf(own) < yen) return { rows: 0, paid: 0, isFunded: false };
  if (yen > 0) booking.move({ from: own, to: clearing, yen, kind: '11', told: { description: 'ｿｳｺﾞｳﾌﾘｺﾐ' } });
  const counted = await payRows(party, store, key, booking);
  await booking.flush();
  await setRequest(store, key).set({ state: 'settled', since: party.now(), settled_on: party.today() }).execute();
  return { ...counted, isFunded: true };
}

async function payRows(party: Bank, store: BankStore, key: RequestKey, booking: ReturnType<typeof bookingOn>): Promise<{ readonly rows: number; readonly paid: number }> {
  const branches = await branchesOf(store);
  const returnOn = (await calendarOf(store)).later(party.today(), party.parameters.returnDays);
  let [rows, paid] = [0, 0];
  for await (const page of pagesOf(store, key)) {
    const find = await accountsNamed(store, branches, page.map(namedIn));
    const accounts = page.map((row) => find(namedIn(row)));
    await booking.load(accounts.flatMap((account) => account?.account ?? []));
    const settled = page.map((row, index) => {
      const result = outcomeOf(row, accounts[index]);
      if (result === 'paid') booking.move({ from: clearing, to: accounts[index]!.account, yen: row.yen, kind: '11', told: { description: 'ﾌﾘｺﾐ', ediInformation: row.customer_number } });
      return { ...row, result, return_on: result === 'paid' ? null : returnOn };
    });
    await store.insertMany('bank_row', settled, 'replace');
    rows += page.length;
    paid += settled.filter(({ result }) => result === 'paid').length;
  }
  return { rows, paid };
}

const entryIn = ({ row }: RowRow) => JSON.parse(row) as TransferEntry;
const namedIn = (row: RowRow) => readingOf('transfer').otherAccountOf(entryIn(row));

function outcomeOf(row: RowRow, account: AccountRow | undefined): TransferResult {
  if (row.problem !== null) return 'branchUnknown';
  if (!account || account.state === 'closed') return 'noAccount';
  return account.holder === entryIn(row).payeeName ? 'paid' : 'nameDiffers';
}

/** 資金返却: what reached nobody goes back, row by row, so that it can be told whose it was. */
export async function returnDue(party: Bank, store: BankStore): Promise<number> {
  const due = await store.db.selectFrom('bank_row').where('return_on', '<=', party.today()).where('returned_on', 'is', null).selectAll().orderBy('return_on').orderBy('code').orderBy('request').orderBy('n').execute();
  const booking = bookingOn(store, party.today());
  for (const row of due) {
    const { account } = await contractOf(store, row.code);
    await booking.load([account]);
    booking.move({ from: clearing, to: account, yen: row.yen, kind: '14', told: { remitterName: entryIn(row).payeeName, description: 'ｼｷﾝﾍﾝｷﾔｸ', ediInformation: row.customer_number } });
  }
  await booking.flush();
  await store.insertMany('bank_row', due.map((row) => ({ ...row, returned_on: party.today() })), 'replace');
  return due.length;
}
