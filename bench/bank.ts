import { bankCodec } from '../contracts/bank/codec.js';
import { debitRequest, type DebitEntry } from '../contracts/bank/debit.js';
import { standardDialect } from '../contracts/bank/dialect.js';
import { accountStatement, type StatementEntry } from '../contracts/bank/statement.js';
import type { BankFile, BankParts } from '../contracts/bank/define.js';

const debitHeader = { typeCode: '91', codeSet: '0', consignorCode: '1311300001', consignorName: 'ﾃｽﾄｸ ｺｸﾐﾝｹﾝｺｳﾎｹﾝﾘﾖｳ', debitMonthDay: '0630', depositBankCode: '9999', depositBankName: 'ﾃｽﾄｷﾞﾝｺｳ', depositBranchCode: '001', depositBranchName: 'ﾎﾝﾃﾝ', accountKind: '1', accountNumber: '1234567' } as const;
const names = ['ﾔﾏﾀﾞ ﾀﾛｳ', 'ｽｽﾞｷ ﾊﾅｺ', 'ｻﾄｳ ｼﾞﾛｳ', 'ﾀｶﾊｼ ﾖｼｺ', 'ﾜﾀﾅﾍﾞ ｹﾝ'];

/** Debits of many payers at a few hundred branches, sorted by nothing. */
const debits = (rows: number): Partial<DebitEntry>[] => Array.from({ length: rows }, (_, row) => ({
  payerBankCode: String(9_990 + (row % 10)), payerBankName: 'ﾐﾎﾝｷﾞﾝｺｳ', payerBranchCode: String(row % 300).padStart(3, '0'), payerBranchName: row % 3 === 0 ? 'ﾁﾕｳｵｳ' : 'ﾐﾅﾐ', payerAccountKind: '1', payerAccountNumber: String(1 + row % 9_999_999).padStart(7, '0'),
  payerName: `${names[row % names.length]!} ${String.fromCharCode(65 + (row % 26))}`, debitAmount: 1_000 + (row * 37) % 90_000, newCode: '0', customerNumber: String(row).padStart(20, '0'), debitResult: '0',
}));

const statementHeader = { typeCode: '03', codeSet: '0', createdOn: '080701', postedFrom: '080630', postedTo: '080630', bankCode: '9999', bankName: 'ﾃｽﾄｷﾞﾝｺｳ', branchCode: '001', branchName: 'ﾎﾝﾃﾝ', accountKind: '1', accountNumber: '0001234567', accountName: 'ﾃｽﾄｸ', openingBalanceSign: '1', passbookKind: '1', openingBalance: 0 } as const;
const movements = (rows: number): Partial<StatementEntry>[] => Array.from({ length: rows }, (_, row) => ({
  inquiryNumber: String(row).padStart(8, '0'), postedOn: '080630', valueOn: '080630', direction: '1', transactionKind: '11', amount: 1_000 + row, otherBankCheckAmount: 0, clearingPresentedOn: '000000', dishonouredOn: '000000', billKind: '0', billNumber: '0000000', sisterBranchCode: '000', remitterCode: '0000000000',
  remitterNameOrContractNumber: names[row % names.length]!, originBankName: 'ﾐﾎﾝｷﾞﾝｺｳ', originBranchName: 'ﾁﾕｳｵｳ', description: 'ﾌﾘｺﾐ', ediInformation: '',
}));

/** What codecs of banks are measured on: a file of one header, with everything that is checked. */
export interface BankCase<P extends BankParts = BankParts> { readonly name: string; readonly file: BankFile<P>; readonly header: object; readonly entries: (rows: number) => readonly object[]; readonly trailer: object }
export const bankCases: readonly BankCase[] = [
  { name: '全銀 91, 120 bytes and CRLF', file: debitRequest, header: debitHeader, entries: debits, trailer: {} },
  { name: '全銀 03, 200 bytes and CRLF', file: accountStatement, header: statementHeader, entries: movements, trailer: { closingBalanceSign: null, closingBalance: null } },
];

/** Two functions that read and write the file once; both fail on any issue. */
export function bankWork({ name, file, header, trailer }: BankCase, entries: readonly object[]) {
  const codec = bankCodec(file, standardDialect);
  const sets = [{ header, entries, trailer }] as never;
  const bytes = codec.format(sets);
  return {
    bytes,
    async parse(): Promise<void> {
      for await (const batch of codec.parseStream([bytes])) if (batch.issues.length > 0) throw new Error(`TSG-BENCH ${name}: ${batch.issues[0]!.why}`);
    },
    async format(): Promise<void> {
      let size = 0;
      for await (const chunk of codec.formatStream(sets)) size += chunk.length;
      if (size !== bytes.length) throw new Error('TSG-BENCH 少しずつ書いた長さが違う');
    },
  };
}
