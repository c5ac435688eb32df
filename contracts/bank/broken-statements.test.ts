import { describe, expect, test } from 'vitest';
import { slipCheckDigit } from '../mailing/payment-slip.js';
import { agentFixedStandIn } from './agent-fixed.js';
import { crlf, put } from './broken.examples.js';
import { bankCodec } from './codec.js';
import type { BankFile } from './define.js';
import { depositNotice } from './deposit-notice.js';
import { bankDialects, dialectOf } from './dialect.js';
import { accountStatement } from './statement.js';
import { transferOrder } from './transfer.js';
import { agentExample, depositExample, statementExample, transferExample } from './worked.examples.js';
import { textOf } from './reader.js';

type Expected = readonly [code: string, line: number, byte: number, field: string];
type Case = readonly [title: string, bytes: Uint8Array, expected: readonly Expected[], dialect?: string];

const check = (file: BankFile, cases: readonly Case[]) => {
  for (const [title, bytes, expected, dialect = 'jbaStandard'] of cases) {
    test(title, () => expect(bankCodec(file, dialectOf(dialect)!).parse(bytes).issues.map(({ code, line, byte, field }) => [code, line, byte, field])).toEqual(expected));
  }
};
const recordsOf = (bytes: Uint8Array) => textOf(bytes).split('\r\n').slice(0, -1);
const blank = (size: number) => ' '.repeat(size);

describe('総合振込', () => {
  const [head, entry, tail, end] = recordsOf(transferExample) as [string, string, string, string];
  const order = (changed: string) => crlf(head, changed, tail, end);
  check(transferOrder, [
    ['被仕向銀行番号が0だけ', order(put(entry, 2, '0000')), [['E201', 2, 2, 'payeeBankCode']]],
    ['手形交換所番号の空白は、使わない項目として受ける', order(put(entry, 39, blank(4))), []],
    ['使わない項目の空白を受けない銀行', order(put(entry, 39, blank(4))), [['E202', 2, 39, 'clearingHouseCode']], 'spacesForZeros'],
    ['預金種目が納税準備', order(put(entry, 43, '3')), [['E204', 2, 43, 'payeeAccountKind']]],
    ['識別表示が Y で、EDI情報に使えない文字', order(put(put(entry, 92, `${blank(8)},${blank(11)}`), 113, 'Y')), [['E206', 2, 92, 'customerCode1']]],
    ['識別表示が Y で、EDI情報の後ろ半分に使えない文字', order(put(put(entry, 92, `ABC${blank(7)}a${blank(9)}`), 113, 'Y')), [['E206', 2, 102, 'customerCode2']]],
    ['識別表示が Y で、EDI情報が正しい', order(put(put(entry, 92, 'ｺｸﾎ/ｶﾝﾌﾟ(ｦ)          '.slice(0, 20)), 113, 'Y')), []],
    ['識別表示が X', order(put(entry, 113, 'X')), [['E206', 2, 113, 'ediFlag']]],
    ['振込指定区分が9', order(put(entry, 112, '9')), [['E204', 2, 112, 'transferMethod']]],
    ['新旧対照表の文字では、受取人名に ｦ を書ける', order(put(entry, 51, 'ﾔﾏﾀﾞ ﾐｦ ')), [], 'jbaRevised'],
    ['標準の文字では、受取人名に ｦ を書けない', order(put(entry, 51, 'ﾔﾏﾀﾞ ﾐｦ ')), [['E205', 2, 57, 'payeeName']]],
    ['給与振込の種別', crlf(put(head, 2, '11'), entry, tail, end), [['E204', 1, 2, 'typeCode']]],
    ['合計金額が違う', crlf(head, entry, put(tail, 8, '000000023401'), end), [['E103', 3, 8, 'totalAmount']]],
  ]);
});

describe('振込入金通知', () => {
  const [head, entry, tail, end] = recordsOf(depositExample) as [string, string, string, string];
  const cancelled = put(entry, 128, '1');
  const kept = put(put(tail, 20, '000001'), 26, '000000046500');
  check(depositNotice, [
    ['B28 取消の行も合計に入れた銀行と、入れない銀行の、どちらも受ける', crlf(head, cancelled, kept, end), []],
    ['B28 取消の行を除いた合計', crlf(head, cancelled, put(put(kept, 2, '000000'), 8, '000000000000'), end), []],
    ['取消の件数が違う', crlf(head, entry, put(tail, 20, '000001'), end), [['E103', 3, 20, 'cancelCount']]],
    ['取消の合計がなくてもよい', crlf(head, entry, put(tail, 20, blank(18)), end), []],
    ['知らない取消区分は、注意して運ぶ', crlf(head, put(entry, 128, '7'), tail, end), [['W112', 2, 128, 'cancelKind']]],
    ['取消区分の空白は、取消でない', crlf(head, put(entry, 128, ' '), tail, end), []],
    ['作成日が和暦の00年', crlf(put(head, 5, '000713'), entry, tail, end), [['E203', 1, 5, 'createdOn']]],
    ['勘定日が西暦4桁', crlf(head, put(entry, 8, '202607'), tail, end), [['E203', 2, 8, 'postedOn']]],
    ['金額に符号', crlf(head, put(entry, 20, '+000046500'), tail, end), [['E202', 2, 20, 'amount']]],
    ['120バイトの記録', crlf(head.slice(0, 120), entry, tail, end), [['E111', 1, 0, '*']]],
  ]);

  test('B28 合計に入れると決めた銀行では、除いた合計を拒む', () => {
    const dialect = { ...dialectOf('jbaStandard')!, cancelledInTotals: 'included' as const };
    const issues = bankCodec(depositNotice, dialect).parse(crlf(head, cancelled, put(put(kept, 2, '000000'), 8, '000000000000'), end)).issues;
    expect(issues.map(({ code, line, byte, field }) => [code, line, byte, field])).toEqual([['E103', 3, 2, 'transferCount'], ['E103', 3, 8, 'transferAmount']]);
  });
});

