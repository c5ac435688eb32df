import { describe, expect, test } from 'vitest';
import { crlf, end, first, head, joined, put, resultTail, second, tail, unpaid } from './bank/broken.examples.js';
import { ebcdicOfJis, translated } from './bank/ebcdic.js';
import { depositExample, statementExample, transferExample } from './bank/worked.examples.js';
import { textOf } from './bank/reader.js';
import { inspectFile } from './inspect.js';
import { encode } from './wire/encoding.js';
import { bundledProfile } from './wire/profile.js';

const profile = bundledProfile();
const seen = (bytes: Uint8Array, rest: object = {}) => inspectFile({ name: 'FILE.DAT', bytes, profile, ...rest });
const told = (bytes: Uint8Array, rest: object = {}) => {
  const { layout, profile: used, issues } = seen(bytes, rest);
  return [layout, used, issues.map(({ code, line, byte, field }) => `${code} ${line}-${byte} ${field}`)];
};
const recordsOf = (bytes: Uint8Array) => textOf(bytes).split('\r\n').slice(0, -1);
const ebcdic = (...records: readonly string[]) => translated(Buffer.from(joined(...records)), ebcdicOfJis);
const jis = 'bank/jbaStandard';

describe('誤りがいくつあっても、書かれた文字コードの方言で読み、誤りをすべて言う', () => {
  const wrong: readonly (readonly [title: string, bytes: Uint8Array, issues: readonly string[], layout?: string])[] = [
    ['項目の誤りが二つと、違う合計', crlf(head, put(put(first, 43, '7'), 44, 'X'), second, put(tail, 8, '000000042301'), end), ['E204 2-43 payerAccountKind', 'E202 2-44 payerAccountNumber', 'E103 4-8 totalAmount']],
    ['トレーラが二つ', crlf(head, first, second, tail, tail, end), ['E110 5-1 recordKind', 'E103 5-2 totalCount', 'E103 5-8 totalAmount']],
    ['8の後に2', crlf(head, first, tail, second, end), ['E103 3-2 totalCount', 'E103 3-8 totalAmount', 'E110 4-1 recordKind', 'E110 5-1 recordKind']],
    ['エンドの後の記録', crlf(head, first, second, tail, end, first, tail), ['E110 6-1 recordKind', 'E103 7-2 totalCount', 'E103 7-8 totalAmount', 'E103 7-0 recordKind', 'W117 6-0 *']],
    ['切れたファイル', crlf(head, first, second, tail, end).subarray(0, 300), ['E111 3-0 *', 'E103 3-0 recordKind']],
    ['全角の名が二つ', crlf(head, put(first, 56, '\x81\x40'), put(second, 56, '\x81\x40'), tail, end), ['E205 2-56 payerName', 'E205 3-56 payerName']],
    ['118バイトの記録', crlf(...[head, first, second, tail, end].map((one) => one.slice(0, 118))), ['E111 1-0 *', 'E111 2-0 *', 'E111 3-0 *', 'E111 4-0 *', 'E111 5-0 *']],
    ['UTF-8 で書いた', Buffer.from([head, first, second, tail, end].map((one) => `${one}\r\n`).join('')), ['E102 1-0 *', 'E102 2-0 *', 'E102 3-0 *']],
    ['改行のない UTF-8', Buffer.from([head, first, second, tail, end].join('')), ['E102 1-1 *']],
    ['読み手のない結果コードの行と依頼の行が混じる', crlf(head, put(first, 44, 'X'), put(unpaid, 43, '7'), tail, end), ['E202 2-44 payerAccountNumber', 'E204 3-43 payerAccountKind', 'E103 4-20 debitedCount', 'E103 4-26 debitedAmount', 'E103 4-38 failedCount', 'E103 4-44 failedAmount'], 'debitResult'],
  ];
  test.each(wrong.map(([title, bytes, issues, layout = 'debitRequest']) => ({ title, bytes, issues, layout })))('$title', ({ bytes, issues, layout }) => {
    expect(told(bytes)).toEqual([layout, jis, issues]);
    expect(told(bytes, { as: layout })).toEqual([layout, jis, issues]);
  });

  test('EBCDIC のファイルは、誤りがあっても EBCDIC の方言で読む', () => {
    expect(told(ebcdic(put(head, 4, '1'), put(put(first, 43, '7'), 44, 'X'), second, put(tail, 8, '000000042301'), end))).toEqual(['debitRequest', 'bank/ebcdicKana', ['E204 2-43 payerAccountKind', 'E202 2-44 payerAccountNumber', 'E103 4-8 totalAmount']]);
    expect(told(ebcdic(head, first, second, tail, end))).toEqual(['debitRequest', 'bank/ebcdicKana', ['E102 1-4 codeSet']]);
  });
  test('初めの1字が壊れていても、記録の初めの字から文字コードがわかる', () => {
    expect(told(joined('?', put(head, 4, '0').slice(1), first, second, tail, end), { as: 'debitRequest' })).toEqual(['debitRequest', jis, ['E204 1-1 recordKind', 'E110 2-1 recordKind']]);
  });
  test('UTF-8 のファイルを、EBCDIC の方言も JIS と呼ばない', () => {
    const dialects = seen(Buffer.from([head, first, second, tail, end].map((one) => `${one}\r\n`).join(''))).dialects!;
    expect(dialects.find(({ id }) => id === 'ebcdicKana')!.because).toEqual(['1件目1バイト目 UTF-8 で書かれている。方言 ebcdicKana は EBCDIC だけを受ける']);
  });
});

