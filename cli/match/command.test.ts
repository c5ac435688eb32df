import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { individualNumberOf } from '../../law/check-digits.js';
import { writePeople } from '../../harness/people/write.js';
import { processes } from '../fixtures/spawned.js';

const totsugo = processes();
let folder = '';
beforeAll(async () => {
  folder = totsugo.folder();
  await writePeople({ seed: 3, municipalityCode: '131032', today: '2026-04-01', count: 25_000, out: folder, corrupt: 0.1 });
  await totsugo.run(['--version']);
});
afterAll(() => totsugo.end());

const [a, b] = [() => join(folder, 'people.csv'), () => join(folder, 'people-corrupted.csv')];
const json = async (...options: string[]) => JSON.parse((await totsugo.run(['match', ...options, '--json', '--labels', 'none'])).stdout) as { rowsA: number; rowsB: number; rejectedA: number; rejectedB: number; pairs: number; verdicts: Record<string, number>; explained?: { answers: { verdict: string; levels: string; because: string }[] } };
const rowsOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\r\n').slice(1);
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);

test('一つのスレッドでも二つでも三つでも、書き出すファイルは同じバイト列になる', async () => {
  const outs = ['1', '2', '3'].map((threads) => join(folder, `threads-${threads}`));
  for (const [index, out] of outs.entries()) await json(a(), b(), '--out', out, '--seed', '5', '--threads', String(index + 1));
  const files = readdirSync(outs[0]!).filter((name) => name !== 'summary.json');
  expect(files.sort()).toEqual(['findings.csv', 'proposals.csv', 'rejected.csv', 'results.csv', 'unmatched.csv']);
  for (const out of outs.slice(1)) for (const name of files) expect(readFileSync(join(out, name)).equals(readFileSync(join(outs[0]!, name))), `${name} ${out}`).toBe(true);
  expect(rowsOf(join(outs[0]!, 'findings.csv')).length).toBeGreaterThan(20);
});

test('件数だけを求めても、スレッドの数や分け方によらず、一件ずつ調べたときと同じ件数になる', async () => {
  const { verdicts } = await json(a(), b(), '--out', join(folder, 'every'));
  expect(verdicts['M2']! + verdicts['M2n']!).toBeGreaterThan(100);
  for (const options of [['--threads', '1'], ['--threads', '2'], ['--threads', '3'], ['--rows-at-once', '2000'], ['--verify-bytes']]) expect((await json(a(), b(), ...options)).verdicts, options.join(' ')).toEqual(verdicts);
});

test.each([['長すぎる名', (path: string) => `${path}${'a'.repeat(300)}`], ['ファイルの中', (path: string) => join(path, 'x')], ['フォルダ', () => folder], ['ない', () => '/nowhere.csv']])('読めないファイル(%s)は、一文で断る', async (_, named) => {
  const { stderr, status } = await totsugo.run(['match', a(), named(b())]);
  expect([status, stderr.trim().split('\n').length, stderr.slice(0, 7)]).toEqual([2, 1, 'TSG-U07']);
});

test('分けて突合しても、件数も書き出す行も同じになる', async () => {
  const [whole, parts] = [join(folder, 'whole'), join(folder, 'parts')];
  const [one, other] = [await json(a(), b(), '--out', whole, '--seed', '5'), await json(a(), b(), '--out', parts, '--seed', '5', '--rows-at-once', '2000')];
  expect({ ...other, seconds: 0, peakMemoryMB: 0 }).toEqual({ ...one, seconds: 0, peakMemoryMB: 0 });
  for (const name of ['findings.csv', 'proposals.csv', 'rejected.csv', 'results.csv', 'unmatched.csv']) expect(rowsOf(join(parts, name)).sort(), name).toEqual(rowsOf(join(whole, name)).sort());
  // What follows the parts is what docs/match.md says.
  expect(['findings.csv', 'proposals.csv', 'rejected.csv', 'results.csv', 'unmatched.csv'].filter((name) => !readFileSync(join(parts, name)).equals(readFileSync(join(whole, name))))).toEqual(['findings.csv', 'results.csv', 'unmatched.csv']);
});

