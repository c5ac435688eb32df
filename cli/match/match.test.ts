import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIndividualNumber } from '../../law/check-digits.js';
import { compareFive } from '../../matching/judge/five.js';
import { defaultRules } from '../../matching/judge/rules.js';
import { verdict } from '../../matching/judge/verdict.js';
import { counts, match, mode, numberAt, ownFiles, person, type Row, titles, told } from './matched.examples.js';

const { file, folder } = ownFiles();

/** The same by the shortest way: every pair with one number, compared and judged. */
function plainly(a: readonly Row[], b: readonly Row[]): Record<string, number> {
  const sum: Record<string, number> = {};
  const items = ([, name, nameKana, bornOn, sex, address]: Row) => ({ name, nameKana, bornOn, sex, address });
  for (const row of b) {
    const others = a.filter(([number]) => number === row[0] && isIndividualNumber(row[0]!, mode)).slice(0, 8);
    const codes = !isIndividualNumber(row[0]!, mode) ? ['X1'] : others.length === 0 ? ['X2'] : others.map((other) => verdict(compareFive(items(other), items(row), defaultRules), 'found', defaultRules).verdict);
    for (const code of codes) sum[code === 'M2n' ? 'M2' : code] = (sum[code === 'M2n' ? 'M2' : code] ?? 0) + 1;
  }
  return sum;
}

describe('どの道を通っても判定は同じ', () => {
  const values = [['髙橋　太郎', '高橋　太郎', '鈴木　花子', '●橋　太郎', '', ' ', '𠮷田　一'], ['タカハシ　タロウ', 'ﾀｶﾊｼ ﾀﾛｳ', 'スズキ　ハナコ', '・', ''], ['1975-01-05', '昭和50年1月5日', '1975-00-00', '1975-02-30', '', '2000-02-29'], ['1', '2', '3', '男', ''], ['東京都架空区南台1丁目2番3号', '架空区南台1-2-3', '大阪府見本市北1', '', '　', '東京都架空区南台1丁目2番3号　"見本"荘,101', '東京都架空区北台1丁目2番3号']];
  const aNumber = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 12 }).map(numberAt) }, { weight: 1, arbitrary: fc.constantFrom('', '123', '123456789012', '１２３４５６７８９０１２', '000000000000') });
  const aRow: fc.Arbitrary<Row> = fc.tuple(aNumber, ...values.map((list) => fc.oneof({ weight: 3, arbitrary: fc.constant(list[0]!) }, fc.constantFrom(...list))));
  const rows = fc.array(aRow, { minLength: 1, maxLength: 25 });
  test('指紋の近道・素直な照合・区画への分割・件数だけの数え方は、件数も一件ごとの段階も同じにする', async () => {
    await fc.assert(fc.asyncProperty(rows, rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), async (a, b, newline, quote) => {
      const [fileA, fileB] = [file(a, { newline }), file(b, { newline, quote })];
      const fast = await match(fileA, fileB);
      const { M2n = 0, M2 = 0, ...rest } = counts(fast);
      expect({ ...rest, ...(M2 + M2n > 0 ? { M2: M2 + M2n } : {}) }).toEqual(plainly(a, b));
      for (const other of [await match(fileA, fileB, { shortcut: false }), await match(fileA, fileB, { rowsAtOnce: 4 })]) {
        expect(counts(other)).toEqual(counts(fast));
        expect(told(other)).toEqual(told(fast));
        expect(other.unmatched.length).toBe(fast.unmatched.length);
        expect(other.findings.length).toBe(fast.findings.length);
      }
      for (const rowsAtOnce of [4, 1e6]) {
        expect(counts(await match(fileA, fileB, { wanted: 'counts', rowsAtOnce }))).toEqual(counts(fast));
        const some = await match(fileA, fileB, { wanted: 'findings', rowsAtOnce });
        expect([counts(some), some.matched.findings]).toEqual([counts(fast), fast.matched.findings]);
      }
    }), { numRuns: 25 });
  }, 120_000);
});