describe('入出金取引明細', () => {
  const [head, entry, tail, end] = recordsOf(statementExample) as [string, string, string, string];
  check(accountStatement, [
    ['入払区分が3', crlf(head, put(entry, 22, '3'), tail, end), [['E204', 2, 22, 'direction']]],
    ['知らない取引区分は、注意して運ぶ', crlf(head, put(entry, 23, '77'), tail, end), [['W112', 2, 23, 'transactionKind']]],
    ['交換呈示日の空白は、ないものとして受ける', crlf(head, put(entry, 49, blank(6)), tail, end), []],
    ['交換呈示日が暦にない', crlf(head, put(entry, 49, '081340'), tail, end), [['E203', 2, 49, 'clearingPresentedOn']]],
    ['出金なのに入金として合計した', crlf(head, put(entry, 22, '2'), tail, end), [['E103', 3, 2, 'creditCount'], ['E103', 3, 8, 'creditAmount'], ['E103', 3, 21, 'debitCount'], ['E103', 3, 27, 'debitAmount']]],
    ['取引後残高がつながらなければ、注意する', crlf(head, entry, put(tail, 41, '00000001023401'), end), [['W113', 3, 41, 'closingBalance']]],
    ['残高がマイナスでも、符号からつながりを見る', crlf(put(put(head, 114, '2'), 116, '00000000023400'), entry, put(put(tail, 40, '1'), 41, '00000000000000'), end), []],
    ['データ・レコード件数が違う', crlf(head, entry, put(tail, 55, '0000002'), end), [['E103', 3, 55, 'dataRecordCount']]],
    ['レコード総件数が、ヘッダ・トレーラ・エンドを含まない', crlf(head, entry, tail, put(end, 2, '0000000001')), [['E103', 4, 2, 'totalRecordCount']]],
    ['口座数が違う', crlf(head, entry, tail, put(end, 12, '00002')), [['E103', 4, 12, 'accountCount']]],
    ['予約の項目が000でない', crlf(put(head, 60, '001'), entry, tail, end), [['E204', 1, 60, 'reserved']]],
  ]);
});

describe('収納代行の固定長(代用)', () => {
  const [banner, head, preliminary, confirmed, tail, end] = recordsOf(agentExample) as [string, string, string, string, string, string];
  const feed = (entry: string) => crlf(banner, head, entry, confirmed, tail, end);
  const barcode = (body43: string) => put(preliminary, 16, body43 + slipCheckDigit(body43));
  check(agentFixedStandIn, [
    ['見本に誤りはない', agentExample, []],
    ['代用と名乗らない', crlf(head, preliminary, confirmed, tail, end), [['E110', 1, 1, 'recordKind']]],
    ['C09 検査数字が AI 91 を含まない計算による', feed(put(preliminary, 16, '91999999131130001234567260100026063000234002')), [['E206', 3, 16, 'barcode']]],
    ['C10 検査数字が合っていれば、発行していない納付書でもファイルとしては正しい', crlf(banner, head, put(preliminary, 16, '91999999131130001234567260300026083100610502'), confirmed, put(tail, 8, '000000084150'), end), []],
    ['C14 30万円を超える', feed(barcode('9199999913113000123456726010009999990300001')), [['E206', 3, 16, 'barcode']]],
    ['収納時刻が24時', feed(put(preliminary, 12, '2400')), [['E206', 3, 12, 'receivedTime']]],
    ['速報に振込日がある', feed(put(preliminary, 70, '20260710')), [['E206', 3, 70, 'settleOn']]],
    ['確報に振込日がない', crlf(banner, head, preliminary, put(confirmed, 70, '00000000'), tail, end), [['E206', 4, 70, 'settleOn']]],
    ['知らないデータ種別は、注意して運ぶ', feed(put(preliminary, 2, '99')), [['W112', 3, 2, 'feedKind']]],
    ['C17 行のないファイルも正しい', crlf(banner, head, put(put(tail, 2, '000000'), 8, '000000000000'), end), []],
  ]);
});

test('どの方言の名も違い、同梱の方言は文字コードと改行が食い違わない', () => {
  expect(new Set(bankDialects.map(({ id }) => id)).size).toBe(bankDialects.length);
  expect(bankDialects.filter(({ lineEnds, writtenLineEnd }) => !lineEnds.includes(writtenLineEnd)).map(({ id }) => id)).toEqual([]);
});
