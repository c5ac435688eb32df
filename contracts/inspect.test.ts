import { describe, expect, test } from 'vitest';
import { crlf, first, head, put, resultTail, tail, unpaid, end, second, joined } from './bank/broken.examples.js';
import { dialectOf } from './bank/dialect.js';
import { ebcdicOfJis, translated } from './bank/ebcdic.js';
import { agentExample, depositExample, requestExample, resultExample, statementExample, transferExample } from './bank/worked.examples.js';
import { inspectFile } from './inspect.js';
import { agentReceipt } from './payment-agent/receipt.js';
import { codecOf } from './wire/codec.js';
import { bundledProfile } from './wire/profile.js';

const profile = bundledProfile();
const seen = (bytes: Uint8Array, rest: { readonly as?: string; readonly dialect?: never } | object = {}) => inspectFile({ name: 'FILE.DAT', bytes, profile, ...rest });

describe('金融機関のファイルの点検', () => {
  test.each([['debitRequest', requestExample], ['debitResult', resultExample], ['transferOrder', transferExample], ['depositNotice', depositExample], ['accountStatement', statementExample], ['agentFixedStandIn', agentExample]])('%s は名前がなくても中身からわかる', (layout, bytes) => {
    expect(seen(bytes)).toMatchObject({ layout, profile: 'bank/jbaStandard', ok: true, issues: [] });
  });
  test('EBCDIC のファイルも中身からわかり、合う方言で読む', () => {
    expect(seen(translated(Buffer.from(joined(put(head, 4, '1'), first, second, tail, end)), ebcdicOfJis))).toMatchObject({ layout: 'debitRequest', profile: 'bank/ebcdicKana', ok: true, records: 5 });
  });
  test('結果コードか結果の合計が一つでも0でなければ結果として読む', () => {
    expect([seen(crlf(head, first, unpaid, tail, end)).layout, seen(crlf(head, first, second, resultTail, end)).layout, seen(crlf(head, first, second, tail, end)).layout]).toEqual(['debitResult', 'debitResult', 'debitRequest']);
    expect(seen(crlf(head, first, unpaid, tail, end), { as: 'debitRequest' })).toMatchObject({ layout: 'debitRequest', ok: false, issues: [{ field: 'debitResult', line: 3, byte: 112 }] });
  });
  test('どの方言に合うかと、合わないわけを言う', () => {
    const dialects = seen(Buffer.from(Buffer.from(requestExample).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')).dialects!;
    expect(dialects.filter(({ fits }) => fits).map(({ id }) => id)).toEqual(['anyLineEnd']);
    expect(dialects.find(({ id }) => id === 'jbaStandard')).toEqual({ id: 'jbaStandard', ja: '全銀協の標準(改行なしか CRLF)', fits: false, troubles: 1, because: ['記録の後が「LF だけ」である。方言 jbaStandard が受けるのは 改行なし・CRLF'] });
    expect(dialects.find(({ id }) => id === 'ebcdicKana')!.because).toEqual(['1件目1バイト目 JIS で書かれている。方言 ebcdicKana は EBCDIC だけを受ける']);
  });
  test('方言を選べばその方言で読み、どれにも合わなければ誤りの最も少ない方言で読む', () => {
    expect(seen(requestExample, { dialect: dialectOf('endMarked') })).toMatchObject({ profile: 'bank/endMarked', ok: false, issues: [{ code: 'E111', field: '*' }] });
    expect(seen(crlf(head, put(first, 44, 'X'), put(second, 51, 'ｦ'), tail, end))).toMatchObject({ profile: 'bank/jbaRevised', ok: false });
  });
});

describe('収納代行の CSV の点検', () => {
  const names = '種別,収納日,収納時刻,バーコード情報,ユーザー使用欄１,ユーザー使用欄２,印紙フラグ,金額,コンビニ本部コード,コンビニ名,コンビニ店舗コード,振込日,データ作成日\r\n';
  const row = (kind: string, bars: string, rest: string, from: string) => `${kind},20260630,0930,EAN${bars},${bars.slice(13, 19)},${bars.slice(19, 30)},0,${rest},010,"セブン-イレブン",458762,${from},20260701\r\n`;
  const bars = '91999999131130001234567260100026063000234004';
  const codec = codecOf(profile, agentReceipt);
  const text = (...rows: readonly string[]) => cp932(names + rows.join(''));
  const issues = (...rows: readonly string[]) => seen(text(...rows)).issues.filter(({ line }) => line > 0).map(({ code, line, byte, field }) => [code, line, byte, field]);

  test('公開の見本の列名のあるファイルは、列名からわかり、同じバイトへ書ける', () => {
    const bytes = text(row('01', bars, '23400', '0'), row('02', bars, '23400', '20260713'));
    const inspected = inspectFile({ name: 'agentReceipt_131130_20260701_0001.csv', bytes, profile });
    expect(inspected).toMatchObject({ layout: 'agentReceipt', ok: true, records: 2 });
    const parsed = codec.parse({ name: 'agentReceipt_131130_20260701_0001.csv', bytes });
    expect(Buffer.compare(codec.format(parsed.envelope!, parsed.records.map(({ value }) => value)).bytes, bytes)).toBe(0);
    expect(seen(bytes).layout).toBe('agentReceipt');
  });
  test('公開されたバーコードの行は、印紙の要るものも郵便振替も読める', () => {
    const stamped = row('01', '91929023252070000010123499900399999911066327', '106632', '0').replace(',0,106632', ',1,106632');
    expect(issues(row('01', '91929023252070000010123499900299999900154357', '15435', '0'), stamped, row('12', '91929023252070000010123499900299999900154357', '15435', '20260713').replace(',0930,', ',0000,'))).toEqual([]);
  });
  test.each([
    ['C09 検査数字の違うバーコード', row('01', `${bars.slice(0, 43)}2`, '23400', '0'), [['E206', 2, 18, 'barcode']]], ['C10 発行していなくても検査数字が合えばファイルとしては正しい', row('01', '91999999131130001234567260300026083100610502', '61050', '0'), []],
    ['金額がバーコードと違う', row('01', bars, '23401', '0'), [['E206', 2, 87, 'amountYen']]], ['22の金額は訂正後なので違ってよい', row('22', bars, '23000', '20260713'), []], ['確報に振込日がない', row('02', bars, '23400', '0'), [['E206', 2, 122, 'settleOn']]],
    ['種別が04', row('04', bars, '23400', '0'), [['E204', 2, 1, 'feedKind']]], ['収納日が暦にない', row('01', bars, '23400', '0').replace('20260630', '20260631'), [['E203', 2, 4, 'receivedOn']]], ['EAN がない', row('01', bars, '23400', '0').replace('EAN', ''), [['E202', 2, 18, 'barcode']]],
    ['使用欄がバーコードと違う', row('01', bars, '23400', '0').replace(',000123,', ',000124,'), [['E206', 2, 66, 'userField1']]],
  ] as const)('%s', (_, line, expected) => {
    const found = issues(line);
    expect(found.map(([code, , , field]) => [code, field])).toEqual(expected.map(([code, , , field]) => [code, field]));
    expect(found).toEqual(expected);
  });
  test('行のないファイルも正しい', () => expect(issues()).toEqual([]));
});

function cp932(text: string): Buffer {
  const encode = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('shift_jis');
  for (let lead = 0x81; lead <= 0x9f; lead += 1) for (let trail = 0x40; trail <= 0xfc; trail += 1) if (trail !== 0x7f) encode.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  for (let lead = 0xe0; lead <= 0xec; lead += 1) for (let trail = 0x40; trail <= 0xfc; trail += 1) if (trail !== 0x7f) encode.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(Array.from(text).flatMap((character) => [...(encode.get(character) ?? [character.charCodeAt(0)])]));
}
