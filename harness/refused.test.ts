import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { bytes, fileNamePart, gives, json, municipalityPart, readBody } from '../contracts/route-form.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { defaultNumberMode, individualNumberOf } from '../law/check-digits.js';
import { assume } from '../law/define.js';
import { simulator } from '../simulators/define.js';
import { bytesWithin } from '../simulators/whole-body.js';
import type { StoreHome } from '../store/define.js';
import { inFolder, inMemory } from '../store/sqlite.js';
import { openBed, type BedOptions } from './bed.js';
import { registerOffice } from './office.js';
import { hashOf } from './tokens.js';

const closing: (() => unknown)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

const params = { code: municipalityPart, name: fileNamePart };
const taken = gives('受けた', z.object({ ok: z.boolean() }), { ok: true });
/** Refuses all while it is picky; the name `unread` before it has read anything. */
const shop = simulator({
  id: 'shop', ja: '試験の店', basis: assume('試験のため'), limitations: [], faults: { picky: '何でも断る' }, parameters: {}, jobs: {}, tables: {},
  routes(wire, party) {
    wire.put<{ Params: { name: string } }>('/inbox/:code/:name', { config: { form: { params, body: bytes, answers: { 202: taken } }, exchange: { what: '店へ渡す', direction: 'in', file: true, isWithoutNumbers: true } } }, async (request, reply) => {
      if (request.headers['x-key'] !== 'right') return reply.code(403).send({ code: 'TSG-X03', why: '鍵が違う', cure: '鍵を示す' });
      if (request.params.name === 'unread') return reply.code(422).send({ code: 'TSG-X02', why: '名が違う', cure: '名を直す' });
      await bytesWithin(request.body as Readable, 1e9);
      return party(request).faults.has('picky') ? reply.code(422).send({ code: 'TSG-X01', why: '気に入らない', cure: '直す', issues: [{ code: 'E1', line: 2, field: 'item', ja: '品', raw: 'x', why: '品がない', cure: '書く' }] }) : reply.code(202).send({ ok: true });
    });
    wire.post('/orders', { config: { form: { ja: '注文', body: json(z.object({ item: z.string() }), { item: '紙' }), answers: { 202: taken } }, exchange: { what: '注文する', direction: 'in' } } }, async (request, reply) => {
      const body = readBody(z.object({ item: z.string().describe('品') }), request.body);
      return body.ok ? reply.code(202).send({ ok: true }) : reply.code(422).send({ code: 'TSG-X04', why: '形が違う', cure: '直す', issues: body.issues });
    });
  },
});

async function opened(home: StoreHome = inMemory(), more: Partial<BedOptions> = {}) {
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [shop], extend: async (app, own) => registerOffice(app, own), ...more });
  closing.push(async () => bed.close());
  return bed;
}
async function withWorld(home?: StoreHome) {
  const bed = await opened(home);
  const world = await bed.create({ id: 'w', seed: 1, now: '2026-04-01T09:30', numberMode: defaultNumberMode });
  await world.fault('shop', 'picky', true);
  return { bed, world, at: `${bed.url}/w/w` };
}
const key = { 'x-key': 'right', 'x-totsugo-party': encodeURIComponent('国保システム') };
const put = (url: string, body: string, headers: Record<string, string> = key) => fetch(url, { method: 'PUT', headers: { 'content-type': 'application/octet-stream', ...headers }, body });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const listed = async (at: string, whose = '') => ((await (await fetch(`${at}/_refused${whose}`)).json()) as { refused: Record<string, unknown>[] }).refused;

test('断られたファイルは、いつ・誰が・どこへ・何を・なぜとともに一覧にあり、届いたとおりに読める', async () => {
  const { at } = await withWorld();
  await put(`${at}/shop/inbox/131016/a.csv`, '品\nx');
  const [one, ...others] = await listed(at);
  expect([one, others]).toEqual([{
    n: 1, party: 'shop', sender: '131016', at: '2026-04-01T09:30', caller: '国保システム', method: 'PUT', path: '/shop/inbox/131016/a.csv', contentType: 'application/octet-stream', size: 5, sha256: sha256('品\nx'), isKept: true,
    status: 422, code: 'TSG-X01', why: '気に入らない', cure: '直す', issues: [{ code: 'E1', line: 2, field: 'item', ja: '品', raw: 'x', why: '品がない', cure: '書く' }], times: 1, again: null, address: '/w/w/_refused/shop/131016/1',
  }, []]);
  expect(await (await fetch(`${at}/_refused/shop/131016/1`)).text()).toBe('品\nx');
  expect([await listed(at, '/shop/131016'), await listed(at, '/shop/131024'), await listed(at, '?after=1')]).toEqual([[one], [], []]);
});

test('関係者が読まずに断ったファイルも、終わりまで預かる', async () => {
  const { at } = await withWorld();
  const long = 'あ'.repeat(100_000);
  await put(`${at}/shop/inbox/131016/unread`, long);
  expect(await listed(at)).toMatchObject([{ code: 'TSG-X02', size: 300_000, sha256: sha256(long), isKept: true }]);
  expect(await (await fetch(`${at}/_refused/shop/131016/1`)).text()).toBe(long);
});