test('名寄せは、数えるものだけを、単位の分かる言葉で示す', async () => {
  const out = join(folder, 'linked');
  const { stdout } = await totsugo.run(['link', a(), b(), '--labels', 'none', '--out', out]);
  expect(stdout.replaceAll(/\d+\.\d+\.\d+/g, 'V').replaceAll(/\d+(\.\d+)?/g, 'N')).toBe('A N行(読めない行 N)  B N行(読めない行 N)\n  同じ人: N\n  人が確かめる: N\n  別の人: N\n規則: totsugo/five-items V  秒: 読み N 比べ N 書き N  最大メモリ NMB\n');
  expect(Object.keys((JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as { verdicts: object }).verdicts)).toEqual(['same', 'clerical', 'different']);
});

test('読めないParquetや文字コードは、コードと直し方を一行で言って終了コード2で終わる', async () => {
  const workbook = join(folder, 'book.xlsx');
  writeFileSync(workbook, 'PK\u0003\u0004');
  for (const command of ['match', 'link']) expect(await totsugo.run([command, a(), workbook])).toMatchObject({ status: 2, stdout: '', stderr: `TSG-U28: ${workbook} は、CSVではなくExcelのブック(xlsx)かZIP。表計算ソフトで「CSV UTF-8」として保存し直すか、中のファイルを取り出す\n` });
});

test('正解の表かプロファイルが読めなければ、何も書かずに一行で断る', async () => {
  const [labels, out] = [join(folder, 'twice.csv'), join(folder, 'refused-out')];
  writeFileSync(labels, 'rowA,rowB,kind,ja,effect,verdicts,levels\nA,B,exact,,none,M0,\nA,B,exact,,none,M0,\n');
  for (const command of ['match', 'link']) {
    expect(await totsugo.run([command, a(), b(), '--out', out, '--labels', labels])).toMatchObject({ status: 2, stdout: '', stderr: `TSG-U24: ${labels} は正解の表でない(3行目の rowB は前の行にもある)。totsugo people --corrupt が書く truth.csv を渡す\n` });
    expect(readdirSync(out)).toEqual([]);
    expect(await totsugo.run([command, a(), b(), '--profile', join(folder, 'none.json')])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('TSG-U02: プロファイル') as string });
  }
});

test('写しのあるフォルダに写しなしで作り直すと、残った写しと正解が別の人々のものだと言う', async () => {
  const out = join(folder, 'again');
  const made = (...options: string[]) => totsugo.run(['people', '--count', '30', '--out', out, ...options]);
  expect(await made('--corrupt', '0.5')).toMatchObject({ status: 0, stderr: '' });
  expect(await made('--seed', '2')).toMatchObject({ status: 0, stderr: 'people-corrupted.csv・truth.csv は前に作ったもので、いま書いた people.csv の写しではない。--corrupt を付けて作り直すか、消す\n' });
  expect(await made('--seed', '2', '--corrupt', '0.5')).toMatchObject({ status: 0, stderr: '' });
});

test('どの行も、組・一方だけ・読めない行のどれかに数えられる', async () => {
  const broken = join(folder, 'broken.csv');
  writeFileSync(broken, readFileSync(b(), 'utf8').split('\r\n').map((line, index) => (index > 0 && index % 1000 === 0 ? `${line},余り` : index % 1500 === 0 && index > 0 ? line.replace(',1,', ',\u0001,') : line)).join('\r\n'));
  const out = join(folder, 'broken-out');
  const { rowsA, rowsB, rejectedA, rejectedB, pairs, verdicts } = await json(a(), broken, '--out', out);
  const unmatched = rowsOf(join(out, 'unmatched.csv')).map((row) => row.split(','));
  const held = new Set(rowsOf(broken).flatMap((row) => row.split(',')[1]!));
  const refusedLines = new Set(rowsOf(join(out, 'rejected.csv')).map((row) => row.split(',').slice(0, 2).join()));
  expect(rejectedB).toBeGreaterThan(25);
  expect([refusedLines.size, rejectedA]).toEqual([rejectedB, 0]);
  expect([rowsA, rowsB]).toEqual([25_000, 25_000]);
  expect(sum(verdicts)).toBe(rowsB - rejectedB);
  expect(pairs).toBe(sum(verdicts) - verdicts['X1']! - verdicts['X2']!);
  expect(unmatched.filter(([side]) => side === 'B').length).toBe(verdicts['X2']);
  expect(held.size).toBeGreaterThan(0);
  const matchedA = new Set(rowsOf(broken).filter((_, index) => !refusedLines.has(`B,${index + 2}`)).map((row) => row.split(',')[1]!));
  expect(rowsA - unmatched.filter(([side]) => side === 'A').length).toBe(rowsOf(a()).filter((row) => matchedA.has(row.split(',')[1]!)).length);
});

