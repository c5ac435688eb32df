import { describe, expect, test } from 'vitest';
import { crlf, end, first, head, joined, put, resultTail, second, tail, unpaid } from './broken.examples.js';
import { bankCodec } from './codec.js';
import { debitRequest, debitResult } from './debit.js';
import type { BankFile } from './define.js';
import { dialectOf, type BankDialect } from './dialect.js';
import { ebcdicOfJis, translated } from './ebcdic.js';

type Expected = readonly [code: string, line: number, byte: number, field: string];
type Case = readonly [title: string, bytes: Uint8Array, expected: readonly Expected[], dialect?: string];

const found = (file: BankFile, bytes: Uint8Array, dialect: BankDialect) => bankCodec(file, dialect).parse(bytes).issues.map(({ code, line, byte, field }) => [code, line, byte, field]);
const check = (file: BankFile, cases: readonly Case[]) => {
  for (const [title, bytes, expected, dialect = 'jbaStandard'] of cases) test(title, () => expect(found(file, bytes, dialectOf(dialect)!)).toEqual(expected));
};
const request = (entry: string, other: string = second) => crlf(head, entry, other, tail, end);
const latin = (...parts: readonly string[]) => Buffer.from(parts.join(''), 'latin1');
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const all = crlf(head, first, second, tail, end);

describe('記録の境と改行', () => {
  check(debitRequest, [
    ['B01 末尾の件数が違う', crlf(head, first, second, put(tail, 2, '000003'), end), [['E103', 4, 2, 'totalCount']]],
    ['B01 末尾の金額が1円違う', crlf(head, first, second, put(tail, 8, '000000042301'), end), [['E103', 4, 8, 'totalAmount']]],
    ['B02 エンド・レコードがない', crlf(head, first, second, tail), [['E103', 4, 0, 'recordKind']]],
    ['B02 トレーラもエンドもない', crlf(head, first, second), [['E103', 3, 0, 'recordKind']]],
    ['B02 トレーラだけがない', crlf(head, first, second, end), [['E110', 4, 1, 'recordKind']]],
    ['B02 途中で切れた', all.subarray(0, 300), [['E111', 3, 0, '*'], ['E103', 3, 0, 'recordKind']]],
    ['B03 エンド・レコードが二つある', crlf(head, first, second, tail, end, end), [['E110', 6, 1, 'recordKind']]],
    ['B03 エンドの後にデータがある', crlf(head, first, second, tail, end, first), [['E110', 6, 1, 'recordKind'], ['E103', 6, 0, 'recordKind']]],
    ['B04 終わりの 0x1A を受けない銀行', joined(all, '\x1a'), [['E111', 5, 0, '*']]],
    ['B04 0x1A を求める銀行に 0x1A がない', all, [['E111', 5, 0, '*']], 'endMarked'],
    ['B04 0x1A を求める銀行は 0x1A を受ける', joined(all, '\x1a'), [], 'endMarked'],
    ['B04 改行のないファイルの 0x1A', joined(head, first, second, tail, end, '\x1a'), [['E111', 5, 0, '*']]],
    ['B05 119バイトの記録', crlf(head, first.slice(0, -1), second, tail, end), [['E111', 2, 0, '*']]],
    ['B05 121バイトの記録', crlf(head, `${first} `, second, tail, end), [['E111', 2, 121, '*']]],
    ['B05 改行を入れて120バイトにした記録', crlf(...[head, first, second, tail, end].map((record) => record.slice(0, 118))), [['E111', 1, 0, '*'], ['E111', 2, 0, '*'], ['E111', 3, 0, '*'], ['E111', 4, 0, '*'], ['E111', 5, 0, '*']]],
    ['B05 改行のないファイルの119バイトの記録は、境のずれが分かったところで止める', joined(head, first.slice(0, -1), put(second, 2, '0001'), tail, end), [['E204', 3, 1, 'recordKind'], ['E111', 4, 0, '*']]],
    ['B05 ずれた記録がデータ区分9に見えれば、順の誤りも示してから止める', joined(head, first.slice(0, -1), second, tail, end), [['E110', 3, 1, 'recordKind'], ['E204', 4, 1, 'recordKind'], ['E111', 5, 0, '*']]],
    ['B06 CR だけの改行', latin(text(all).replaceAll('\r\n', '\r')), [['E111', 0, 0, '*']]],
    ['B06 LF だけの改行', latin(text(all).replaceAll('\r\n', '\n')), [['E111', 0, 0, '*']]],
    ['B06 CR だけの改行を受ける銀行', latin(text(all).replaceAll('\r\n', '\r')), [], 'anyLineEnd'],
    ['B06 LF だけの改行を受ける銀行', latin(text(all).replaceAll('\r\n', '\n')), [], 'anyLineEnd'],
    ['B06 改行のないファイル', latin(text(all).replaceAll('\r\n', '')), []],
    ['B06 一つの記録だけ LF', joined(crlf(head), `${jisText(first)}\n`, crlf(second, tail, end)), [['E111', 2, 121, '*']]],
    ['最後の記録に改行がない', all.subarray(0, -2), [['E111', 5, 121, '*']]],
    ['最後の改行を求めない銀行', all.subarray(0, -2), [], 'anyLineEnd'],
    ['空のファイル', Buffer.alloc(0), [['E103', 0, 0, '*']]],
    ['0x1A だけのファイル', Buffer.from([0x1a]), [['E103', 0, 0, '*']]],
    ['空の行', joined(crlf(head, first), '\r\n', crlf(second, tail, end)), [['E111', 3, 0, '*']]],
    ['ヘッダがない', crlf(first, second, tail, end), [['E110', 1, 1, 'recordKind']]],
    ['データ区分が3なら、それが明細だったかもしれないので、合計には何も言わない', crlf(head, put(first, 1, '3'), second, tail, end), [['E204', 2, 1, 'recordKind']]],
    ['ヘッダを繰り返せない銀行', crlf(head, first, second, tail, head, first, second, tail, end), [['E110', 5, 1, 'recordKind']]],
    ['ヘッダを繰り返せる銀行', crlf(head, first, second, tail, head, first, second, tail, end), [], 'severalHeaders'],
    ['トレーラの後にデータがある', crlf(head, first, second, tail, second, end), [['E110', 5, 1, 'recordKind'], ['E110', 6, 1, 'recordKind']]],
    ['件数のないファイルも形は正しい', crlf(head, `8${'0'.repeat(54)}${' '.repeat(65)}`, end), []],
  ]);
});

