import { expect, test } from 'vitest';
import type { SuiteOptions } from './options.js';
import { repeatOf } from './repeat.js';

const usual: SuiteOptions = { sut: 'reference', seed: 1, store: undefined, profile: undefined, municipality: '131032', numberMode: 'shifted:3', workers: 0 };

test('既定のままの実行は、何も書き足さずに繰り返せる', () => expect(repeatOf(usual)).toEqual({ options: [], withheld: [] }));

test('判定を変えうるものは、すべて残る', () => {
  expect(repeatOf({ ...usual, sut: 'http:http://127.0.0.1:4700', municipality: '渋谷区', numberMode: 'valid', profile: 'my.local.json', store: 'worlds', knownIssues: 'known.json', runDay: '2026-09-01' })).toEqual({
    options: [['sut', 'http:http://127.0.0.1:4700'], ['municipality', '渋谷区'], ['number-mode', 'valid'], ['profile', 'my.local.json'], ['store', 'worlds'], ['known-issues', 'known.json'], ['run-day', '2026-09-01']], withheld: [],
  });
  expect(repeatOf({ ...usual, sut: 'manual', folder: 'desk' }).options).toEqual([['sut', 'manual'], ['folder', 'desk']]);
  expect(repeatOf({ ...usual, sut: 'folder:/srv/drop box' }).options).toEqual([['sut', 'folder:/srv/drop box']]);
});

test('トークンと合言葉は残らず、あったことだけが残る', () => {
  expect(repeatOf({ ...usual, sut: 'http:http://127.0.0.1:4700', token: 'secret-token' })).toEqual({ options: [['sut', 'http:http://127.0.0.1:4700']], withheld: ['token'] });
  expect(repeatOf({ ...usual, token: 'secret-token' })).toEqual({ options: [], withheld: [] });
  expect(repeatOf({ ...usual, store: 'postgres://totsugo:secret@db.local:5433/worlds?sslmode=require' })).toEqual({ options: [['store', 'postgres://totsugo@db.local:5433/worlds?sslmode=require']], withheld: ['storeSecret'] });
  expect(repeatOf({ ...usual, store: 'postgresql://db.local/worlds?password=secret&sslmode=require' })).toEqual({ options: [['store', 'postgresql://db.local/worlds?sslmode=require']], withheld: ['storeSecret'] });
});

test.each([
  ['http:http://user:secret@10.0.0.1/driver', 'http:http://user@10.0.0.1/driver'], ['http:https://10.0.0.1/driver?token=secret', 'http:https://10.0.0.1/driver'],
  ['http:https://10.0.0.1/driver#secret', 'http:https://10.0.0.1/driver'],
])('住所 %s の中の合言葉も残らない', (sut, kept) => expect(repeatOf({ ...usual, sut }).options).toEqual([['sut', kept]]));

test('住所に合言葉がなければ、書かれたとおりに残る', () => expect(repeatOf({ ...usual, store: 'postgres://u@h/d' }).options).toEqual([['store', 'postgres://u@h/d']]));