describe('入力の形', () => {
  const [a, b] = [[1, 2, 3].map((n) => person(n)), [person(3), person(1, { 1: '高橋　太郎' }), person(2)]];
  const plain = { M0: 2, M1: 1 };
  test('列の順・英語の列名・タブ・引用符・改行が違っても突き合わせる', async () => {
    const turned = b.map((row) => [...row].reverse());
    expect(counts(await match(file(a), file(turned, { titles: ['address', 'sex', 'bornOn', 'nameKana', 'name', 'individualNumber'], delimiter: '\t', newline: '\r\n', quote: true })))).toEqual(plain);
  });
  test('CP932どうし、CP932とUTF-8も突き合わせる', async () => {
    expect(counts(await match(file(a, { encoding: 'cp932' }), file(b, { encoding: 'cp932' })))).toEqual(plain);
    expect(counts(await match(file(a), file(b, { encoding: 'cp932' })))).toEqual(plain);
    expect(told(await match(file(a, { encoding: 'cp932' }), file(b)))).toEqual([[3, 'M1', 'K2 N0 D0 S0 A0']]);
  });
  test('改行で終わらないファイルも、BOMも、空行も読む', async () => {
    const text = `\ufeff${[titles, ...b].map((row) => row.join(',')).join('\n')}`;
    expect(counts(await match(file(a), file(Buffer.from(text.replace('\n', '\n\n')))))).toEqual(plain);
  });
  test('知らない列名と、足りない列は、直し方を示して断る', async () => {
    await expect(match(file(a, { titles: ['x', 'y', 'z', 'u', 'v', 'w'] }), file(b))).rejects.toMatchObject({ code: 'TSG-U21' });
    await expect(match(file(a, { titles: ['番号', ...titles.slice(1)] }), file(b))).rejects.toThrow('個人番号');
    await expect(match(join(folder, 'none.csv'), file(b))).rejects.toMatchObject({ code: 'TSG-U07' });
  });
});

describe('件数だけでも', () => {
  const both = async (a: readonly Row[], b: readonly Row[]) => {
    const [fileA, fileB] = [file(a), file(b)];
    const whole = counts(await match(fileA, fileB));
    expect(counts(await match(fileA, fileB, { wanted: 'counts' }))).toEqual(whole);
    expect(counts(await match(fileA, fileB, { wanted: 'findings', rowsAtOnce: 4 }))).toEqual(whole);
    return whole;
  };
  const far = { 5: '大阪府見本市北1-2-3' };

  test('同じ違いの組は、一組ずつ数える', async () => {
    const many = Array.from({ length: 30 }, (_, index) => index + 1);
    expect(await both(many.map((n) => person(n)), many.map((n) => person(n, n > 20 ? { 3: '1975-01-06' } : { 1: '高橋 太郎' })))).toEqual({ M1: 20, H1: 10 });
  });
  test.each([['カナの書き方', { 2: 'ﾀｶﾊｼ ﾀﾛｳ' }], ['漢字の書き方', { 1: '高橋 太郎' }]])('住所のほかの同じ人は、%sが違っても見つける', async (_, written) => {
    expect(await both([person(1), person(2, written)], [person(1, far), person(2, written)])).toEqual({ M0: 1, M2n: 1 });
  });
  test('同じ個人番号の記録は、同じ人であって別人ではない', async () => {
    expect(await both([person(1), person(1, { 5: '東京都架空区北台9-9' })], [person(1, far)])).toEqual({ M2: 2 });
  });
  test('多い氏名の人は、住所だけの差でも別人を疑う。同じ氏名が111人からで、110人では疑わない', async () => {
    const bearers = (count: number) => Array.from({ length: count }, (_, index) => person(index + 1, { 3: `19${50 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-05` }));
    for (const [count, code] of [[110, 'M2'], [111, 'M2n']] as const) {
      const all = bearers(count);
      expect(await both(all, [all[0]!.map((value, index) => (index === 5 ? far[5] : value))])).toEqual({ [code]: 1 });
    }
  });
});