test('読めない行は、側・行・バイト・項目・理由・直し方とともに rejected.csv にあり、個人番号は書かない', async () => {
  const line = `x,${individualNumberOf('00000000001', { kind: 'shifted', by: 3 })},山田　\u0007太郎,ヤマダ　タロウ,1970-01-01,1,架空区南台1`;
  const file = join(folder, 'control.csv');
  writeFileSync(file, `${readFileSync(a(), 'utf8').split('\r\n')[0]!.split(',').slice(0, 7).join(',')}\r\n${line}\r\n"閉じない\r\n`);
  const out = join(folder, 'control-out');
  const { rowsB, rejectedB } = await json(a(), file, '--out', out);
  expect([rowsB, rejectedB]).toEqual([2, 2]);
  const rows = rowsOf(join(out, 'rejected.csv'));
  expect(rows[0]).toMatch(/^B,2,16,name,name,E205,.*使えない文字 U\+0007 がある,/);
  expect(rows[1]).toMatch(/^B,3,\d+,\*,行,E202,/);
  expect(rows.join()).not.toMatch(/\d{12}/);
});

describe('--explain', () => {
  const titles = '個人番号,氏名,氏名カナ,生年月日,性別,住所';
  const number = (n: number) => individualNumberOf(String(n).padStart(11, '0'), { kind: 'shifted', by: 3 });
  const person = [['髙橋　太郎', 'タカハシ　タロウ', '1975-01-05', '1', '東京都架空区南台1丁目2番3号'], ['佐藤　花', 'サトウ　ハナ', '1980-02-03', '2', '東京都架空区北台2丁目1番1号']] as const;
  const [first] = person;
  const changed = (over: Partial<Record<number, string>>) => first.map((value, index) => over[index] ?? value);
  const cases: readonly (readonly [verdict: string, row: readonly string[], says: string])[] = [
    ['M0', [number(1), ...first], '五項目とも同じ文字列'], ['M1', [number(1), ...changed({ 0: '高橋　太郎' })], '異体字'], ['M2', [number(1), ...changed({ 4: '東京都架空区西台9丁目9番9号' })], '住所'],
    ['M2n', [number(2), ...person[1].slice(0, 4), '大阪府見本市南9'], '別の記録がある'], ['M3', [number(1), ...changed({ 1: 'タカハシ　ジロウ' })], 'カナ氏名'], ['H3', [number(1), ...changed({ 1: 'タカハシ　ジロウ', 4: '大阪府見本市南9' })], '住所'],
    ['H2', [number(1), ...changed({ 0: '髙橋　次郎', 1: 'タカハシ　ジロウ' })], '漢字氏名'], ['H1', [number(1), ...changed({ 2: '1975-05-01' })], '入れ替わっている'], ['X2', [number(99), ...first], '当たる記録がない'], ['X1', ['123456789012', ...first], '検査用数字'],
    ['rejected', [number(1), ...first, '余り'], '列が6のところ7ある'],
  ];
  test('どの判定の行にも、段階と理由を答える', async () => {
    const [register, asked] = [join(folder, 'register.csv'), join(folder, 'asked.csv')];
    writeFileSync(register, [titles, [number(1), ...first].join(), [number(2), ...person[1]].join(), [number(3), ...person[1].slice(0, 4), '京都府別名市1'].join(), ''].join('\n'));
    writeFileSync(asked, [titles, ...cases.map(([, row]) => row.join()), ''].join('\n'));
    for (const [index, [verdict, , says]] of cases.entries()) {
      const { explained } = await json(register, asked, '--explain', String(index + 2), '--number-mode', 'shifted:3');
      expect(explained!.answers.map((one) => one.verdict), `${index + 2}行`).toEqual([verdict]);
      expect(explained!.answers[0]!.because).toContain(says);
    }
    expect((await json(register, asked, '--explain', '99')).explained!.answers.map((one) => one.verdict)).toEqual(['none']);
    expect((await totsugo.run(['match', register, asked, '--explain', '3'])).stdout).toContain('3行: M1 表記差  K2 N0 D0 S0 A0');
  });
});
