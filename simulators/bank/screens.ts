import { accountsNamed, branchesOf, type Named } from './accounts.js';
import { clearing, contractOf } from './contracts.js';
import type { Told } from './booking.js';
import type { Refusal } from './refusals.js';
import { requestRow, type Bank, type BankStore, type RequestKey, type RequestRow } from './tables.js';

const shown = ['name', 'kind', 'state', 'since', 'size', 'sha256', 'received_at', 'due_on', 'settled_on', 'row_count', 'left_out'] as const;
type Shown = Pick<RequestRow, (typeof shown)[number]>;
const card = ({ name, kind, state, since, size, sha256, received_at, due_on, settled_on, row_count }: Shown) => ({ name, kind, state, since, bytes: size, sha256, receivedAt: received_at, dueOn: due_on, settledOn: settled_on, rows: row_count });

/** What a municipality is shown of the files it handed in. */
export async function requestsOf({ store }: Bank, code: string) {
  return { requests: (await store.db.selectFrom('bank_request').where('code', '=', code).select([...shown]).orderBy('seq').execute()).map(card) };
}

/** So many rows are shown of what failed. */
const rowsShown = 10_000;

/** One file with every reason of its refusal, and the rows that will not or did not succeed. */
export async function requestOf({ store }: Bank, key: RequestKey) {
  const row = await requestRow(store, key).select([...shown]).executeTakeFirst();
  if (!row) return null;
  const refusals = await store.db.selectFrom('bank_refusal').where('code', '=', key.code).where('request', '=', key.name).select('told').orderBy('n').execute();
  const rows = store.db.selectFrom('bank_row').where('code', '=', key.code).where('request', '=', key.name);
  const failing = await rows.where((is) => is.or([is('problem', 'is not', null), is('stopped', '=', 1), ...(row.kind === 'transfer' ? [is.and([is('result', 'is not', null), is('result', '!=', 'paid')])] : [])])).select(['line', 'customer_number', 'problem', 'stopped', 'result', 'return_on', 'returned_on']).orderBy('n').limit(rowsShown).execute();
  return {
    ...card(row), refusals: refusals.map(({ told }) => JSON.parse(told) as Refusal), leftOut: row.left_out,
    failing: failing.map((one) => ({ line: one.line, customerNumber: one.customer_number, problem: one.problem, isStopped: one.stopped === 1, result: one.result, returnOn: one.return_on, returnedOn: one.returned_on })),
  };
}

/** What a municipality and the bank agreed, with the account as it is. */
export async function contractShown({ store }: Bank, code: string) {
  const contract = await store.transact((inside) => contractOf(inside, code));
  const account = await store.db.selectFrom('bank_account').where('account', '=', contract.account).selectAll().executeTakeFirstOrThrow();
  return {
    consignorCode: contract.consignor_code, bankCode: account.bank, branchCode: account.branch, accountKind: account.kind, accountNumber: account.number, accountName: account.holder, balanceYen: account.balance,
    debitDays: contract.debit_days === null ? null : JSON.parse(contract.debit_days) as string[],
  };
}

/** An account with everything that moved on it. */
export async function accountShown({ store }: Bank, account: string) {
  const row = await store.db.selectFrom('bank_account').where('account', '=', account).selectAll().executeTakeFirst();
  if (!row) return null;
  const moved = await store.db.selectFrom('bank_movement').where('account', '=', account).selectAll().orderBy('n').execute();
  return {
    bankCode: row.bank, branchCode: row.branch, accountKind: row.kind, accountNumber: row.number, holder: row.holder, state: row.state, balanceYen: row.balance,
    movements: moved.map(({ posted_on, yen, balance, kind, told }) => ({ postedOn: posted_on, yen, balanceYen: balance, kind, description: (JSON.parse(told) as Told).description })),
  };
}

/** The account that files call so, wherever its branch is now. */
export async function accountAt(store: BankStore, named: Named): Promise<string | null> {
  return (await accountsNamed(store, await branchesOf(store), [named]))(named)?.account ?? null;
}

/** What everything comes to: money changes place, and only what came from outside changes the sum. */
export async function totalsOf({ store: { db } }: Bank) {
  const held = await db.selectFrom('bank_account').select(({ fn }) => [fn.sum<number | string | null>('balance').as('yen'), fn.countAll<number | string>().as('accounts')]).executeTakeFirstOrThrow();
  const { yen: outside } = await db.selectFrom('bank_movement').where('outside', '=', 1).select(({ fn }) => fn.sum<number | string | null>('yen').as('yen')).executeTakeFirstOrThrow();
  const between = await db.selectFrom('bank_account').where('account', '=', clearing).select('balance').executeTakeFirst();
  return { balanceYen: Number(held.yen ?? 0), outsideYen: Number(outside ?? 0), clearingYen: between?.balance ?? 0, accounts: Number(held.accounts) - (between ? 1 : 0) };
}
