import { bankCodec } from '../../contracts/bank/codec.js';
import { debitRequest, type DebitEntry } from '../../contracts/bank/debit.js';
import type { BankFile } from '../../contracts/bank/define.js';
import type { BankDialect } from '../../contracts/bank/dialect.js';
import { recognisedBankFile } from '../../contracts/bank/recognise.js';
import { transferOrder, type TransferEntry } from '../../contracts/bank/transfer.js';
import type { Named } from './accounts.js';
import { pageRows } from './tables.js';

/** 91 · 21 */
export type OrderKind = 'debit' | 'transfer';
type Values = Readonly<Record<string, unknown>>;

/** What stands around the rows, for the answer to be told in the same frame. */
export interface Frame { readonly header: Values; readonly trailer: Values; readonly end: Values }
/** One row in its values. `named`: the account of the other side. */
export interface Line { readonly line: number; readonly entry: Values }

/** How a file of one kind is read: who wants it, from which account of theirs, and when; null where a header does not say it. */
export interface OrderReading {
  readonly kind: OrderKind;
  readonly ja: string;
  readonly file: BankFile;
  readonly consignorOf: (header: Values) => string | null;
  readonly ownAccountOf: (header: Values) => Named | null;
  readonly monthDayOf: (header: Values) => string | null;
  readonly otherAccountOf: (entry: Values) => Named;
  readonly yenOf: (entry: Values) => number;
  readonly customerOf: (entry: Values) => string;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
function accountOf(header: Values, bankKey: string, branchKey: string): Named | null {
  const [bank, branch, kind, number] = [header[bankKey], header[branchKey], header['accountKind'], header['accountNumber']].map(textOf);
  return bank && branch && kind && number ? { bank, branch, kind, number } : null;
}

/** A bank number that the dialect leaves blank is ゆうちょ銀行's. */
const yucho = '9900';

const orderReadings: Readonly<Record<OrderKind, OrderReading>> = {
  debit: {
    kind: 'debit', ja: '口座振替(種別91)', file: debitRequest,
    consignorOf: ({ consignorCode }) => textOf(consignorCode),
    ownAccountOf: (header) => accountOf(header, 'depositBankCode', 'depositBranchCode'),
    monthDayOf: ({ debitMonthDay }) => textOf(debitMonthDay),
    otherAccountOf: (entry) => ({ bank: (entry as DebitEntry).payerBankCode ?? yucho, branch: String(entry['payerBranchCode']), kind: String(entry['payerAccountKind']), number: String(entry['payerAccountNumber']) }),
    yenOf: ({ debitAmount }) => Number(debitAmount), customerOf: ({ customerNumber }) => String(customerNumber),
  },
  transfer: {
    kind: 'transfer', ja: '総合振込(種別21)', file: transferOrder,
    consignorOf: ({ remitterCode }) => textOf(remitterCode),
    ownAccountOf: (header) => accountOf(header, 'originBankCode', 'originBranchCode'),
    monthDayOf: ({ transferMonthDay }) => textOf(transferMonthDay),
    otherAccountOf: (entry) => ({ bank: String(entry['payeeBankCode']), branch: String(entry['payeeBranchCode']), kind: String(entry['payeeAccountKind']), number: String(entry['payeeAccountNumber']) }),
    yenOf: ({ transferAmount }) => Number(transferAmount), customerOf: (entry) => `${(entry as TransferEntry).customerCode1.padEnd(10)}${(entry as TransferEntry).customerCode2}`.trimEnd(),
  },
};
export const readingOf = (kind: OrderKind): OrderReading => orderReadings[kind];

/** What a file says it is. One that says nothing is read as 91, to be told what it lacks; null: a kind nobody hands in here. */
export function orderOf(bytes: Uint8Array): OrderReading | null {
  const found = recognisedBankFile(bytes)?.id;
  if (found === undefined || found === 'debitRequest' || found === 'debitResult') return orderReadings.debit;
  return found === 'transferOrder' ? orderReadings.transfer : null;
}

/** The rows of a file that has been read without trouble, page by page. */
export async function* linesOf({ file }: OrderReading, dialect: BankDialect, bytes: Uint8Array): AsyncGenerator<readonly Line[]> {
  for await (const { rows } of bankCodec(file, dialect).parseStream([bytes], pageRows)) {
    const lines = rows.flatMap(({ part, line, values }) => (part === 'entry' ? [{ line, entry: values }] : []));
    if (lines.length > 0) yield lines;
  }
}
