import { expect, test } from 'vitest';
import { sourceFile } from './define.js';
import { determinism } from './determinism.js';

const found = (text: string, path = 'ward/x.ts') => determinism.findings([sourceFile(path, text)]);

test('機械の時計・偶然・環境は、どの書き方でも言う', () => {
  for (const text of [
    'Date.now()', 'new Date()', 'new Date', 'Date()', 'const now = Date.now;', 'performance.now()', 'process.hrtime.bigint()', 'Math.random()', 'crypto.randomUUID()', 'randomBytes(8)', 'randomUUID()',
    'process.env.HOME', 'process?.env', 'setTimeout(f, 1)', 'globalThis.setTimeout(f)', 'x.toLocaleString()',
  ]) expect(found(text), text).not.toEqual([]);
});

test('値を渡した日付の計算は時計ではない', () => {
  expect(found('new Date(0); new Date(text); Date.UTC(2020, 0, 1); Math.floor(1.5)')).toEqual([]);
});

test('世界の端(harness と cli)と試験は触れてよい', () => {
  for (const path of ['harness/clock.ts', 'cli/run.ts', 'cli.ts', 'bench/start.ts', 'ward/x.test.ts']) expect(found('Date.now()', path)).toEqual([]);
  expect(found('Date.now()', 'store/open.ts')).toEqual(['store/open.ts:1 Date.now は機械の時計']);
});
