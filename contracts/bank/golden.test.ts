import { describe, expect, test } from 'vitest';
import { bankCodec } from './codec.js';
import { debitResult } from './debit.js';
import { dialectOf, standardDialect } from './dialect.js';
import { accountStatement } from './statement.js';

/** Bytes written down one by one, in hexadecimal; nothing of ours made them. */
const bytes = (...parts: readonly string[]) => Uint8Array.from(Buffer.from(parts.join('').replaceAll(' ', ''), 'hex'));
const blanks = (count: number) => '20'.repeat(count);
const zeros = (count: number) => '30'.repeat(count);

/** 委託者「ｸ」, 引落日 6月30日, 入金先 9999 銀行「ﾃ」 001 支店「ﾎ」 普通 1234567; ｽｽﾞｷ から 18,900円, 資金不足. */
const header = [
  '31', '39 31', '30', '31 33 31 31 33 30 30 30 30 31', 'b8', blanks(39), '30 36 33 30', '39 39 39 39', 'c3', blanks(14), '30 30 31', 'ce', blanks(14), '31', '31 32 33 34 35 36 37', blanks(17),
];
const entry = [
  '32', '39 39 39 38', 'd0 ce dd', blanks(12), '31 30 32', 'd0 c5 d0', blanks(12), blanks(4), '31', '30 30 30 30 30 30 32', 'bd bd de b7 20 ca c5 ba', blanks(22), '30 30 30 30 30 31 38 39 30 30', '30',
  '30 30 30 30 39 38 37 36 35 34 33 32 36 30 31 30 30 30 30 30', '31', blanks(8),
];
const trailer = ['38', '30 30 30 30 30 31', '30 30 30 30 30 30 30 31 38 39 30 30', zeros(6), zeros(12), '30 30 30 30 30 31', '30 30 30 30 30 30 30 31 38 39 30 30', blanks(65)];
const end = ['39', blanks(119)];
const values = {
  header: {
    recordKind: '1', typeCode: '91', codeSet: '0', consignorCode: '1311300001', consignorName: 'ｸ', debitMonthDay: '0630', depositBankCode: '9999', depositBankName: 'ﾃ', depositBranchCode: '001', depositBranchName: 'ﾎ', accountKind: '1', accountNumber: '1234567', filler: '',
  },
  entry: {
    recordKind: '2', payerBankCode: '9998', payerBankName: 'ﾐﾎﾝ', payerBranchCode: '102', payerBranchName: 'ﾐﾅﾐ', filler1: '', payerAccountKind: '1', payerAccountNumber: '0000002', payerName: 'ｽｽﾞｷ ﾊﾅｺ', debitAmount: 18_900, newCode: '0',
    customerNumber: '00009876543260100000', debitResult: '1', filler2: '',
  },
  trailer: { recordKind: '8', totalCount: 1, totalAmount: 18_900, debitedCount: 0, debitedAmount: 0, failedCount: 1, failedAmount: 18_900, filler: '' },
} as const;

