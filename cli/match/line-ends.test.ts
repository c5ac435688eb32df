import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from '../../contracts/wire/encoding.js';
import { isWritten } from './explain.js';
import { counts, type Found, match, ownFiles, person, titles, told } from './matched.examples.js';

const { file } = ownFiles();
const head = titles.join(',');
const a = file([1, 2, 3, 4].map((n) => person(n)));
const rows = [person(1), person(2, { 1: '高橋　太郎' }), person(99), person(4)].map((row) => row.join(','));
const expected = { M0: 2, M1: 1, X2: 1 };
const linesOf = ({ refusals }: Found) => refusals.map(({ issue: { line, byte, code, ja, raw, why, cure } }) => [line, byte, code, ja, raw, why, cure]);

describe('CRだけの改行', () => {
  test.each([
    ['どの行もCRだけ', `${[head, ...rows].join('\r')}\r`, 3], ['最後の行に改行がない', [head, ...rows].join('\r'), 3], ['見出しだけがCR', `${head}\r${rows.join('\n')}\n`, 3], ['見出しのほかがCR', `${head}\n${rows.join('\r')}\r`, 3],
    ['CRが重なる(CR CR LF)', `${[head, ...rows].join('\r\r\n')}\r\r\n`, 5],
  ])('%s: どの行も読む', async (_, text, line) => {
    for (const rowsAtOnce of [1e6, 1]) {
      const found = await match(a, file(Buffer.from(text)), { rowsAtOnce });
      expect([counts(found), found.matched.rowsB, found.matched.rejectedB, told(found)[0]]).toEqual([expected, 4, 0, [line, 'M1', 'K2 N0 D0 S0 A0']]);
    }
    expect(counts(await match(file(Buffer.from(text)), a))).toEqual(expected);
    expect(await isWritten(file(Buffer.from(text)), line, 'cr')).toBe(true);
  });
  test('CP932でも読む', async () => {
    const text = encode(`${[head, ...rows].join('\r')}\r`, 'cp932') as Buffer;
    expect(counts(await match(a, file(text)))).toEqual(expected);
    expect(counts(await match(file(text), file(text)))).toEqual({ M0: 4 });
  });
  test('途中からCRになれば、つながった行の一つずつを、行とバイトを挙げて断る', async () => {
    for (const encoding of ['utf-8', 'cp932'] as const) {
      const text = encode(`${head}\r\n${rows[0]!}\r\n${rows[1]!}\r${rows[2]!}\r${rows[3]!}\r\n`, encoding) as Buffer;
      const found = await match(a, file(text));
      const sizes = rows.map((row) => (encode(row, encoding) as Buffer).length);
      const said = ['E202', '改行'] as const;
      const why = ['CR(0x0D)だけの改行で、ほかの行とつながっている', '改行を LF か CRLF にそろえて送り直す'];
      expect([counts(found), found.matched.rowsB, found.matched.rejectedB]).toEqual([{ M0: 1 }, 4, 3]);
      expect(linesOf(found)).toEqual([[3, 1, ...said, `(${sizes[1]}バイトの行)`, ...why], [3, sizes[1]! + 2, ...said, `(${sizes[2]}バイトの行)`, ...why], [3, sizes[1]! + sizes[2]! + 3, ...said, `(${sizes[3]}バイトの行)`, ...why]]);
    }
  });
  test('値の中のCRは、その行を断り、ほかの行は読む', async () => {
    for (const encoding of ['utf-8', 'cp932'] as const) {
      const found = await match(a, file(encode(`${head}\n${rows[0]!}\n${rows[1]!.replace('東京都', '東京都\r')}\n${rows[3]!}\n`, encoding) as Buffer));
      expect([counts(found), found.matched.rowsB]).toEqual([{ M0: 2 }, 3]);
      expect(found.refusals.map(({ issue: { line, code, ja, why } }) => [line, code, ja, why])).toEqual([[3, 'E205', '住所', '使えない文字 U+000D がある']]);
    }
  });
});

describe('長すぎる行', () => {
  const long = 'x'.repeat(1_000_000);
  test.each([['初め', [long, ...rows], 2], ['途中', [rows[0]!, rows[1]!, long, rows[2]!, rows[3]!], 4], ['終わり', [...rows, long], 6]])('%sにあっても、行とバイトを挙げて断り、後の行の番号をずらさない', async (_, lines, at) => {
    for (const [end, last] of [['\n', '\n'], ['\r\n', ''], ['\r', '\r']] as const) {
      for (const rowsAtOnce of [1e6, 1]) {
        const found = await match(a, file(Buffer.from(`${[head, ...lines].join(end)}${last}`)), { rowsAtOnce });
        expect([counts(found), found.matched.rowsB, found.matched.rejectedB]).toEqual([expected, 5, 1]);
        expect(linesOf(found)).toEqual([[at, 65_537, 'E202', '行', '(65536バイトを超える行)', '1行が65536バイトを超える', '改行が抜けていないか、CRだけの改行がないか確かめる']]);
        expect(told(found)[0]![0]).toBe(lines.indexOf(rows[1]!) + 2);
      }
    }
  });
  test('65,536バイトの行は、長さでは断らない', async () => {
    const said = async (size: number) => (await match(a, file(Buffer.from(`${head}\n${'x'.repeat(size)}\n`)))).refusals.map(({ issue }) => issue.why);
    expect([await said(65_536), await said(65_537)]).toEqual([['列が6のところ1ある'], ['1行が65536バイトを超える']]);
  });
});

test('どんなに汚れたファイルでも、読んだ行と読めない行を足せば、書いてある行の数になる', async () => {
  const good = person(5).join(',');
  // わざと: a line of one column behind a CR may as well be the rest of a value, so here it stands between newlines.
  const kinds = [good, person(88).join(','), `"${person(6).join('","')}"`, `12345,${person(7).slice(1).join(',')}`, `${good},余り`, good.split(',').slice(0, 4).join(','), '"閉じない', good.replace('1975', '\u0007'), `\n${good},${'y'.repeat(70_000)}\n`, '\n   \n', ',,,,,', '\nﾊﾝｶｸ\n', ''];
  const line = fc.tuple(fc.constantFrom(...kinds), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean());
  await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom(1e6, 1), async (lines, end, rowsAtOnce) => {
    const bytes = Buffer.concat([Buffer.from(`${head}${end}`), ...lines.flatMap(([text, after, isBroken]) => [Buffer.from(text), Buffer.from(isBroken && text !== '' && !text.startsWith('\n') ? [0xff] : []), Buffer.from(after)])]);
    const { matched, refusals } = await match(a, file(bytes), { rowsAtOnce });
    const written = lines.filter(([text]) => text !== '').length;
    expect([matched.rowsB, Object.values(matched.verdicts).reduce((sum, count) => sum + count, 0) + matched.rejectedB]).toEqual([written, written]);
    expect(new Set(refusals.map(({ issue }) => `${issue.line} ${issue.ja === '改行' ? issue.byte : ''}`)).size).toBe(matched.rejectedB);
    for (const { issue } of refusals) expect([issue.line > 1, issue.byte >= 0, ...[issue.ja, issue.raw, issue.why, issue.cure].map((text) => text !== '')]).toEqual(Array.from({ length: 6 }, () => true));
  }), { numRuns: 150 });
}, 60_000);
