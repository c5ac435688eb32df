import { describe, expect, test } from 'vitest';
import { crlf, end, first, head, joined, put, resultTail, second, tail, unpaid } from './broken.examples.js';
import { ebcdicOfJis, translated } from './ebcdic.js';
import { recognisedBankFile } from './recognise.js';

const [short, long] = [first.slice(0, -1), `${first} `];
const what = (bytes: Uint8Array) => recognisedBankFile(bytes)?.id;
const paid = put(first, 112, '0');

describe('91のファイルは、長さの違う記録があっても、ほかの記録から依頼か結果かを決める', () => {
  test.each([['119バイトの記録', short], ['121バイトの記録', long], ['空の行', '']])('改行のあるファイルに%sがある', (_, odd) => {
    expect([what(crlf(head, odd, second, resultTail, end)), what(crlf(head, odd, unpaid, tail, end)), what(crlf(head, paid, odd, second, tail, end))]).toEqual(['debitResult', 'debitResult', 'debitRequest']);
  });
  test.each([['短い', short], ['長い', long]])('改行のないファイルに%s記録があれば、前からと後ろから読める記録で決める', (_, odd) => {
    expect([what(joined(head, odd, second, resultTail, end)), what(joined(head, unpaid, odd, second, tail, end)), what(joined(head, odd, second, unpaid, tail, end, '\u001a')), what(joined(head, odd, second, tail, end))]).toEqual(['debitResult', 'debitResult', 'debitResult', 'debitRequest']);
    expect(what(translated(Buffer.from(joined(head, odd, second, resultTail, end)), ebcdicOfJis))).toBe('debitResult');
  });
  test('後ろの切れたファイルは、前から読める記録だけで決める', () => {
    const whole = Buffer.from(joined(head, first, second, tail, end));
    for (const cut of [1, 60, 119, 121, 200, 300]) expect(what(whole.subarray(0, whole.length - cut)), `${cut}`).toBe('debitRequest');
    expect(what(Buffer.from(joined(head, unpaid, second)).subarray(0, 300))).toBe('debitResult');
  });
});
