import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { encode } from '../../contracts/wire/encoding.js';
import { defaultNumberMode, individualNumberOf } from '../../law/check-digits.js';
import { defaultRules } from '../../matching/judge/rules.js';
import { explainedText, explaining, isWritten } from './explain.js';
import { laidOut } from './laid-out.js';
import { noOutput } from './output.js';
import { openPeople } from './open.js';
import { alike } from './rewrite.js';
import { inOwnFolder, matchSides } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-explain-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const numberAt = (n: number) => individualNumberOf(String(n).padStart(11, '0'), defaultNumberMode);
const titles = '個人番号,氏名,氏名カナ,生年月日,性別,住所';
const right = (n: number) => [numberAt(n), '髙橋　太郎', 'タカハシ　タロウ', '1975-01-05', '1', `東京都架空区南台${n}丁目2番3号`];
const rowOf = (n: number, over: Readonly<Record<number, string>> = {}) => right(n).map((value, index) => over[index] ?? value).join(',');

function file(name: string, rows: readonly string[], { encoding = 'utf-8', newline = '\n' }: { encoding?: 'utf-8' | 'cp932'; newline?: string } = {}): string {
  const path = join(folder, name);
  writeFileSync(path, encode([titles, ...rows].join(newline), encoding) as Buffer);
  return path;
}
/** What is said of some lines of B. */
async function said(a: string, b: string, lines: readonly number[]): Promise<readonly string[]> {
  const listeners = lines.map(explaining);
  return inOwnFolder(async (temporary) => {
    const need = ['individualNumber', 'name'] as const;
    const sides = await alike(await openPeople(a, undefined, need), await openPeople(b, undefined, need), temporary, undefined);
    await matchSides(...sides, { workers: 1, rules: defaultRules, mode: 3, seed: 7n, shortcut: true, today: '2026-04-01', wanted: 'results', rowsAtOnce: 1e6 }, noOutput({ isOpen: true, result: (one) => listeners.forEach((listener) => listener.result(one)) }), temporary);
    return Promise.all(listeners.map(async (listener) => {
      const told = await listener.told((line) => isWritten(b, line));
      return explainedText(told, laidOut([sides[0].segment, sides[1].segment], told, { rules: defaultRules, seed: 7 }));
    }));
  });
}

describe('--explain は、判定の下に二つの記録を並べる', () => {
  const people = [1, 2, 3, 4].map((n) => rowOf(n));
  test('違う字は【】、書き方の違いは〈〉で囲み、同じ項目は一行で示す', async () => {
    const [text] = await said(file('a1.csv', people), file('b1.csv', [rowOf(1), rowOf(3, { 1: '高橋　次郎', 3: '1975-05-01' })]), [3]);
    expect(text!.replace(/MN#[0-9a-f]{8}/, 'MN#')).toBe([
      '3行: H1 生年月日・性別差  K5 N0 D2 S0 A0',
      '    漢字氏名: 姓が同じで、名が違う(家族の取り違えで起こる)、生年月日: 月と日が入れ替わっている',
      '    手がかり: 家族・双子の取り違え', '    個人番号  MN#  B 3行 / A 4行',
      '    漢字氏名  名が不一致 K5  姓が同じで、名が違う(家族の取り違えで起こる)  高 U+9AD8 ⇔ 髙 U+9AD9',
      '        B 〈高〉橋　【次】郎', '        A 〈髙〉橋　【太】郎',
      '    カナ氏名  一致 N0  タカハシ　タロウ',
      '    生年月日  月と日が逆 D2  月と日が入れ替わっている', '        B 1975年【5月】【1日】', '        A 1975年【1月】【5日】',
      '    性別  一致 S0  男', '    住所  一致 A0  東京都架空区南台3丁目2番3号', '    【】違う字  〈〉書き方の違い',
    ].join('\n'));
    expect(text).not.toContain(numberAt(3));
  });
  test('漢字が同じで読みだけが違えば、読みを手がかりに挙げる', async () => {
    const [text] = await said(file('a7.csv', people), file('b7.csv', [rowOf(2, { 2: 'タカハシ　タツロウ' })]), [2]);
    expect(text!.split('\n').slice(0, 3)).toEqual(['2行: M3 氏名一方差  K0 N5 D0 S0 A0', '    カナ氏名: 姓の読みが同じで、名の読みが違う', '    手がかり: カナの書き方・読み']);
  });
  test('全一致の行も、相手の行と並べる。Bにない行は、ないと言う', async () => {
    const [same, none] = await said(file('a2.csv', people), file('b2.csv', [rowOf(2)]), [2, 9]);
    expect(same!.split('\n')[0]).toBe('2行: M0 全一致  K0 N0 D0 S0 A0');
    expect(same!.split('\n')[2]).toMatch(/^ {4}個人番号 {2}MN#[0-9a-f]{8} {2}B 2行 \/ A 3行$/);
    expect(none).toBe('9行: none 記録のない行\n    Bのこの行に記録はない(見出し・空行、またはファイルより後)');
  });
  test('番号に当たる記録がなければ、こちらの値だけを示す', async () => {
    const [text] = await said(file('a3.csv', people), file('b3.csv', [rowOf(9)]), [2]);
    expect(text!.split('\n').slice(0, 4).map((line) => line.replace(/MN#[0-9a-f]{8}/, 'MN#'))).toEqual(['2行: X2 該当なし・消除', '    個人番号に当たる記録がない', '    個人番号  MN#  B 2行、Aに記録がない', '    漢字氏名  髙橋　太郎']);
  });
  test('一つの番号にAの行がいくつもあれば、それぞれと並べる', async () => {
    const [text] = await said(file('a4.csv', [rowOf(1, { 1: '髙橋　花子' }), rowOf(1, { 4: '2' })]), file('b4.csv', [rowOf(1)]), [2]);
    expect([...text!.matchAll(/A (\d)行$/gm)].map(([, line]) => line)).toEqual(['2', '3']);
  });
  test('住所に紛れた番号は、印に替える', async () => {
    const [text] = await said(file('a5.csv', [rowOf(1)]), file('b5.csv', [rowOf(1, { 5: `架空市 ${numberAt(5)}` })]), [2]);
    expect(text).not.toContain(numberAt(5));
    expect(text).toMatch(/B 架空市 MN#[0-9a-f]{8}/);
  });
  test('CP932の側も、引用符のある行も、改行が違っても、同じように並べる', async () => {
    const quoted = rowOf(2, { 1: '高橋　太郎' }).split(',').map((value) => `"${value}"`).join(',');
    const [text] = await said(file('a6.csv', people, { encoding: 'cp932', newline: '\r\n' }), file('b6.csv', [quoted], { newline: '\r\n' }), [2]);
    expect(text).toContain('    漢字氏名  異体字 K2  異体字の違いだけ  高 U+9AD8 ⇔ 髙 U+9AD9\n        B 〈高〉橋　太郎\n        A 〈髙〉橋　太郎');
    expect(text).toContain('B 2行 / A 3行');
  });
});