describe('文字コードと文字', () => {
  const utf8 = (...records: readonly string[]) => Buffer.from(records.map((record) => `${record}\r\n`).join(''), 'utf8');
  check(debitRequest, [
    ['B07 UTF-8 で書かれた', utf8(head, first, second, tail, end), [['E102', 1, 0, '*'], ['E102', 2, 0, '*'], ['E102', 3, 0, '*']]],
    ['B08 BOM がある', joined(Buffer.from([0xef, 0xbb, 0xbf]), all), [['E102', 1, 1, '*']]],
    ['B09 コード区分が EBCDIC', crlf(put(head, 4, '1'), first, second, tail, end), [['E102', 1, 4, 'codeSet']]],
    ['B09 EBCDIC で書かれた', Buffer.from(translated(Buffer.from(joined(head, first, second, tail, end)), ebcdicOfJis)), [['E102', 1, 1, '*']]],
    ['B09 EBCDIC の方言は、コード区分1の EBCDIC を受ける', Buffer.from(translated(Buffer.from(joined(put(head, 4, '1'), first, second, tail, end)), ebcdicOfJis)), [], 'ebcdicKana'],
    ['B09 EBCDIC の方言は JIS を受けない', joined(head, first, second, tail, end), [['E102', 1, 1, '*']], 'ebcdicKana'],
    ['B10 名に全角の空白', request(put(first, 56, '\x81\x40')), [['E205', 2, 56, 'payerName']]],
    ['B11 長音 ｰ', request(put(first, 51, 'ｻﾄｰ ﾀﾛｳ')), [['E205', 2, 53, 'payerName']]],
    ['B11 長音を - で書いた名', request(put(first, 51, 'ｻﾄ- ﾀﾛｳ')), []],
    ['B12 小書きのかな', request(put(first, 51, 'ｷｮｳ ﾀﾛｳ')), [['E205', 2, 52, 'payerName']]],
    ['B14 名の初めの ﾞ', request(put(first, 51, 'ﾞﾏﾀﾞ ﾀﾛｳ')), [['E205', 2, 51, 'payerName']]],
    ['B14 濁点の付かない字の後の ﾞ', request(put(first, 51, 'ﾅﾞﾀﾞ ﾀﾛｳ')), [['E205', 2, 52, 'payerName']]],
    ['B14 は行でない字の後の ﾟ', request(put(first, 51, 'ｶﾟﾀﾞ ﾀﾛｳ')), [['E205', 2, 52, 'payerName']]],
    ['ｳ の後の ﾞ は正しい', request(put(first, 51, 'ｳﾞｲ ﾀﾛｳ ')), []],
    ['小文字', request(put(first, 51, 'YAMADa   ')), [['E205', 2, 56, 'payerName']]],
    ['コンマ', request(put(first, 51, 'YAMADA,T ')), [['E205', 2, 57, 'payerName']]],
    ['標準の文字にない ｦ', request(put(first, 51, 'ﾔﾏﾀﾞ ﾐｦ ')), [['E205', 2, 57, 'payerName']]],
    ['ｦ を許す銀行', request(put(first, 51, 'ﾔﾏﾀﾞ ﾐｦ ')), [], 'wideCharacters'],
    ['銀行名の括弧', request(put(first, 6, '(ﾐﾎﾝ)ｷﾞﾝ')), [['E205', 2, 6, 'payerBankName']]],
    ['銀行名の括弧を許す銀行', request(put(first, 6, '(ﾐﾎﾝ)ｷﾞﾝ')), [], 'wideCharacters'],
    ['名の中の NUL', request(put(first, 56, '\0')), [['E205', 2, 56, 'payerName']]],
    ['ダミーの制御文字', request(put(first, 113, '\x07')), [['E205', 2, 113, 'filler2']]],
    ['ダミーに何が書いてあっても運ぶ', request(put(first, 113, 'ABC ｰx')), []],
  ]);
});