test('断られたJSONも、JSONとして読めない本文も残り、団体コードも医療機関の番号もない窓口のものは - の下にある', async () => {
  const { at } = await withWorld();
  for (const body of ['{"item":1}', '{"item":']) await fetch(`${at}/shop/orders`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect((await listed(at, '/shop/-')).map(({ code, issues }) => [code, issues])).toEqual([['TSG-X04', [{ field: 'item', ja: '品', why: '文字でない' }]], ['TSG-H400', []]]);
  expect(await (await fetch(`${at}/_refused/shop/-/2`)).text()).toBe('{"item":');
});

test('送り直せば同じ先へ同じ中身が届き、受け付けられたかが残る。鍵は送り直す者が示す', async () => {
  const { at, world } = await withWorld();
  await put(`${at}/shop/inbox/131016/a.csv`, 'x');
  const again = async (headers: Record<string, string> = {}) => (await fetch(`${at}/_refused/shop/131016/1/again`, { method: 'POST', headers })).json() as Promise<unknown>;
  expect(await again()).toEqual({ status: 403, answer: { code: 'TSG-X03', why: '鍵が違う', cure: '鍵を示す' } });
  expect(await again({ 'x-key': 'right' })).toMatchObject({ status: 422, answer: { code: 'TSG-X01' } });
  expect(await listed(at)).toMatchObject([{ n: 1, times: 2, again: { at: '2026-04-01T09:30', status: 422 } }]);
  await world.fault('shop', 'picky', false);
  await world.advance('2026-04-02T09:30');
  expect(await again({ 'x-key': 'right' })).toEqual({ status: 202, answer: { ok: true } });
  expect(await listed(at)).toMatchObject([{ n: 1, times: 2, again: { at: '2026-04-02T09:30', status: 202 } }]);
  expect((await world.journal.exchanges()).map(({ status, from }) => [status, from])).toEqual([[422, '国保システム'], [403, '国保システム'], [422, '国保システム'], [202, '国保システム']]);
});

test('同じ先への同じ中身は一行、中身か先が違えば別の行になる', async () => {
  const { at } = await withWorld();
  for (const [name, body] of [['a', 'x'], ['a', 'x'], ['a', 'y'], ['b', 'x']] as const) await put(`${at}/shop/inbox/131016/${name}`, body);
  expect((await listed(at)).map(({ n, path, times }) => [n, path, times])).toEqual([[1, '/shop/inbox/131016/a', 2], [2, '/shop/inbox/131016/a', 1], [3, '/shop/inbox/131016/b', 1]]);
});

test('個人番号を入れてはならない窓口に個人番号が届けば、届いたことだけを残し、中身は預からない', async () => {
  const { at } = await withWorld();
  const number = individualNumberOf('10000000001', defaultNumberMode);
  for (const name of ['a', 'unread']) await put(`${at}/shop/inbox/131016/${name}`, `品,${number}`);
  expect(await listed(at)).toMatchObject([{ code: 'TSG-X01', isKept: false, sha256: sha256(`品,${number}`) }, { code: 'TSG-X02', isKept: false }]);
  for (const [method, path] of [['GET', ''], ['POST', '/again']] as const) expect(await (await fetch(`${at}/_refused/shop/131016/1${path}`, { method })).json()).toMatchObject({ code: 'TSG-W07' });
});

test('受け付けたもの、鍵の違う相手のもの、本文のないものは残らない', async () => {
  const { at, world } = await withWorld();
  await put(`${at}/shop/inbox/131016/a`, 'x', {});
  await put(`${at}/shop/inbox/131016/a`, '');
  await world.fault('shop', 'picky', false);
  await put(`${at}/shop/inbox/131016/a`, 'x');
  expect(await listed(at)).toEqual([]);
});

test('世界を開き直しても写しても残り、関係者を空にすればなくなる', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-refused-'));
  closing.push(() => { rmSync(folder, { recursive: true, force: true }); });
  const first = await withWorld(inFolder(folder));
  await put(`${first.at}/shop/inbox/131016/a`, 'x');
  await first.bed.close();
  closing.pop();
  const bed = await opened(inFolder(folder));
  await bed.fork('w', 'copy');
  for (const id of ['w', 'copy']) expect(await listed(`${bed.url}/w/${id}`)).toMatchObject([{ n: 1, isKept: true, address: `/w/${id}/_refused/shop/131016/1` }]);
  await fetch(`${bed.url}/w/w/shop/_sim/reset`, { method: 'POST' });
  expect([await listed(`${bed.url}/w/w`), (await listed(`${bed.url}/w/copy`)).length]).toEqual([[], 1]);
});

test('ない番号は、そう答える', async () => {
  const { at } = await withWorld();
  for (const n of ['1', 'x', '99999999999']) expect([(await fetch(`${at}/_refused/shop/131016/${n}`)).status, n]).toEqual([404, n]);
});

test('合言葉があれば、市区町村は自らのものだけ、関係者はその関係者のもの、世界の担当はすべてを見られる', async () => {
  const names = ['office', 'shop', 'shop/131016', 'shop/131024'];
  const bed = await opened(inMemory(), { tokens: async () => new Map(names.map((name) => [name, hashOf(`token of ${name}`)])) });
  await bed.create({ id: 'w', seed: 1, now: '2026-04-01T09:30', numberMode: defaultNumberMode });
  const opens = async (path: string) => (await Promise.all(names.map(async (name) => ((await fetch(`${bed.url}/w/w/_refused${path}`, { headers: { authorization: `Bearer token of ${name}` } })).status === 200 ? [name] : [])))).flat();
  expect([await opens(''), await opens('/shop/131016'), await opens('/shop/131024')]).toEqual([['office'], ['office', 'shop', 'shop/131016'], ['office', 'shop', 'shop/131024']]);
});
