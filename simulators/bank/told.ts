import { z } from 'zod';
import { debitResults } from '../../contracts/bank/debit.js';
import { misfitInItem } from '../../contracts/bank/kana.js';
import { daySchema } from '../../contracts/resident.js';
import { accountsNamed, branchesOf } from './accounts.js';
import { bookingOn } from './booking.js';
import { bookingDay } from './calendar.js';
import { accountAt } from './screens.js';
import { accountId } from './contracts.js';
import type { Bank, BankStore } from './tables.js';

const digits = (count: number) => z.string().regex(new RegExp(`^\\d{${count}}$`));
const name = (bytes: number, characters: 'partyName' | 'bankOrBranchName') => z.string().min(1).max(bytes).refine((text) => misfitInItem(text, bytes, characters, 'wide8') === null, { error: '銀行の文字(半角かな・英大文字・数字)で書く' });
const place = { bankCode: digits(4), branchCode: digits(3), accountKind: z.enum(['1', '2', '3', '4', '9']).describe('1普通 2当座 3納税準備 4貯蓄 9その他'), accountNumber: digits(7) };
export const accountStates = [['open', '使える'], ['closed', '解約された'], ['stopped', '預金者が振替を止めた']] as const;

/** Where an account is, as files name it. */
const named = (one: { readonly bankCode: string; readonly branchCode: string; readonly accountKind: string; readonly accountNumber: string }) => ({ bank: one.bankCode, branch: one.branchCode, kind: one.accountKind, number: one.accountNumber });

/** What a story tells of accounts, mandates, contracts and the bank itself. */
export const accountBody = z.array(z.strictObject({
  ...place, bankName: name(15, 'bankOrBranchName'), branchName: name(15, 'bankOrBranchName'), holder: name(30, 'partyName').describe('名義(半角かな)'), balanceYen: z.int().min(0).max(999_999_999_999), state: z.enum(['open', 'closed', 'stopped']).default('open'),
})).min(1).max(10_000).refine((list) => new Set(list.map((one) => Object.values(named(one)).join('-'))).size === list.length, { error: '同じ口座は一度だけ書く' });
export const mandateBody = z.array(z.strictObject({ ...place, from: daySchema, through: daySchema.nullable().default(null) })).max(10_000);
export const contractBody = z.strictObject({ consignorCode: digits(10), ...place, debitDays: z.array(daySchema).min(1).max(400).nullable().default(null) });
export const closedDayBody = z.array(daySchema).max(1_000);
export const outcomeBody = z.array(z.strictObject({
  customerNumber: z.string().min(1).max(20), debitResult: z.string().regex(/^[1-9A-Z]?$/).describe(`振替結果コード(${debitResults.slice(1).map(([code, ja]) => `${code} ${ja}`).join('、')}、そのほかは割り当てのない値。空なら空白)`),
})).max(10_000);
export const mergerBody = z.strictObject({ bankCode: digits(4), fromBranchCode: digits(3), toBranchCode: digits(3) });

type Told<S extends z.ZodType> = z.output<S>;

/** Opens accounts, or changes those that are there. What a balance differs by came from outside, or went there. */
export function tellAccounts(party: Bank, accounts: Told<typeof accountBody>): Promise<void> {
  return party.store.transact(async (store) => {
    const branches = await branchesOf(store);
    const told = accounts.map((one) => ({ ...one, named: one.branchName, ...branches.today(one.bankCode, one.branchCode), at: named(one) }));
    const names = new Map(told.filter(({ isMerged }) => !isMerged).map((one) => [`${one.bankCode}-${one.branchCode}`, { bank: one.bankCode, branch: one.branchCode, bank_name: one.bankName, branch_name: one.named }]));
    await store.insertMany('bank_branch', [...names.values()], 'replace');
    const find = await accountsNamed(store, branches, told.map(({ at }) => at));
    const rows = told.map(({ at, branch, holder, state, balanceYen }) => {
      const found = find(at) ?? { account: accountId(at.bank, branch, at.kind, at.number), ...at, branch, balance: 0, movements: 0 };
      return { row: { ...found, holder, state }, balanceYen };
    });
    await store.insertMany('bank_account', rows.map(({ row }) => row), 'replace');
    const booking = bookingOn(store, await bookingDay(party, store));
    await booking.load(rows.map(({ row }) => row.account));
    for (const { row: { account }, balanceYen } of rows) {
      const more = balanceYen - booking.balanceOf(account);
      if (more !== 0) booking.move({ from: more > 0 ? null : account, to: more > 0 ? account : null, yen: Math.abs(more), kind: '10', told: { description: 'ｹﾞﾝｷﾝ' } });
    }
    await booking.flush();
  });
}