describe('項目', () => {
  check(debitRequest, [
    ['種別コードが総合振込', crlf(put(head, 2, '21'), first, second, tail, end), [['E204', 1, 2, 'typeCode']]],
    ['コード区分が空白', crlf(put(head, 4, ' '), first, second, tail, end), [['E201', 1, 4, 'codeSet']]],
    ['委託者コードが0だけ', crlf(put(head, 5, '0000000000'), first, second, tail, end), [['E201', 1, 5, 'consignorCode']]],
    ['B18 引落日が13月', crlf(put(head, 55, '1301'), first, second, tail, end), [['E203', 1, 55, 'debitMonthDay']]],
    ['B18 引落日が2月30日', crlf(put(head, 55, '0230'), first, second, tail, end), [['E203', 1, 55, 'debitMonthDay']]],
    ['B18 2月29日は年が分かるまで拒まない', crlf(put(head, 55, '0229'), first, second, tail, end), []],
    ['B26 口座番号が0だけ', request(put(first, 44, '0000000')), [['E201', 2, 44, 'payerAccountNumber']]],
    ['B26 先頭の0が落ちた口座番号', request(put(first, 44, '1      ')), [['E202', 2, 44, 'payerAccountNumber']]],
    ['全角のように見える数字', request(put(first, 44, '\x82\x4f00001')), [['E202', 2, 44, 'payerAccountNumber']]],
    ['預金種目が貯蓄', request(put(first, 43, '4')), [['E204', 2, 43, 'payerAccountKind']]],
    ['預金者名が空白', request(put(first, 51, ' '.repeat(30))), [['E201', 2, 51, 'payerName']]],
    ['引落金額が0円', request(put(first, 81, '0000000000')), [['E201', 2, 81, 'debitAmount']]],
    ['引落金額の左が空白', request(put(first, 81, '     23400')), [['E202', 2, 81, 'debitAmount']]],
    ['引落金額が負', request(put(first, 81, '-000023400')), [['E202', 2, 81, 'debitAmount']]],
    ['新規コードが3', request(put(first, 91, '3')), [['E204', 2, 91, 'newCode']]],
    ['顧客番号が空白', request(put(first, 92, ' '.repeat(20))), [['E201', 2, 92, 'customerNumber']]],
    ['顧客番号の文字はそのまま運ぶ', request(put(first, 92, 'KH-0012345-ｱ')), []],
    ['依頼に結果コードがある', request(put(first, 112, '1')), [['E206', 2, 112, 'debitResult']]],
    ['依頼に結果の合計がある', crlf(head, first, second, resultTail, end), [['E103', 4, 20, 'debitedCount'], ['E103', 4, 26, 'debitedAmount'], ['E103', 4, 38, 'failedCount'], ['E103', 4, 44, 'failedAmount']]],
    ['一つの記録の誤りは、すべて示す', request(put(put(put(first, 21, 'AAA'), 43, '7'), 81, 'X')), [['E202', 2, 21, 'payerBranchCode'], ['E204', 2, 43, 'payerAccountKind'], ['E202', 2, 81, 'debitAmount']]],
    ['どの記録の誤りも、一度に示す', crlf(put(head, 55, '9999'), put(first, 44, 'X'), put(second, 51, 'a'), put(tail, 2, '00000X'), put(end, 2, '\x01')),
      [['E203', 1, 55, 'debitMonthDay'], ['E202', 2, 44, 'payerAccountNumber'], ['E205', 3, 51, 'payerName'], ['E202', 4, 2, 'totalCount'], ['E205', 5, 2, 'filler']]],
    ['ゆうちょへ直に渡すファイルは、標準の銀行では空白の番号を拒む', yucho(), [['E201', 1, 4, 'codeSet'], ['E201', 2, 2, 'payerBankCode'], ['E201', 2, 91, 'newCode'], ['E201', 3, 2, 'payerBankCode'], ['E201', 3, 91, 'newCode']]],
    ['ゆうちょへ直に渡すファイルを、その方言は受ける', yucho(), [], 'yuchoDirect'],
    ['標準のファイルを、ゆうちょは空白であるべき項目で拒む', all, [['E202', 1, 4, 'codeSet'], ['E202', 2, 2, 'payerBankCode'], ['E202', 2, 91, 'newCode'], ['E202', 3, 2, 'payerBankCode'], ['E202', 3, 91, 'newCode']], 'yuchoDirect'],
  ]);
});