test('Aにある併記漢字とローマ字氏名は、氏名と比べる。見出しは日本語でも英語でもよい', async () => {
  const [a, b] = [[[...person(1, { 1: 'LI XIAOLONG' }), '李　小龍', ''], [...person(2, { 1: '李　小龍' }), '', 'LI XIAOLONG'], [...person(3, { 1: 'LI XIAOLONG' }), '', '']], [person(1, { 1: '李 小龍' }), person(2, { 1: 'ＬＩ　ＸＩＡＯＬＯＮＧ' }), person(3, { 1: '李 小龍' })]];
  for (const columns of [['併記漢字', 'ローマ字氏名'], ['kanji_form', 'Latin Name']]) {
    for (const wanted of ['results', 'findings', 'counts'] as const) {
      const found = await match(file(a, { titles: [...titles, ...columns] }), file(b), { wanted });
      expect(counts(found)).toEqual({ M1: 2, M3: 1 });
      if (wanted === 'results') expect(found.results.map(({ levels }) => levels.slice(0, 2))).toEqual(['KA', 'KA', 'K9']);
    }
  }
});

test('Aにある通称と通称の振り仮名は、どちらも比べる。見出しは日本語でも英語でもよい', async () => {
  const foreign = (n: number, kana: string) => [...person(n, { 1: 'SAMPLE HANA', 2: 'サンプル　ハナ' }), '見本　花子', kana];
  const known = ['ミホン　ハナコ', 'ﾐﾎﾝ ﾊﾅｺ', '', 'ヒョウホン　ハナコ'].map((kana, index) => foreign(index + 1, kana));
  const bearing = [1, 2, 3, 4].map((n) => person(n, { 1: '見本　花子', 2: 'ミホン　ハナコ' }));
  for (const columns of [['通称', '通称の振り仮名'], ['commonName', 'common_name_kana'], ['通称', '通称（カナ）']]) {
    const found = await match(file(known, { titles: [...titles, ...columns] }), file(bearing));
    expect(told(found)).toEqual([[2, 'M1', 'KA NA D0 S0 A0'], [3, 'M1', 'KA NA D0 S0 A0'], [4, 'M3', 'KA N9 D0 S0 A0'], [5, 'M3', 'KA N9 D0 S0 A0']]);
    expect(found.results[0]!.because).toContain('登録のある通称の振り仮名と同じ');
    expect(told(await match(file(bearing), file(known, { titles: [...titles, ...columns] })))).toEqual(told(found));
  }
});

test('ローマ字の氏名の人は、カナの語の順が違っても表記差に留まる。漢字の氏名の人は違う', async () => {
  const [foreign, japanese] = [{ 1: 'SAMPLE VAN AN', 2: 'サンプル ヴァン アン' }, { 2: 'タカハシ タロウ ジロウ' }];
  const found = await match(file([person(1, foreign), person(2, japanese)]), file([person(1, { 1: 'AN SAMPLE-VAN', 2: 'アン サンプル＝ヴァン' }), person(2, { 2: 'ジロウ タカハシ タロウ' })]));
  expect(told(found)).toEqual([[2, 'M1', 'K1 N1 D0 S0 A0'], [3, 'M3', 'K0 N9 D0 S0 A0']]);
});

test('Aにある旧氏と旧氏の振り仮名は、どちらも比べる', async () => {
  const more = [...titles, '旧氏', '旧氏の振り仮名'];
  const before = person(1, { 1: '鈴木　太郎', 2: 'スズキ　タロウ' });
  for (const [former, levels] of [[['鈴木', 'スズキ'], 'KA NA D0 S0 A0'], [['鈴木', ''], 'KA N4 D0 S0 A0'], [['', ''], 'K4 N4 D0 S0 A0']] as const) {
    expect(told(await match(file([[...person(1), ...former]], { titles: more }), file([before])))[0]![2]).toBe(levels);
    expect(told(await match(file([before]), file([[...person(1), ...former]], { titles: more })))[0]![2]).toBe(levels);
  }
});

