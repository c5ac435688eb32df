import { bankCodec } from '../../contracts/bank/codec.js';
import { debitRequest, debitResult, type DebitEntry } from '../../contracts/bank/debit.js';
import { depositNotice } from '../../contracts/bank/deposit-notice.js';
import { dialectOf, standardDialect } from '../../contracts/bank/dialect.js';
import type { BankFile, BankParts } from '../../contracts/bank/define.js';
import { accountStatement } from '../../contracts/bank/statement.js';
import { transferOrder, type TransferEntry } from '../../contracts/bank/transfer.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { StoreHome } from '../../store/define.js';
import type { Simulator } from '../define.js';
import { bank } from './bank.js';
import type { Refusal } from './refusals.js';

export const city = '131032';
const own = { consignorCode: `9990${city}`, bankCode: '9999', branchCode: '001', accountKind: '1', accountNumber: `0${city}` } as const;

/** The account of the n-th payer: branch 101 of bank 9998, or as the test wishes. */
export const payerOf = (n: number, wish: object = {}) => ({ bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: String(n).padStart(7, '0'), holder: `ﾐﾎﾝ ${n}ﾛｳ`, balanceYen: 50_000, ...wish });
export const customerOf = (n: number): string => `${String(n).padStart(10, '0')}2601000000`;

/** The n-th payer's row of a request. */
export const debitOf = (n: number, wish: Partial<DebitEntry> = {}): Partial<DebitEntry> => ({
  payerBankCode: '9998', payerBankName: 'ﾐﾎﾝｷﾞﾝｺｳ', payerBranchCode: '101', payerBranchName: 'ﾁﾕｳｵｳ', payerAccountKind: '1', payerAccountNumber: String(n).padStart(7, '0'), payerName: `ﾐﾎﾝ ${n}ﾛｳ`, debitAmount: 20_000 + n, newCode: '0', customerNumber: customerOf(n), debitResult: '0', ...wish,
});
export interface Head { readonly day: string; readonly consignor?: string; readonly account?: string; readonly dialect?: string }
const codecHere = <P extends BankParts>(file: BankFile<P>, dialect = 'jbaStandard') => bankCodec(file, dialectOf(dialect) ?? standardDialect);
const codeSetOf = (dialect = 'jbaStandard') => dialectOf(dialect)!.codeSets[0] || null;

/** 91 for the day MMDD. */
export const debitFileOf = ({ day, consignor = own.consignorCode, account = own.accountNumber, dialect }: Head, rows: readonly Partial<DebitEntry>[]): Uint8Array => codecHere(debitRequest, dialect).format([{
  header: { codeSet: codeSetOf(dialect), consignorCode: consignor, consignorName: 'ﾐﾅﾄｸ ｺｸﾎﾘﾖｳ', debitMonthDay: day, depositBankCode: own.bankCode, depositBankName: 'ﾃｽﾄｷﾞﾝｺｳ', depositBranchCode: own.branchCode, depositBranchName: 'ﾎﾝﾃﾝ', accountKind: '1', accountNumber: account }, entries: rows,
}]);

/** The n-th payee's row of 総合振込. */
export const transferOf = (n: number, wish: Partial<TransferEntry> = {}): Partial<TransferEntry> => ({
  payeeBankCode: '9998', payeeBankName: 'ﾐﾎﾝｷﾞﾝｺｳ', payeeBranchCode: '101', payeeBranchName: 'ﾁﾕｳｵｳ', payeeAccountKind: '1', payeeAccountNumber: String(n).padStart(7, '0'), payeeName: `ﾐﾎﾝ ${n}ﾛｳ`, transferAmount: 3_000 + n, newCode: '0', customerCode1: String(n).padStart(10, '0'), customerCode2: '0000002601', transferMethod: '7', ...wish,
});
/** 21 for the day MMDD. */
export const transferFileOf = ({ day, consignor = own.consignorCode, account = own.accountNumber }: Head, rows: readonly Partial<TransferEntry>[]): Uint8Array => codecHere(transferOrder).format([{
  header: { codeSet: '0', remitterCode: consignor, remitterName: 'ﾐﾅﾄｸ ｺｸﾎ', transferMonthDay: day, originBankCode: own.bankCode, originBankName: 'ﾃｽﾄｷﾞﾝｺｳ', originBranchCode: own.branchCode, originBranchName: 'ﾎﾝﾃﾝ', accountKind: '1', accountNumber: account }, entries: rows,
}]);

export const depositOf = (amountYen: number, wish: object = {}) => ({ amountYen, remitterCode: '0000999999', remitterName: 'ﾐﾎﾝｼﾕｳﾉｳﾀﾞｲｺｳ', originBankName: 'ﾐﾎﾝｷﾞﾝｺｳ', originBranchName: 'ﾁﾕｳｵｳ', ediInformation: null, ...wish });

export type Desk = Awaited<ReturnType<typeof opened>>['desk'];