describe('結果', () => {
  check(debitResult, [
    ['正しい結果', crlf(head, first, unpaid, resultTail, end), []],
    ['B23 割り当てのないコード5は、注意して運ぶ', crlf(head, first, put(second, 112, '5'), resultTail, end), [['W112', 3, 112, 'debitResult']]],
    ['B23 空白の結果コードも、注意して運ぶ', crlf(head, first, put(second, 112, ' '), resultTail, end), [['W112', 3, 112, 'debitResult']]],
    ['B23 N は標準の銀行では注意', crlf(head, first, put(second, 112, 'N'), resultTail, end), [['W112', 3, 112, 'debitResult']]],
    ['B23 N を足した代行では、ただの結果', crlf(head, first, put(second, 112, 'N'), resultTail, end), [], 'resultsOfAgent'],
    ['B24 済と不能が合計にならない', crlf(head, first, unpaid, put(resultTail, 38, '000000000000000000'), end), [['E103', 4, 38, 'failedCount'], ['E103', 4, 44, 'failedAmount']]],
    ['B24 長さの違う行があれば、済+不能だけを合計と比べる', crlf(head, first.slice(0, -1), unpaid, put(resultTail, 38, '000000'), end), [['E111', 2, 0, '*'], ['E103', 4, 2, 'totalCount']]],
    ['B24 行の口座番号が読めなくても、金額と結果が読めれば合計と比べる', crlf(head, put(first, 44, 'X'), unpaid, put(resultTail, 38, '000000'), end), [['E202', 2, 44, 'payerAccountNumber'], ['E103', 4, 38, 'failedCount']]],
    ['B24 金額の読めない行があれば、件数だけを比べる', crlf(head, put(first, 81, 'X'), unpaid, put(put(resultTail, 2, '000003'), 8, '000000042301'), end), [['E202', 2, 81, 'debitAmount'], ['E103', 4, 2, 'totalCount'], ['E103', 4, 8, 'totalAmount']]],
    ['B24 金額の読めない済の行は、不能の金額を疑わせない', crlf(head, put(first, 81, 'X'), unpaid, put(put(resultTail, 44, '000000018901'), 8, '000000042301'), end), [['E202', 2, 81, 'debitAmount'], ['E103', 4, 44, 'failedAmount']]],
    ['B19 行が一つ足りない', crlf(head, first, resultTail, end), [['E103', 3, 2, 'totalCount'], ['E103', 3, 8, 'totalAmount'], ['E103', 3, 38, 'failedCount'], ['E103', 3, 44, 'failedAmount']]],
    ['B21 同じ行が二度ある', crlf(head, first, first, unpaid, resultTail, end), [['E103', 5, 2, 'totalCount'], ['E103', 5, 8, 'totalAmount'], ['E103', 5, 20, 'debitedCount'], ['E103', 5, 26, 'debitedAmount']]],
    ['B22 金額が変わった', crlf(head, put(first, 81, '0000023401'), unpaid, resultTail, end), [['E103', 4, 8, 'totalAmount'], ['E103', 4, 26, 'debitedAmount']]],
    ['B25 支店が替わっても、ファイルとしては正しい', crlf(head, put(first, 21, '201'), unpaid, resultTail, end), []],
    ['結果コードを114桁目に書いた', crlf(head, first, put(second, 114, '1'), resultTail, end), [['E103', 4, 20, 'debitedCount'], ['E103', 4, 26, 'debitedAmount'], ['E103', 4, 38, 'failedCount'], ['E103', 4, 44, 'failedAmount']]],
  ]);
});

/** Kana as single bytes in a Latin-1 text. */
function jisText(record: string): string {
  return Buffer.from(joined(record)).toString('latin1');
}
function yucho(): Uint8Array {
  const entry = (record: string) => put(put(record, 2, `    ${' '.repeat(15)}`), 91, ' ');
  return crlf(put(head, 4, ' '), entry(first), entry(second), tail, end);
}
