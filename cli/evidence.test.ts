import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writeEvidence } from './evidence.js';

const root = mkdtempSync(join(tmpdir(), 'totsugo-evidence-'));
const folder = join(root, 'evidence');
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (files: Readonly<Record<string, string>>, manifest = '{}') => writeEvidence(folder, Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })), manifest);
const all = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

test('前の回の証跡のうち、この回のものだけが新しい中身で残り、空になったフォルダも消える', () => {
  write({ 'a/1-x.json': 'long old content', 'a/2/y.csv': 'y', 'b/1-x.json': 'b', 'c/d/e/f': 'deep', 'c/g': 'g' }, 'old');
  write({ 'a/1-x.json': 'new' }, 'new');
  expect(all()).toEqual(['a/1-x.json', 'manifest.json']);
  expect([read('a/1-x.json'), read('manifest.json'), readdirSync(folder)]).toEqual(['new', 'new', ['a', 'manifest.json']]);
});

test('ファイルとフォルダの名が入れ替わっても書ける', () => {
  write({ 'a/1': 'file', 'b/1/x': 'in a folder' });
  write({ 'a/1/x': 'in a folder', 'b/1': 'file' });
  expect(all()).toEqual(['a/1/x', 'b/1', 'manifest.json']);
});

test.skipIf(process.platform === 'win32')('証跡の場所に置かれたリンクの先には書かない', () => {
  mkdirSync(join(folder, 'a'), { recursive: true });
  writeFileSync(join(root, 'elsewhere'), 'untouched');
  symlinkSync(join(root, 'elsewhere'), join(folder, 'a/1-x.json'));
  symlinkSync(root, join(folder, 'b'));
  write({ 'a/1-x.json': 'evidence', 'b/1-x.json': 'evidence' });
  expect([readFileSync(join(root, 'elsewhere'), 'utf8'), read('a/1-x.json'), readdirSync(root).sort()]).toEqual(['untouched', 'evidence', ['elsewhere', 'evidence']]);
});

test('書き終わらないうちは目録がない', () => {
  write({ 'a/1-x.json': 'old' }, 'old');
  expect(() => writeEvidence(folder, [{ path: 'a/1-x.json', bytes: Buffer.from('new') }, { path: 'a/\0', bytes: Buffer.from('cannot be written') }], 'new')).toThrow(/null bytes/);
  expect(all()).toEqual(['a/1-x.json']);
});

test('電文が一つもなくても目録はある', () => {
  write({}, 'empty');
  expect(all()).toEqual(['manifest.json']);
});