/** A world in which the bank lives, alone or with `others`, and what is done at its doors. 2026-06-24 is a Wednesday, four bank days before 30 June. */
export async function withBank<T>(home: StoreHome, play: (desk: Desk) => Promise<T>, now: Moment = '2026-06-24T17:15', others: readonly Simulator[] = []): Promise<T> {
  const { bed, id, desk } = await opened(home, now, others);
  try {
    const result = await play(desk);
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}

interface Listed { readonly files: readonly { readonly name: string }[] }
export interface Shown { readonly state: string; readonly kind: string | null; readonly dueOn: string | null; readonly settledOn: string | null; readonly rows: number | null; readonly refusals: readonly Refusal[]; readonly leftOut: number; readonly failing: readonly Readonly<Record<string, unknown>>[] }

let worlds = 0;
async function opened(home: StoreHome, now: Moment, others: readonly Simulator[]) {
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [bank, ...others] });
  const id = `bank-${process.pid}-${(worlds += 1)}`;
  const world = await bed.create({ id, seed: 1, now, numberMode: defaultNumberMode });
  const headers = { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': world.token('BK', city) };
  const call = async (method: string, path: string, body?: Uint8Array | object, with_: Readonly<Record<string, string>> = headers) => {
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${world.url}/bank${path}`, { method, headers: { ...with_, ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) }, ...(body === undefined ? {} : { body: isFile ? Buffer.from(body) : JSON.stringify(body) }) });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, raw, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  return { bed, id, desk: { world, call, headers, ...doings(world, call) } };
}

type World = Awaited<ReturnType<Awaited<ReturnType<typeof openBed>>['create']>>;
type Call = (method: string, path: string, body?: Uint8Array | object, headers?: Readonly<Record<string, string>>) => Promise<{ readonly status: number; readonly raw: Uint8Array; readonly text: string; readonly body: Record<string, unknown> }>;

function doings(world: World, call: Call) {
  const told = async (method: string, path: string, body: object) => {
    const answer = await call(method, `/_sim/${path}`, body);
    if (answer.status !== 204) throw new Error(`${path}: ${answer.text}`);
  };
  const namesOf = async (kind: 'results' | 'statements', code = city) => ((await call('GET', `/${kind}/${code}`)).body as unknown as Listed).files.map(({ name }) => name);
  const fileOf = async (kind: 'results' | 'statements', name: string) => (await call('GET', `/${kind}/${city}/${name}`)).raw;
  const desk = {
    put: (name: string, bytes: Uint8Array) => call('PUT', `/requests/${city}/${name}`, bytes),
    request: async (name: string) => (await call('GET', `/requests/${city}/${name}`)).body as unknown as Shown,
    reasons: async (name: string) => (await desk.request(name)).refusals.map(({ kind, line }) => `${kind} ${line}`),
    accounts: (list: readonly object[]) => told('PUT', 'accounts', list),
    mandates: (list: readonly object[]) => told('PUT', `mandates/${city}`, list),
    /** Payers 1 to n with 50,000 yen each and a mandate. */
    async payers(count: number, wishes: Readonly<Record<number, object>> = {}) {
      const payers = Array.from({ length: count }, (_, index) => payerOf(index + 1, wishes[index + 1]));
      await desk.accounts(payers);
      await desk.mandates(payers.map(({ bankCode, branchCode, accountKind, accountNumber }) => ({ bankCode, branchCode, accountKind, accountNumber, from: '2026-04-01' })));
    },
    outcomes: (list: readonly object[]) => told('PUT', `outcomes/${city}`, list), closed: (days: readonly Day[]) => told('PUT', 'closed-days', days), merge: (body: object) => told('POST', 'branch-mergers', body),
    deposit: (name: string, body: object) => call('PUT', `/deposits/${city}/${name}`, body, { 'x-totsugo-party': 'agent' }),
    fault: (name: string, on = true) => world.fault('bank', name, on),
    until: (moment: Moment) => world.advance(moment),
    balanceOf: async (n: number) => (await call('GET', `/_sim/accounts/9998/101/1/${String(n).padStart(7, '0')}`)).body['balanceYen'],
    movedOn: async (n: number) => (await call('GET', `/_sim/accounts/9998/101/1/${String(n).padStart(7, '0')}`)).body['movements'] as readonly { yen: number; kind: string; description: string }[],
    ownBalance: async () => (await call('GET', `/_sim/municipalities/${city}/contract`)).body['balanceYen'],
    totals: async () => (await call('GET', '/_sim/totals')).body as { balanceYen: number; outsideYen: number; clearingYen: number; accounts: number },
    resultNames: (code?: string) => namesOf('results', code), statementNames: () => namesOf('statements'), fileOf,
    /** What a result says, row by row: 顧客番号 without its tail and 振替結果コード. */
    async resultIn(name: string, dialect?: string) {
      const { sets, issues } = codecHere(debitResult, dialect).parse(await fileOf('results', name));
      return { issues, header: sets[0]?.header, entries: sets[0]?.entries ?? [], trailer: sets[0]?.trailer, told: (sets[0]?.entries ?? []).map(({ customerNumber, debitResult: code }) => `${Number(customerNumber.slice(0, 10))}:${code}`) };
    },
    statementIn: async (name: string) => codecHere(accountStatement).parse(await fileOf('statements', name)),
    noticeIn: async (name: string) => codecHere(depositNotice).parse(await fileOf('statements', name)),
  };
  return desk;
}
