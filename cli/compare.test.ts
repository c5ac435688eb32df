import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { exampleFiles, examplePairs } from '../matching/pairs.examples.js';
import { processes } from './fixtures/spawned.js';

const totsugo = processes();
beforeAll(() => totsugo.run(['--version']));
afterAll(() => totsugo.end());

const { written } = totsugo;
const answer = z.strictObject({ id: z.union([z.string(), z.number()]), level: z.string().regex(/^[KNDSA][0-9AX]$/), fold: z.boolean(), because: z.string().min(1) });
const linesOf = (stdout: string) => stdout.trim().split('\n').map((line) => answer.parse(JSON.parse(line)));
const variants = { id: 'v1', kind: 'kanjiVariants', a: '髙', b: '高' };
const homes = { id: 2, kind: 'addresses', a: '東京都架空区南台一丁目2番3号', b: '架空区南台1-2-3' };

test('compare は1行1組のファイルに、組の順で段階・同じとみなすか・理由を答える', async () => {
  const file = written('pairs.ndjson', `\ufeff${JSON.stringify(variants)}\n\n${JSON.stringify(homes)}\n`);
  const ended = await totsugo.run(['compare', file]);
  expect([ended.status, ended.stderr]).toEqual([0, '']);
  expect(linesOf(ended.stdout)).toEqual([
    { id: 'v1', level: 'K2', fold: true, because: '異体字の違いだけ 高=髙(JIS X 0208で包摂された字形)' },
    { id: 2, level: 'A1', fold: true, because: '住所の書き方の違いだけ' },
  ]);
});

test('compare --json は一つの配列を出し、配列のファイルも標準入力も読む', async () => {
  const file = written('pairs.json', JSON.stringify([variants, homes], null, 1));
  const ended = await totsugo.run(['compare', '-', '--json'], ['sh', '-c', `cat '${file}' | "$@"`, 'sh']);
  expect(z.array(answer).parse(JSON.parse(ended.stdout)).map(({ id, level }) => [id, level])).toEqual([['v1', 'K2'], [2, 'A1']]);
  expect(JSON.parse((await totsugo.run(['compare', written('empty.json', '[]'), '--json'])).stdout)).toEqual([]);
});

test('compare は種類ごとの配列を持つ文書も読み、集めた組すべてに書かれたとおり答える', async () => {
  const pairs = exampleFiles.flatMap(([file, kind]) => examplePairs(file).map((pair) => ({ kind, ...pair })));
  const document = { about: { title: '組' }, ...Object.fromEntries(exampleFiles.map(([file, kind]) => [kind, examplePairs(file).map(({ id, a, b }) => ({ id, a, b }))])) };
  for (const text of [JSON.stringify(document), JSON.stringify(document, null, 1)]) {
    const ended = await totsugo.run(['compare', written('variants.json', text)]);
    expect(ended.status).toBe(0);
    const answers = linesOf(ended.stdout);
    expect(answers.map(({ id }) => id)).toEqual(pairs.map(({ id }) => id));
    expect(answers.filter(({ fold }, index) => pairs[index]!.fold !== 'either' && fold !== (pairs[index]!.fold === 'yes'))).toEqual([]);
  }
});

test('読めない行は場所と直し方を stderr に挙げ、ほかの行には答えて、終了コードは2', async () => {
  const file = written('broken.ndjson', [
    JSON.stringify(variants), '{"id":"x"', JSON.stringify({ ...variants, kind: 'weight' }), JSON.stringify({ ...variants, id: undefined }), JSON.stringify({ ...variants, b: 3 }), JSON.stringify({ ...variants, a: '山'.repeat(1001) }), '[]', '7', JSON.stringify(homes),
  ].join('\n'));
  const ended = await totsugo.run(['compare', file]);
  expect(ended.status).toBe(2);
  expect(linesOf(ended.stdout).map(({ id }) => id)).toEqual(['v1', 2]);
  expect(ended.stderr.trim().split('\n')).toEqual([
    '2行: JSONとして読めない(TSG-PAIR)。1行に {"id":"1","kind":"name","a":"…","b":"…"} の形で書く',
    expect.stringMatching(/^3行: 知らない kind\(TSG-PAIR\)。kind は name・/), '4行: id がない(TSG-PAIR)。id に文字列か数を入れる', '5行: a か b が文字列でない(TSG-PAIR)。比べる二つの値を文字列で入れる',
    '6行: a か b が1000字を超えている(TSG-PAIR)。氏名や住所だけを入れる',
    '7行: 組がオブジェクトでない(TSG-PAIR)。{id, kind, a, b} の形にする', '8行: 組がオブジェクトでない(TSG-PAIR)。{id, kind, a, b} の形にする', '2組を比べ、7件は読めなかった',
  ]);
});

test('最初の行が壊れていても、残りの行には答える。Shift_JIS の行は文字の形式を言う', async () => {
  const broken = await totsugo.run(['compare', written('first.ndjson', `{"id":\n${JSON.stringify(variants)}\n`)]);
  expect([broken.status, linesOf(broken.stdout).length]).toEqual([2, 1]);
  const sjis = written('sjis.ndjson', Buffer.concat([Buffer.from('{"id":"s","kind":"name","a":"'), Buffer.from([0x8d, 0x82]), Buffer.from('","b":"x"}\n')]));
  expect(await totsugo.run(['compare', sjis])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('ファイルをUTF-8で保存する') as string });
});

test('二万行も順のまま答える', async () => {
  const file = written('many.ndjson', Array.from({ length: 20_000 }, (_, id) => JSON.stringify({ ...homes, id })).join('\n'));
  for (const ended of [await totsugo.run(['compare', file]), await totsugo.run(['compare', file, '--json'])]) {
    const answers = ended.stdout.startsWith('[') ? z.array(answer).parse(JSON.parse(ended.stdout)) : linesOf(ended.stdout);
    expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: 20_000 }, (_, id) => id));
  }
});

test('ないファイルは、直し方のある一文で断る', async () => {
  expect(await totsugo.run(['compare', join(totsugo.folder(), 'nothing')])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^TSG-U07: .* が読めない。/) as string });
});

test('U+FFFDそのものと、UTF-8として読めないバイトは、わけを分けて断る', async () => {
  const lost = JSON.stringify({ ...variants, a: '\ufffd橋' });
  const ended = await totsugo.run(['compare', written('lost.ndjson', Buffer.concat([Buffer.from(`${lost}\n${lost.replace('\ufffd', '\\ufffd')}\n`), Buffer.from(lost.replace('\ufffd', '?')).map((byte) => (byte === 0x3f ? 0xff : byte)), Buffer.from(`\r${JSON.stringify(homes)}\r\n`)]))]);
  const why = '置き換えの字 U+FFFD がある(どの字だったかは失われている)(TSG-PAIR)。元のデータから、字を失わない文字コードで書き出し直す';
  expect(linesOf(ended.stdout).map(({ id }) => id)).toEqual([2]);
  expect(ended.stderr.trim().split('\n')).toEqual([`1行: ${why}`, `2行: ${why}`, '3行: UTF-8として読めない文字がある(TSG-PAIR)。ファイルをUTF-8で保存する', '1組を比べ、3件は読めなかった']);
});