describe('一つの項目の誤りは、ほかの誤りを隠さない', () => {
  test('総合振込の行が読めなくても、金額が読めれば合計と比べる', () => {
    const [opening, entry, closing, last] = recordsOf(transferExample) as [string, string, string, string];
    const wrong = put(put(entry, 43, '3'), 112, '3');
    expect(told(crlf(opening, wrong, put(closing, 8, '000000023401'), last))).toEqual(['transferOrder', jis, ['E204 2-43 payeeAccountKind', 'E204 2-112 transferMethod', 'E103 3-8 totalAmount']]);
    expect(told(crlf(opening, put(wrong, 81, 'X'), put(closing, 8, '000000023401'), last))[2]).toEqual(['E204 2-43 payeeAccountKind', 'E202 2-81 transferAmount', 'E204 2-112 transferMethod']);
    expect(told(crlf(opening, put(put(wrong, 92, `${' '.repeat(8)},`), 113, 'Y'), closing, last))[2]).toEqual(['E204 2-43 payeeAccountKind', 'E204 2-112 transferMethod', 'E206 2-92 customerCode1']);
  });
  test('依頼の行の口座番号が読めなくても、結果コードのあることを言う', () => {
    expect(told(crlf(head, put(put(first, 44, 'X'), 112, '1'), second, tail, end), { as: 'debitRequest' })[2]).toEqual(['E202 2-44 payerAccountNumber', 'E206 2-112 debitResult']);
  });
  test('入出金明細のヘッダの名が読めなくても、残高のつながりを見る', () => {
    const [opening, entry, closing, last] = recordsOf(statementExample) as [string, string, string, string];
    expect(told(crlf(put(opening, 74, 'a'), put(entry, 129, '\x01'), put(closing, 41, '00000001023401'), last))[2]).toEqual(['E205 1-74 accountName', 'E205 2-129 remitterNameOrContractNumber', 'W113 3-41 closingBalance']);
  });
  test('収納代行の行は、店舗コードが読めなくても、検査数字・金額・使用欄・振込日の食い違いをすべて言う', () => {
    const bars = '91999999131130001234567260100026063000234005';
    const names = '種別,収納日,収納時刻,バーコード情報,ユーザー使用欄１,ユーザー使用欄２,印紙フラグ,金額,コンビニ本部コード,コンビニ名,コンビニ店舗コード,振込日,データ作成日\r\n';
    const row = `02,20260630,0960,EAN${bars},000124,${bars.slice(19, 30)},0,23401,010,"A",4587621,0,20260701\r\n`;
    const bytes = Buffer.concat([encode(names, 'cp932') as Buffer, Buffer.from(row, 'latin1')]);
    const { issues } = seen(bytes, { as: 'agentReceipt' });
    expect(issues.filter(({ line }) => line === 2).map(({ code, field }) => `${code} ${field}`)).toEqual(['E202 storeCode', 'E206 barcode', 'E206 receivedTime', 'E206 settleOn', 'E206 userField1', 'E206 amountYen']);
    expect(issues.find(({ field }) => field === 'barcode')).toMatchObject({ raw: `EAN${bars}`, why: 'バーコード情報が納付書でない: 検査数字が 4 でなく 5' });
    const unreadable = seen(Buffer.concat([encode(names, 'cp932') as Buffer, Buffer.from(row.replace('23401', 'x'), 'latin1')]), { as: 'agentReceipt' }).issues.filter(({ field }) => field === 'amountYen');
    expect(unreadable.map(({ code }) => code)).toEqual(['E202']);
  });
});

