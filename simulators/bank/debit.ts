import type { DebitEntry } from '../../contracts/bank/debit.js';
import { accountsNamed, branchesOf, type Branches } from './accounts.js';
import { bookingOn, type Booking } from './booking.js';
import { clearing, contractOf } from './contracts.js';
import { readingOf } from './reading.js';
import { pagesOf, setRequest, type AccountRow, type Bank, type BankStore, type RequestKey, type RowRow } from './tables.js';

/** 振替結果コード, as the standard has them. */
const results = { debited: '0', noFunds: '1', noAccount: '2', stoppedByHolder: '3', noMandate: '4', stoppedByConsignor: '8', other: '9' } as const;

/** What decides beside the balance. */
interface Register {
  readonly scripted: ReadonlyMap<string, string>;
  readonly mandated: ReadonlySet<string>;
}

/** Debits one file: from each payer who has it into 別段預金, and from there in one sum to the municipality. */
export async function debitFile(party: Bank, store: BankStore, key: RequestKey): Promise<{ readonly rows: number; readonly debited: number; readonly yen: number }> {
  const { account: own, consignor_code } = await contractOf(store, key.code);
  const [branches, scripted] = [await branchesOf(store), await scriptedFor(store, key.code)];
  const booking = bookingOn(store, party.today());
  await booking.load([own]);
  let [rows, debited, yen] = [0, 0, 0];
  const twice = party.faults.has('debitedTwice') ? await chosenRow(party, store, key) : 0;
  for await (const page of pagesOf(store, key)) {
    const find = await accountsNamed(store, branches, page.map(namedIn));
    const accounts = page.map((row) => find(namedIn(row)));
    const known = accounts.flatMap((account) => account?.account ?? []);
    await booking.load(known);
    const register = { scripted, mandated: await mandatedOn(store, key.code, known, party.today()) };
    const settled = page.map((row, index) => {
      const account = accounts[index];
      const result = outcomeOf(row, account, register, booking);
      if (result === results.debited) for (let times = row.n === twice ? 2 : 1; times > 0; times -= 1) yen += take(booking, account!, row);
      return { ...row, result, row: JSON.stringify(asTold(branches, JSON.parse(row.row) as DebitEntry)) };
    });
    await store.insertMany('bank_row', settled, 'replace');
    await booking.flush();
    rows += page.length;
    debited += settled.filter(({ result }) => result === results.debited).length;
  }
  if (yen > 0) booking.move({ from: clearing, to: own, yen, kind: '14', told: { remitterCode: consignor_code, description: 'ｺｳｻﾞﾌﾘｶｴ' } });
  await booking.flush();
  await setRequest(store, key).set({ state: 'settled', since: party.now(), settled_on: party.today() }).execute();
  return { rows, debited, yen };
}

const { otherAccountOf } = readingOf('debit');
const namedIn = ({ row }: RowRow) => otherAccountOf(JSON.parse(row) as DebitEntry);

/** The first reason that holds. Money is looked at last: whoever has none, but no mandate either, hears of the mandate. */
function outcomeOf({ customer_number, yen, problem, stopped }: RowRow, account: AccountRow | undefined, { scripted, mandated }: Register, booking: Booking): string {
  const script = scripted.get(customer_number);
  if (script !== undefined) return script;
  if (problem !== null) return results.other;
  if (stopped === 1) return results.stoppedByConsignor;
  if (!account || account.state === 'closed') return results.noAccount;
  if (account.state === 'stopped') return results.stoppedByHolder;
  if (!mandated.has(account.account)) return results.noMandate;
  return booking.balanceOf(account.account) < yen ? results.noFunds : results.debited;
}

/** Takes the sum of a row from its payer. A second time by mistake only as far as there is money. */
function take(booking: Booking, { account }: AccountRow, { yen }: RowRow): number {
  if (booking.balanceOf(account) < yen) return 0;
  booking.move({ from: account, to: clearing, yen, kind: '14', told: { description: 'ｺｳｻﾞﾌﾘｶｴ' } });
  return yen;
}

/** A branch that was merged comes back as it is called now. */
function asTold(branches: Branches, entry: DebitEntry): DebitEntry {
  const { branch, branchName, isMerged } = branches.today(otherAccountOf(entry).bank, entry.payerBranchCode);
  return isMerged ? { ...entry, payerBranchCode: branch, payerBranchName: branchName } : entry;
}

async function scriptedFor({ db }: BankStore, code: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await db.selectFrom('bank_outcome').where('code', '=', code).selectAll().execute()).map(({ customer_number, debit_result }) => [customer_number, debit_result]));
}

const accountsAtOnce = 500;
async function mandatedOn({ db }: BankStore, code: string, accounts: readonly string[], today: string): Promise<ReadonlySet<string>> {
  const mandated = new Set<string>();
  for (let at = 0; at < accounts.length; at += accountsAtOnce) {
    const rows = await db.selectFrom('bank_mandate').where('code', '=', code).where('account', 'in', accounts.slice(at, at + accountsAtOnce)).where('from_on', '<=', today).where((is) => is.or([is('through_on', 'is', null), is('through_on', '>=', today)])).select('account').execute();
    for (const { account } of rows) mandated.add(account);
  }
  return mandated;
}

/** The row a mistake of today meets. The seed and the name of the file decide. */
async function chosenRow(party: Bank, { db }: BankStore, { code, name }: RequestKey): Promise<number> {
  const { row_count } = await db.selectFrom('bank_request').where('code', '=', code).where('name', '=', name).select('row_count').executeTakeFirstOrThrow();
  return 1 + Math.floor(party.chance('debitedTwice', code, name) * (row_count ?? 0));
}
