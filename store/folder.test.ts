import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from './folder.js';

const root = mkdtempSync(join(tmpdir(), 'totsugo-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

test('上のフォルダごと作り、もうあればそのままにする', async () => {
  const path = join(root, 'a/b/c');
  expect(await makeFolder(path)).toBe(path);
  expect(statSync(path).isDirectory()).toBe(true);
  expect(await makeFolder(path)).toBe(path);
});

test('同じフォルダを同時に作っても、どちらも終わる', async () => {
  const path = join(root, 'd/e/f/g');
  expect(await Promise.all([makeFolder(path), makeFolder(path), makeFolder(path)])).toEqual([path, path, path]);
});

test('途中がファイルなら、作らずに断る', async () => {
  writeFileSync(join(root, 'file'), '');
  await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  await expect(makeFolder(join(root, 'file/x/y'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test.skipIf(process.platform !== 'linux')('何も作れないところでは、待ち続けずに断る', async () => {
  await expect(makeFolder('/proc/totsugo/out')).rejects.toMatchObject({ code: 'ENOENT' });
});