describe('何のファイルかわからないとき', () => {
  test.each([['空のファイル', ''], ['改行だけ', '\r\n'], ['空白だけ', ' '.repeat(120)], ['0x1A だけ', '\x1a']])('%s は、空であると言う', (_, text) => {
    expect(seen(Buffer.from(text, 'latin1'))).toMatchObject({ layout: null, ok: false, records: 0, issues: [{ code: 'E103', line: 0, why: expect.stringContaining('ファイルが空') as string }] });
  });
  test('知らない種別は、近いレイアウトだけを挙げる', () => {
    expect(seen(crlf(put(head, 2, '92'), first, second, tail, end)).issues).toEqual([{
      code: 'E115', line: 1, byte: 2, field: 'typeCode', ja: '種別コード', raw: '92', why: '種別コード 92 は、91(預金口座振替)・21(総合振込)・01(振込入金通知)・03(入出金取引明細) のいずれでもない',
      cure: '種別コードを直すか、--as に次のいずれかを書いて読み直す: debitRequest(預金口座振替 依頼明細(種別91))、debitResult(預金口座振替 処理結果明細(種別91))、transferOrder(総合振込(種別21))。ほかは totsugo layouts',
    }]);
    expect(seen(ebcdic(put(head, 2, '92'), first, second, tail, end)).issues).toMatchObject([{ code: 'E115', field: 'typeCode', raw: '92' }]);
    expect(seen(crlf(...recordsOf(depositExample).map((one, index) => (index === 0 ? put(one, 2, '05') : one)))).issues[0]!.cure).toContain('depositNotice(振込入金通知 フォーマットA(種別01))、accountStatement(');
  });
  test('ヘッダのないファイルは、ヘッダがないと言う', () => {
    expect(seen(crlf(first, second, tail, end)).issues).toMatchObject([{ code: 'E115', line: 1, byte: 1, field: 'recordKind', raw: '2', why: 'ヘッダ・レコードがなく、データ区分 2 の記録(120バイト)で始まるので、種別がわからない' }]);
  });
  test('番号で始まる CSV を、銀行のファイルと思わない', () => expect(seen(Buffer.from(`1,2,${'3'.repeat(116)}\r\n`)).issues).toMatchObject([{ code: 'E115', field: '*', raw: '(121バイトの行)' }]));
});

describe('注意は誤りに数えない', () => {
  test('レイアウトを指定すれば、名前はどのファイルでも注意にとどまる', () => {
    const name = { name: 'mine.csv' };
    const bytes = Buffer.from('kind,profile,municipality,date,seq\n');
    expect(seen(bytes, { ...name, as: 'municipalInsuredIds' }).issues.map(({ code }) => code)).toContain('W116');
    expect(seen(bytes, { ...name, as: 'qualificationPerson' }).issues.map(({ code }) => code)).not.toContain('E101');
  });
  test.each([['010430', []], ['310430', []], ['310501', ['W114 2-8 postedOn', 'W114 2-14 valueOn']], ['320430', ['W114 2-8 postedOn', 'W114 2-14 valueOn']], ['320501', []]] as const)('和暦 %s の勘定日と起算日', (digits, issues) => {
    const [opening, entry, closing, last] = recordsOf(depositExample) as [string, string, string, string];
    expect(seen(crlf(opening, put(put(entry, 8, digits), 14, digits), closing, last))).toMatchObject({ ok: true, records: 4 });
    expect(told(crlf(opening, put(put(entry, 8, digits), 14, digits), closing, last))[2]).toEqual(issues);
  });
  test('入出金明細の日付も、平成の終わった後なら注意して読む', () => {
    const [opening, entry, closing, last] = recordsOf(statementExample) as [string, string, string, string];
    expect(told(crlf(put(opening, 5, '310501'), put(entry, 49, '310501'), closing, last))[2]).toEqual(['W114 1-5 createdOn', 'W114 2-49 clearingPresentedOn']);
  });
  test('結果の正しいファイルには何も言わない', () => expect(told(crlf(head, first, unpaid, resultTail, end))).toEqual(['debitResult', jis, []]));
});