describe('読めない行', () => {
  test('行・バイト・項目・理由を挙げて数え、ほかの行は突き合わせる', async () => {
    const good = [titles, person(1), person(2)].map((row) => row.join(','));
    const bytes = Buffer.concat([Buffer.from(`${good[0]!}\n${good[1]!}\n${good[2]!},余り\n"閉じない\n`), Buffer.from(person(3).join(',')), Buffer.from([0xff]), Buffer.from(`\n${person(4, { 1: '制御\u0007字' }).join(',')}\n`)]);
    const found = await match(file([1, 2, 3, 4].map((n) => person(n))), file(bytes));
    expect(counts(found)).toEqual({ M0: 1 });
    expect([found.matched.rowsB, found.matched.rejectedB]).toEqual([5, 4]);
    expect(found.refusals.map(({ side, issue }) => [side, issue.line, issue.code, issue.ja])).toEqual([['B', 3, 'E202', '行'], ['B', 4, 'E202', '行'], ['B', 5, 'E102', '住所'], ['B', 6, 'E205', '氏名']]);
    expect(found.refusals[2]!.issue.byte).toBe(Buffer.byteLength(person(3).join(',')) + 1);
    for (const { issue } of found.refusals) expect(JSON.stringify(issue)).not.toMatch(/\d{12}/);
    const cut = await match(file([1, 2, 3, 4].map((n) => person(n))), file(bytes), { rowsAtOnce: 1 });
    expect(cut.refusals.map(({ issue }) => issue.line)).toEqual([3, 4, 5, 6]);
    expect([cut.matched.rowsB, cut.matched.rejectedB, counts(cut)]).toEqual([5, 4, { M0: 1 }]);
  });
});

describe('番号の取り違え', () => {
  const family = (n: number, given: string, kana: string, born: string): Row => [numberAt(n), `佐藤　${given}`, `サトウ　${kana}`, born, '1', '東京都架空区北台1-2-3'];
  const register = [family(1, '一郎', 'イチロウ', '1970-01-01'), family(2, '次郎', 'ジロウ', '1972-02-02'), family(3, '三郎', 'サブロウ', '1974-03-03'), ['000000000043', '佐藤　一郎', 'サトウ　イチロウ', '1970-01-01', '1', '大阪府見本市南9-9']];
  register[3] = [numberAt(4), ...register[3]!.slice(1)];
  const withNumber = (row: Row, n: number): Row => [numberAt(n), ...row.slice(1)];
  test('入れ替わった二人は、双方から入れ替わりとして挙がる', async () => {
    const found = await match(file(register), file([withNumber(register[0]!, 2), withNumber(register[1]!, 1), register[2]!]));
    expect(counts(found)).toEqual({ M0: 1, H1: 2 });
    expect(found.proposals.map(({ kind, rows }) => [kind, rows])).toEqual([['swap', [2, 3]]]);
  });
  test('行ずれは一つの行ずれとして挙がる', async () => {
    const found = await match(file(register), file([withNumber(register[0]!, 9), withNumber(register[1]!, 1), withNumber(register[2]!, 2)]));
    expect(counts(found)).toEqual({ H1: 2, X2: 1 });
    expect(found.proposals.map(({ kind }) => kind)).toEqual(['rowShift']);
  });
  test('同姓同名・同生年月日の別人の番号は M2n になり、番号の重なりも挙がる', async () => {
    const found = await match(file(register), file([withNumber(register[0]!, 4), register[3]!]));
    expect(counts(found)).toEqual({ M0: 1, M2n: 1 });
    expect(found.findings.map(({ kind, linesB }) => [kind, linesB])).toEqual([['X4', [2, 3]]]);
  });
  test('一方にしかない記録は、両側とも挙がる', async () => {
    const found = await match(file(register), file([register[0]!, person(77)]));
    expect(found.unmatched.map(({ side, line }) => `${side}${line}`).sort()).toEqual(['A3', 'A4', 'A5', 'B3']);
  });
});

test('カーネルは、その原文から作ったものと同じ', async () => {
  const { compiled } = await import('../../bin/kernel.js') as { compiled: () => Promise<string> };
  const { kernelBytes } = await import('../../matching/bulk/kernel-bytes.js');
  expect(await compiled()).toBe(kernelBytes);
  expect(readFileSync('matching/bulk/kernel-bytes.ts', 'utf8')).toContain('never edited');
}, 120_000);
