import { dialectOf, type BankDialect } from '../../contracts/bank/dialect.js';
import { tables, type RowOf } from '../../store/define.js';
import type { Party } from '../define.js';

/**
 * Accounts of any number of banks with what moved on them, what municipalities agreed, and the files that came and went. Whoever has
 * money has an account: a sum leaves one only for another, or for the world outside, which is marked.
 */
export const bankTables = tables({
  /** `debit_days`: the scheduled 引落日 as JSON, null = any bank day. */
  bank_contract: { columns: { code: 'text', consignor_code: 'text', account: 'text', debit_days: 'text?' }, key: ['code'], indexes: [['consignor_code']] },
  bank_branch: { columns: { bank: 'text', branch: 'text', bank_name: 'text', branch_name: 'text' }, key: ['bank', 'branch'] },
  bank_merger: { columns: { bank: 'text', from_branch: 'text', to_branch: 'text', merged_on: 'text' }, key: ['bank', 'from_branch'] },
  /** `account` stays when the branch is merged. `state`: open · closed · stopped · internal (別段: money on its way, without movements). `movements`: how many there are. */
  bank_account: {
    columns: { account: 'text', bank: 'text', branch: 'text', kind: 'text', number: 'text', holder: 'text', state: 'text', balance: 'integer', movements: 'integer' }, key: ['account'], indexes: [['number'], ['bank', 'branch']],
  },
  /** `yen` is negative when money leaves. `outside`: 1 = the other side is no account here. `stated_on`: the day of the statement that tells it. */
  bank_movement: {
    columns: { account: 'text', n: 'integer', posted_on: 'text', yen: 'integer', balance: 'integer', kind: 'text', told: 'text', outside: 'integer', stated_on: 'text?' }, key: ['account', 'n'], indexes: [['account', 'posted_on'], ['outside']],
  },
  bank_mandate: { columns: { code: 'text', account: 'text', from_on: 'text', through_on: 'text?' }, key: ['code', 'account'] },
  bank_closed_day: { columns: { closed_on: 'text' }, key: ['closed_on'] },
  bank_outcome: { columns: { code: 'text', customer_number: 'text', debit_result: 'text' }, key: ['code', 'customer_number'] },
  /** `kind`: debit 91 · transfer 21, null until it is accepted. `state`: received · refused · accepted · settled · reported. `frame`: header, trailer and end as they came. `dialect`: the one it was taken in; the result is written in the same. */
  bank_request: {
    columns: {
      code: 'text', name: 'text', seq: 'integer', kind: 'text?', state: 'text', since: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', received_at: 'text', consignor_code: 'text?', due_on: 'text?', dialect: 'text?', frame: 'text?',
      row_count: 'integer?', left_out: 'integer', settled_on: 'text?',
    },
    key: ['code', 'name'], indexes: [['state'], ['consignor_code', 'due_on'], ['sha256']],
  },
  bank_refusal: { columns: { code: 'text', request: 'text', n: 'integer', told: 'text' }, key: ['code', 'request', 'n'] },
  /** `problem`: why the row will fail, found when the file was accepted. `result`: 振替結果コード, or of a transfer `paid` or the reason of 振込不能. `return_on`: 資金返却. */
  bank_row: {
    columns: { code: 'text', request: 'text', n: 'integer', line: 'integer', customer_number: 'text', row: 'text', yen: 'integer', problem: 'text?', stopped: 'integer', result: 'text?', return_on: 'text?', returned_on: 'text?' },
    key: ['code', 'request', 'n'], indexes: [['return_on'], ['code', 'customer_number']],
  },
  /** `state`: waiting · posted · cancelled. `movement`: its place on the account. */
  bank_deposit: { columns: { code: 'text', name: 'text', seq: 'integer', told: 'text', received_at: 'text', post_on: 'text', state: 'text', movement: 'integer?' }, key: ['code', 'name'], indexes: [['state']] },
  /** `kind`: result · statement. `state`: here · received · lost (it never came to lie there). */
  bank_file: { columns: { code: 'text', kind: 'text', name: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text' }, key: ['code', 'kind', 'name'] },
});

export const faultNames = ['serviceDown', 'rowMissing', 'rowTwice', 'extraRow', 'amountChanged', 'resultSwapped', 'wrongTotals', 'oldDialect', 'resultLate', 'debitedTwice', 'statementLost', 'depositTwice'] as const;
export type FaultName = (typeof faultNames)[number];
export interface Parameters {
  readonly dialect: string;
  readonly requestLeadBusinessDays: number;
  readonly transferLeadBusinessDays: number;
  readonly holidayDebit: 'shiftNext' | 'reject';
  readonly resultDays: number;
  readonly lateDays: number;
  readonly returnDays: number;
  readonly maximumFileMB: number;
}
export type Bank = Party<typeof bankTables, FaultName, Parameters>;
export type BankStore = Bank['store'];
export interface RequestKey { readonly code: string; readonly name: string }
export type RowOfBank<T extends keyof typeof bankTables> = RowOf<(typeof bankTables)[T]>;
export type ContractRow = RowOfBank<'bank_contract'>;
export type AccountRow = RowOfBank<'bank_account'>;
export type MovementRow = RowOfBank<'bank_movement'>;
export type RequestRow = RowOfBank<'bank_request'>;
export type RowRow = RowOfBank<'bank_row'>;

/** So many rows are read or written at once, however large a file is. */
export const pageRows = 1_000;

/** How this bank writes and reads its files today. */
export const dialectHere = ({ parameters }: Pick<Bank, 'parameters'>): BankDialect => dialectOf(parameters.dialect)!;

export const requestRow = ({ db }: BankStore, { code, name }: RequestKey) => db.selectFrom('bank_request').where('code', '=', code).where('name', '=', name);
export const setRequest = ({ db }: BankStore, { code, name }: RequestKey) => db.updateTable('bank_request').where('code', '=', code).where('name', '=', name);

/** The next rows of a file, in its order. */
export const rowsAfter = ({ db }: BankStore, { code, name }: RequestKey, n: number): Promise<RowRow[]> =>
  db.selectFrom('bank_row').where('code', '=', code).where('request', '=', name).where('n', '>', n).selectAll().orderBy('n').limit(pageRows).execute();

/** All rows of a file, page by page. */
export async function* pagesOf(store: BankStore, key: RequestKey): AsyncGenerator<RowRow[]> {
  for (let page = await rowsAfter(store, key, 0); page.length > 0; page = page.length < pageRows ? [] : await rowsAfter(store, key, page.at(-1)!.n)) yield page;
}

/** The next number in a municipality's list. */
export async function nextSeq({ db }: BankStore, table: 'bank_request' | 'bank_deposit' | 'bank_file', code: string): Promise<number> {
  const last = await db.selectFrom(table).where('code', '=', code).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  return (last?.seq ?? 0) + 1;
}
