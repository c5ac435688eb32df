import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { labelsIn, scoreText, scoreVerdicts } from './truth.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-truth-'));
afterAll(() => rmSync(folder, { recursive: true }));
const titles = 'rowA,rowB,kind,ja,effect,verdicts,levels';
const written = (name: string, ...lines: string[]): string => {
  writeFileSync(join(folder, name), lines.map((line) => `${line}\r\n`).join(''));
  return join(folder, name);
};
const told = async (path: string) => { for await (const _ of labelsIn(path)); };

test.each([
  ['空の表', [], 'は正解の表でない(空)'], ['見出しの違う表', [titles.replace('kind', 'kinds')], 'は正解の表でない'], ['途中で切れた表', [titles, 'A1,B1,exact,違いなし,none,M0,K0', 'A2,B2,ex'], '(3行目の列が7のところ3ある)'],
  ['同じ記録を二度述べる表', [titles, 'A1,B1,exact,違いなし,none,M0,K0', 'A2,B1,exact,違いなし,none,M0,K0'], '(3行目の rowB は前の行にもある)'],
])('%sは、正解の表として断る', async (name, lines, says) => {
  await expect(told(written(`${name}.csv`, ...lines))).rejects.toMatchObject({ code: 'TSG-U24', message: expect.stringContaining(says) as string });
});

test('フォルダを正解の表として渡すと、読めないと言う', async () => {
  await expect(told(folder)).rejects.toMatchObject({ code: 'TSG-U07', message: expect.stringContaining('が読めない') as string });
});

test('相手のいない記録は何度あってもよい', async () => {
  await told(written('absent.csv', titles, 'A1,,absent,相手なし,absent,,', 'A2,,absent,相手なし,absent,,'));
});

test('採点は種類を日本語で言い、述べていない記録があればその数を言う', async () => {
  const labels = written('labels.csv', titles, 'A1,B1,variant+spacing,異体字・氏名の空白,tolerated,M1,K2', 'A2,B2,variant,異体字,tolerated,M1,K2', 'A3,B3,birthDayOff,生年月日の1日違い,mismatch,H1,D3');
  const score = await scoreVerdicts(labels, new Map([['B1', 'M1'], ['B2', 'M1'], ['B3', 'M0']]));
  expect(score).toEqual({ records: 3, kinds: { variant: { ja: '異体字', n: 2, found: 2, missed: 0 }, birthDayOff: { ja: '生年月日の1日違い', n: 1, found: 0, missed: 1 } }, precision: 1, recall: 0, f1: 0 });
  const ofKind = ({ n, missed }: { readonly n: number; readonly missed: number }) => `${n}件 外れ ${missed}`;
  expect(scoreText(score, 5, ofKind)).toEqual(['正解との照合: 適合率 1 再現率 0 F1 0', '  採点した記録は3件(Bは5行)', '  生年月日の1日違い: 1件 外れ 1', '  異体字: 2件 外れ 0']);
  expect(scoreText(score, 3, ofKind)[1]).toBe('  生年月日の1日違い: 1件 外れ 1');
});