/** The mandates of one municipality, instead of those before. Returns an account that does not exist. */
export function tellMandates({ store: outer }: Bank, code: string, mandates: Told<typeof mandateBody>): Promise<string | null> {
  return outer.transact(async (store) => {
    const find = await accountsNamed(store, await branchesOf(store), mandates.map(named));
    const missing = mandates.find((one) => find(named(one)) === undefined);
    if (missing) return Object.values(named(missing)).join('-');
    await store.db.deleteFrom('bank_mandate').where('code', '=', code).execute();
    await store.insertMany('bank_mandate', mandates.map((one) => ({ code, account: find(named(one))!.account, from_on: one.from, through_on: one.through })), 'replace');
    return null;
  });
}

/** Another contract from now on. Returns what stands against it. */
export function tellContract({ store: outer }: Bank, code: string, told: Told<typeof contractBody>): Promise<'noAccount' | 'taken' | null> {
  return outer.transact(async (store) => {
    const account = await accountAt(store, named(told));
    if (account === null) return 'noAccount';
    const taken = await store.db.selectFrom('bank_contract').where('code', '!=', code).where((is) => is.or([is('consignor_code', '=', told.consignorCode), is('account', '=', account)])).select('code').executeTakeFirst();
    if (taken) return 'taken';
    await store.insertMany('bank_contract', [{ code, consignor_code: told.consignorCode, account, debit_days: told.debitDays && JSON.stringify([...told.debitDays].sort((a, b) => (a < b ? -1 : 1))) }], 'replace');
    return null;
  });
}

export const tellClosedDays = ({ store }: Bank, days: readonly string[]): Promise<void> => store.transact(async (inside) => {
  await inside.db.deleteFrom('bank_closed_day').execute();
  await inside.insertMany('bank_closed_day', days.map((closed_on) => ({ closed_on })), 'replace');
});

export const tellOutcomes = ({ store }: Bank, code: string, outcomes: Told<typeof outcomeBody>): Promise<void> => store.transact(async (inside) => {
  await inside.db.deleteFrom('bank_outcome').where('code', '=', code).execute();
  await inside.insertMany('bank_outcome', outcomes.map(({ customerNumber, debitResult }) => ({ code, customer_number: customerNumber, debit_result: debitResult })), 'replace');
});

/** A branch does its business as another from today on. Returns what stands against it. */
export function mergeBranch(party: Bank, { bankCode, fromBranchCode, toBranchCode }: Told<typeof mergerBody>): Promise<'noBranch' | 'sameNumber' | null> {
  return party.store.transact(async (store) => {
    for (const branch of [fromBranchCode, toBranchCode]) if (fromBranchCode === toBranchCode || !(await branchHere(store, bankCode, branch))) return 'noBranch';
    const numbers = async (branch: string) => (await store.db.selectFrom('bank_account').where('bank', '=', bankCode).where('branch', '=', branch).select(['kind', 'number']).execute()).map(({ kind, number }) => `${kind}-${number}`);
    const there = new Set(await numbers(toBranchCode));
    if ((await numbers(fromBranchCode)).some((number) => there.has(number))) return 'sameNumber';
    await store.db.updateTable('bank_account').where('bank', '=', bankCode).where('branch', '=', fromBranchCode).set({ branch: toBranchCode }).execute();
    await store.db.deleteFrom('bank_branch').where('bank', '=', bankCode).where('branch', '=', fromBranchCode).execute();
    await store.insertMany('bank_merger', [{ bank: bankCode, from_branch: fromBranchCode, to_branch: toBranchCode, merged_on: party.today() }]);
    return null;
  });
}

const branchHere = async ({ db }: BankStore, bank: string, branch: string): Promise<boolean> => (await db.selectFrom('bank_branch').where('bank', '=', bank).where('branch', '=', branch).select('branch').executeTakeFirst()) !== undefined;
