import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalBody } from '../contracts/route-form.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { dataLinkPc } from '../simulators/data-link-pc/data-link-pc.js';
import { residents } from '../simulators/residents/residents.js';
import { inMemory } from '../store/sqlite.js';
import { openBed, type Bed } from './bed.js';
import { registerOffice } from './office.js';

let bed: Bed;
beforeAll(async () => {
  bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [residents, dataLinkPc], fileLimit: 2_000_000, extend: async (app, opened) => {
    registerOffice(app, opened);
    app.get('/broken', async () => { throw new Error('connection to 123456789012 lost'); });
  } });
  await bed.create({ id: 'w', seed: 1, now: '2026-04-01T09:30', numberMode: { kind: 'shifted', by: 3 } });
});
afterAll(() => bed.close());

const json = { 'content-type': 'application/json' };
const file = { 'content-type': 'application/octet-stream' };
const notify = '/w/w/residents/_sim/notify';
const outbox = '/w/w/data-link-pc/131016/outbox';
type Wrong = readonly [ja: string, method: string, path: string, init: { headers?: Record<string, string>; body?: string }, status: number, code: string, why: RegExp, cure: RegExp];
const wrong: readonly Wrong[] = [
  ['知らない道', 'GET', '/nothing', {}, 404, 'TSG-H404', /GET \/nothing という窓口はない/, /\/w\/\{世界\}/],
  ['知らない関係者', 'GET', '/w/w/nobody', {}, 404, 'TSG-H404', /窓口はない/, /residents\|data-link-pc/],
  ['知らない世界', 'GET', '/w/none/residents/_sim', {}, 404, 'TSG-W02', /世界「none」はない/, /POST \/w/],
  ['道にない操作', 'DELETE', outbox, {}, 405, 'TSG-H405', /DELETE .* という操作はない/, /GET を使う/],
  ['道にない操作(本文つき)', 'POST', `${outbox}/a`, { headers: { 'content-type': 'text/csv' }, body: 'x' }, 405, 'TSG-H405', /という操作はない/, /PUT を使う/],
  ['ファイルの窓口へフォームの形', 'PUT', `${outbox}/a`, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'x' }, 415, 'TSG-H415', /application\/x-www-form-urlencoded は/, /application\/octet-stream にして/],
  ['ファイルの窓口へJSON', 'PUT', `${outbox}/a`, { headers: json, body: '{}' }, 415, 'TSG-H415', /application\/json は/, /octet-stream/],
  ['ファイルの窓口へ content-type の形でないもの', 'PUT', `${outbox}/a`, { headers: { 'content-type': '???' }, body: 'x' }, 415, 'TSG-H415', /content-type は受けない/, /octet-stream/],
  ['JSONの窓口へファイル', 'POST', notify, { headers: file, body: 'x' }, 415, 'TSG-H415', /octet-stream は/, /application\/json にして/],
  ['JSONの窓口へ壊れたJSON', 'POST', notify, { headers: json, body: '{"a":' }, 400, 'TSG-H400', /JSONとして読めない/, /正しいJSON/],
  ['JSONの窓口へ、型を汚す鍵', 'POST', notify, { headers: json, body: '{"__proto__":{"a":1}}' }, 400, 'TSG-H400', /JSONとして読めない/, /正しいJSON/],
  ['JSONの窓口へ空の本文', 'POST', notify, { headers: json, body: '' }, 400, 'TSG-H400', /本文が空/, /content-type を付けない/],
  ['JSONの窓口へ形の違うJSON', 'POST', notify, { headers: json, body: '{"notification":{"kind":1}}' }, 422, 'TSG-R07', /届出の形に合わない/, /issues/],
  ['パラメータに一覧', 'PUT', '/w/w/residents/_sim/parameters', { headers: json, body: '[1]' }, 400, 'TSG-H400', /[ぁ-ん]/, /[ぁ-ん]/],
  ['パラメータに本文なし', 'PUT', '/w/w/residents/_sim/parameters', {}, 400, 'TSG-H400', /値がない/, /本文 を書く/],
  ['大きすぎるJSON', 'POST', notify, { headers: json, body: JSON.stringify('x'.repeat(4_200_000)) }, 413, 'TSG-H413', /本文が大きすぎる/, /分けて/],
  ['大きすぎるファイル', 'PUT', `${outbox}/a`, { headers: file, body: 'x'.repeat(2_000_001) }, 413, 'TSG-H413', /2000000 バイトを超える/, /分けて/],
  ['% の書き方の違う道', 'GET', '/w/%zz', {}, 400, 'TSG-H400', /% の書き方/, /%XX/],
  ['長すぎる一区切り', 'PUT', `${outbox}/${'a'.repeat(201)}`, { headers: file, body: 'x' }, 414, 'TSG-H414', /長すぎる/, /200文字/],
  ['つづりの違う鍵', 'POST', '/w', { headers: json, body: '{"id":"x","now":"2026-04-01","seeed":3}' }, 400, 'TSG-H400', /seeed/, /除く/],
  ['試験系の故障', 'GET', '/broken', {}, 500, 'TSG-H500', /試験系の故障\(connection to MN#[0-9a-f]{8} lost\)/, /開発元/],
];

test.each(wrong)('%s は、符号と理由と直し方を日本語で答える', async (_ja, method, path, init, status, code, why, cure) => {
  const response = await fetch(bed.url + path, { method, ...init });
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const body = refusalBody.strict().parse(await response.json());
  expect([response.status, body.code]).toEqual([status, code]);
  expect(body.why).toMatch(why);
  expect(body.cure).toMatch(cure);
  for (const text of [body.why, body.cure, ...(body.issues ?? []).map((issue) => issue.why)]) expect(text).toMatch(/[ぁ-んァ-ヶ一-龠]/);
});

test('道にない操作には、使える操作を Allow でも告げる', async () => {
  expect((await fetch(`${bed.url}/w/w/residents/_sim/faults/late`, { method: 'POST' })).headers.get('allow')).toBe('DELETE, PUT');
});

test('長さを言わずに送られたファイルも、上限を超えたところで断り、何も預からない', async () => {
  const stream = Readable.toWeb(Readable.from((function* () { for (let i = 0; i < 40; i += 1) yield Buffer.alloc(100_000); })()));
  const response = await fetch(`${bed.url}${outbox}/long`, { method: 'PUT', headers: file, body: stream as never, duplex: 'half' } as RequestInit);
  expect([response.status, await response.json()]).toEqual([413, { code: 'TSG-H413', why: '本文が上限の 2000000 バイトを超える', cure: '分けて送る' }]);
  expect(await (await fetch(bed.url + outbox)).json()).toEqual({ files: [] });
});

test('本文の要らない窓口は、付いてきた本文を読み飛ばす', async () => {
  for (const init of [{ headers: json, body: '' }, { headers: json, body: '{}' }, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' }]) {
    expect((await fetch(`${bed.url}/w/w/residents/_sim/reset`, { method: 'POST', ...init })).status).toBe(204);
  }
});

/** What comes back for bytes that no HTTP client would send. */
const raw = (text: string) => new Promise<string>((resolve, reject) => {
  const { hostname, port } = new URL(bed.url);
  let answer = '';
  const socket = connect(Number(port), hostname, () => socket.write(text)).setEncoding('utf8').on('error', reject).on('close', () => resolve(answer));
  socket.on('data', (part: string) => { answer += part; });
});

test.each([['HTTPでないもの', 'hello\r\n\r\n', 400], ['大きすぎるヘッダー', `GET /w HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431]])('%s にも同じ形で答えて閉じる', async (_ja, text, status) => {
  const [head, body] = (await raw(text)).split('\r\n\r\n') as [string, string];
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(Number(/content-length: (\d+)/.exec(head)![1])).toBe(Buffer.byteLength(body));
  expect(refusalBody.strict().parse(JSON.parse(body))).toMatchObject({ code: `TSG-H${status}`, why: expect.stringMatching(/[ぁ-ん]/) as unknown, cure: expect.stringMatching(/[ぁ-ん]/) as unknown });
});