describe('種別91の結果', () => {
  const codec = bankCodec(debitResult, standardDialect);
  test('CRLF のファイルを、一バイトずつ書いたとおりに読み書きする', () => {
    const file = bytes(...header, '0d0a', ...entry, '0d0a', ...trailer, '0d0a', ...end, '0d0a');
    expect(file.length).toBe(488);
    expect(codec.parse(file)).toMatchObject({ issues: [], sets: [{ header: values.header, entries: [values.entry], trailer: values.trailer }], end: { recordKind: '9', filler: '' } });
    expect(Buffer.from(codec.format([{ header: values.header, entries: [values.entry] }])).toString('hex')).toBe(Buffer.from(file).toString('hex'));
  });
  test('EBCDIC で改行のないファイルを、一バイトずつ書いたとおりに読み書きする', () => {
    const spaces = (count: number) => '40'.repeat(count);
    const nulls = (count: number) => 'f0'.repeat(count);
    const file = bytes(
      'f1', 'f9 f1', 'f1', 'f1 f3 f1 f1 f3 f0 f0 f0 f0 f1', '88', spaces(39), 'f0 f6 f3 f0', 'f9 f9 f9 f9', '94', spaces(14), 'f0 f0 f1', 'a3', spaces(14), 'f1', 'f1 f2 f3 f4 f5 f6 f7', spaces(17),
      'f2', 'f9 f9 f9 f8', 'a5 a3 bd', spaces(12), 'f1 f0 f2', 'a5 96 a5', spaces(12), spaces(4), 'f1', 'f0 f0 f0 f0 f0 f0 f2', '8e 8e be 87 40 9d 96 8a', spaces(22), 'f0 f0 f0 f0 f0 f1 f8 f9 f0 f0', 'f0',
      'f0 f0 f0 f0 f9 f8 f7 f6 f5 f4 f3 f2 f6 f0 f1 f0 f0 f0 f0 f0', 'f1', spaces(8),
      'f8', 'f0 f0 f0 f0 f0 f1', 'f0 f0 f0 f0 f0 f0 f0 f1 f8 f9 f0 f0', nulls(18), 'f0 f0 f0 f0 f0 f1', 'f0 f0 f0 f0 f0 f0 f0 f1 f8 f9 f0 f0', spaces(65), 'f9', spaces(119),
    );
    expect(file.length).toBe(480);
    const kana = bankCodec(debitResult, dialectOf('ebcdicKana')!);
    const said = { header: { ...values.header, codeSet: '1' as const }, entries: [values.entry] };
    expect(kana.parse(file)).toMatchObject({ issues: [], sets: [said] });
    expect(Buffer.from(kana.format([said])).toString('hex')).toBe(Buffer.from(file).toString('hex'));
  });
  test('ダミーと、割り当てのない結果コードは、どのバイトもそのまま残る', () => {
    const odd = bytes(...header.slice(0, -1), '58 e9 b0 5c 7e 2c 81 40', blanks(9), '0d0a', ...entry.slice(0, -2), '37', 'ff fe 80 a0 e0 20 20 41', '0d0a', ...trailer, '0d0a', ...end, '0d0a');
    const read = codec.parse(odd);
    expect(read.issues.map(({ code, line, byte }) => [code, line, byte])).toEqual([['W112', 2, 112]]);
    expect(Buffer.from(codec.format(read.sets, read)).toString('hex')).toBe(Buffer.from(odd).toString('hex'));
  });
});

test('種別03の見出しを、一バイトずつ書いたとおりに読み書きする', () => {
  const file = bytes(
    '31', '30 33', '30', '30 38 30 37 30 31', '30 38 30 36 33 30', '30 38 30 36 33 30', '39 39 39 39', 'c3', blanks(14), '30 30 31', 'ce', blanks(14), '30 30 30', '31', '30 30 30 31 32 33 34 35 36 37', 'b8', blanks(39), '32', '31', '30 30 30 30 30 30 30 30 30 30 31 30 30 30', blanks(71), '0a',
    '38', zeros(6), zeros(13), zeros(6), zeros(13), '32', '30 30 30 30 30 30 30 30 30 30 31 30 30 30', zeros(7), blanks(139), '0a', '39', '30 30 30 30 30 30 30 30 30 33', '30 30 30 30 31', blanks(184), '0a',
  );
  expect(file.length).toBe(603);
  const codec = bankCodec(accountStatement, { ...dialectOf('anyLineEnd')!, writtenLineEnd: 'lf' });
  const read = codec.parse(file);
  expect(read).toMatchObject({
    issues: [], lineEnd: 'lf', end: { totalRecordCount: 3, accountCount: 1 },
    sets: [{ header: { createdOn: '080701', postedFrom: '080630', reserved: '000', accountNumber: '0001234567', accountName: 'ｸ', openingBalanceSign: '2', openingBalance: 1_000 }, entries: [], trailer: { creditCount: 0, closingBalance: 1_000, dataRecordCount: 0 } }],
  });
  expect(Buffer.from(codec.format(read.sets, read)).toString('hex')).toBe(Buffer.from(file).toString('hex'));
});
