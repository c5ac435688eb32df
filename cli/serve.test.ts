import { request } from 'node:http';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { qualificationHousehold, qualificationPerson } from '../contracts/aggregator/qualification.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { processes } from './fixtures/spawned.js';
import { simulators } from './parts.js';

const server = process.env['TOTSUGO_TEST_PG'];
const totsugo = processes();
beforeAll(async () => { await totsugo.run(['--version']); });
afterEach(() => totsugo.end());

const ask = async (url: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }) }, ...(body === undefined ? {} : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, text, json: () => JSON.parse(text) as never };
};

const openApi = z.object({
  openapi: z.string().regex(/^3\.1\.\d+$/), info: z.object({ title: z.string().min(1), version: z.string().min(1), description: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'put', 'post', 'delete', 'head', 'patch', 'options']), z.object({
    tags: z.array(z.string()).min(1), summary: z.string().min(1), responses: z.record(z.string().regex(/^\d{3}$/), z.union([z.object({ description: z.string() }), z.object({ $ref: z.string().startsWith('#/components/responses/') })])),
    parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean().optional(), schema: z.looseObject({}) })).optional(),
  }))),
});

test('動き出すと関係者ごとの住所を告げ、/docs の頁と OpenAPI 3.1 の文書がすべての関係者を載せる', async () => {
  const served = await totsugo.start(['serve', '--port', '0']);
  for (const { id, ja } of simulators) expect(served.stdout()).toContain(`${ja}: ${served.url}/w/main/${id}`);
  const page = await ask(`${served.url}/docs`);
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('<html')]);
  expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
  const text = (await ask(`${served.url}/openapi.json`)).text;
  expect((await ask(`${served.url}/docs/json`)).json()).toEqual(JSON.parse(text));
  const document = openApi.parse(JSON.parse(text));
  const routes = Object.entries(document.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, ...operation })));
  expect(new Set(routes.flatMap(({ tags }) => tags))).toEqual(new Set(['世界', ...simulators.map(({ ja }) => ja)]));
  for (const { path, parameters = [] } of routes) expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name).sort(), path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort());
  for (const { id, ja } of simulators) expect(routes.filter(({ path, tags }) => path.startsWith(`/w/{world}/${id}/`) && tags.includes(ja)).length).toBeGreaterThan(2);
  const card = (await ask(`${served.url}/w/main/aggregator/_sim`)).json();
  expect(card).toMatchObject({ id: 'aggregator', ja: '国保情報集約システム' });
});

test('ブラウザーで開いた人には、窓口の一覧・世界・関係者と、はじめ方の頁を見せ、世界ごとの頁から先のつなぎはすべて届く', async () => {
  const served = await totsugo.start(['serve', '--port', '0', '--today', '2026-05-11']);
  const [front, world] = [await ask(`${served.url}/`), await ask(`${served.url}/w/main`)];
  const linksIn = (page: string) => [...page.matchAll(/<a href="([^"]+)"/g)].map(([, to]) => to!);
  expect([front.status, linksIn(front.text)]).toEqual([200, ['/docs', '/openapi.json', '/w/main']]);
  expect(front.text).toContain('<a href="/w/main">main</a>: 業務日時 2026-05-11 09:30');
  for (const { id, ja } of simulators) expect([front.text.includes(`${ja} <code>/w/{世界}/${id}</code>`), world.text.includes(`${ja} <code>${served.url}/w/main/${id}</code>`)]).toEqual([true, true]);
  expect(world.text).toContain(`curl -X POST ${served.url}/w/main/_clock -H 'content-type: application/json' -d '{"advanceTo":"2026-05-12"}'`);
  for (const to of [...linksIn(front.text), ...linksIn(world.text)]) expect([to, (await ask(served.url + to)).status]).toEqual([to, 200]);
  const nowhere = await ask(`${served.url}/w/nowhere`);
  expect([nowhere.status, nowhere.json()]).toEqual([404, expect.objectContaining({ code: 'TSG-W02' })]);
});

test('--data の世界は、止めて動かし直しても、日時も届いたファイルも障害もそのまま', async () => {
  const data = totsugo.folder();
  const first = await totsugo.start(['serve', '--port', '0', '--data', data, '--seed', '7']);
  expect((await ask(`${first.url}/w`, 'POST', { id: 'lesson', seed: 3, now: '2026-05-10' })).status).toBe(201);
  const [file] = pair(1);
  expect((await ask(`${first.url}/w/lesson/data-link-pc/131016/outbox/${file.name}`, 'PUT', file.bytes)).status).toBe(202);
  await ask(`${first.url}/w/lesson/data-link-pc/_sim/faults/broken`, 'PUT');
  expect((await ask(`${first.url}/w/lesson/_clock`, 'POST', { advanceTo: '2026-05-12' })).json()).toEqual({ now: '2026-05-12T09:30' });
  expect((await first.stop()).status).toBe(0);
  const again = await totsugo.start(['serve', '--port', '0', '--data', data]);
  const { worlds } = z.object({ worlds: z.array(z.looseObject({ id: z.string(), seed: z.number(), now: z.string() })) }).parse((await ask(`${again.url}/w`)).json());
  expect(worlds.map(({ id, seed, now }) => [id, seed, now])).toEqual([['lesson', 3, '2026-05-12T09:30'], ['main', 7, '2026-04-01T09:30']]);
  expect((await ask(`${again.url}/w/lesson/data-link-pc/131016/outbox`)).json()).toMatchObject({ files: [{ name: file.name, bytes: file.bytes.length, state: 'waiting' }] });
  expect((await ask(`${again.url}/w/lesson/data-link-pc/_sim`)).json()).toMatchObject({ faults: expect.arrayContaining([{ name: 'broken', ja: expect.any(String) as string, on: true }]) as unknown });
});

test('要求を受けている最中に SIGTERM を受けても、数秒で終了コード0で止まり、受けたと答えたものは何も失わない', async () => {
  const data = totsugo.folder();
  const served = await totsugo.start(['serve', '--port', '0', '--data', data]);
  const taken: number[] = [];
  const over = new AbortController();
  const senders = Array.from({ length: 4 }, async (_, lane) => {
    for (let n = 1; !over.signal.aborted; n += 1) {
      const seq = lane * 1000 + n;
      const [file] = pair(seq);
      const answer = await ask(`${served.url}/w/main/aggregator/municipalities/131016/inbox/${file.name}`, 'PUT', file.bytes).catch(() => null);
      if (answer?.status === 202) taken.push(seq);
      if (answer === null) await new Promise((resolve) => { setTimeout(resolve, 5); });
    }
  });
  const advancing = ask(`${served.url}/w/main/_clock`, 'POST', { advanceTo: '2027-04-01' }).catch(() => null);
  const stuck = request(`${served.url}/w/main/aggregator/municipalities/131016/inbox/never-ends.csv`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream', 'content-length': '1000000' } }).on('error', () => {});
  stuck.write('a');
  while (taken.length < 20) await new Promise((resolve) => { setTimeout(resolve, 5); });
  const begun = performance.now();
  const { status, stderr } = await served.stop();
  over.abort();
  expect([status, stderr]).toEqual([0, 'SIGTERM を受けたので、書き終えて止まります\n']);
  expect(performance.now() - begun).toBeLessThan(15_000);
  await Promise.all(senders);
  const cut = await advancing;
  if (cut) expect([200, 503]).toContain(cut.status);

  const again = await totsugo.start(['serve', '--port', '0', '--data', data]);
  for (const seq of taken.slice(0, 5).concat(taken.slice(-20))) {
    const [{ name, bytes }] = pair(seq);
    expect((await ask(`${again.url}/w/main/aggregator/municipalities/131016/inbox/${name}`, 'PUT', bytes)).json(), name).toMatchObject({ duplicate: true });
  }
  expect((await ask(`${again.url}/w/main/_clock`, 'POST', { advanceTo: '2027-04-01' })).json()).toEqual({ now: '2027-04-01T09:30' });
});

test('同じフォルダや同じポートで二つ目を動かそうとすると、直し方とともに断り、一つ目は動きつづける', async () => {
  const data = totsugo.folder();
  const served = await totsugo.start(['serve', '--port', '0', '--data', data]);
  const port = new URL(served.url).port;
  expect(await totsugo.run(['serve', '--port', '0', '--data', data])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^TSG-N10: フォルダ .+ は別の worlds\(プロセス \d+\)が使っている。先にそれを終えるか、別のフォルダを使う。.+\n$/) });
  expect(await totsugo.run(['serve', '--port', port])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^TSG-H01: 127\.0\.0\.1 のポート \d+ で待ち受けられない: 別のプロセスが使っている。.+\n$/) });
  expect(await totsugo.run(['ward', '--port', port])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^TSG-H01: /) });
  expect((await ask(`${served.url}/w`)).status).toBe(200);
  await served.stop('SIGKILL');
  const again = await totsugo.start(['serve', '--port', port, '--data', data]);
  expect((await ask(`${again.url}/w`)).status).toBe(200);
});

test.skipIf(!server)('PostgreSQLの一つの世界は、一つのプロセスだけが動かす。二つ目は直し方とともに断られ、別の世界なら動き、一つ目が殺されれば引き継げる', async () => {
  const [shared, other] = [`shared-${process.pid}`, `other-${process.pid}`];
  const first = await totsugo.start(['serve', '--port', '0', '--store', server!, '--world', shared]);
  await ask(`${first.url}/w/${shared}/_clock`, 'POST', { advanceTo: '2026-04-03' });
  expect(await totsugo.run(['serve', '--port', '0', '--store', server!, '--world', shared])).toEqual({ status: 2, stdout: '', stderr: `TSG-W03: 世界「${shared}」は別のプロセスが動かしている。先にそれを終えるか、別の名前にする(serve なら --world)\n` });
  const second = await totsugo.start(['serve', '--port', '0', '--store', server!, '--world', other]);
  const { worlds } = z.object({ worlds: z.array(z.looseObject({ id: z.string(), now: z.string() })) }).parse((await ask(`${second.url}/w`)).json());
  expect(worlds).toEqual(expect.arrayContaining([expect.objectContaining({ id: shared, now: '2026-04-03T09:30' }), expect.objectContaining({ id: other })]));
  for (const [method, path, body] of [['GET', `/w/${shared}/_clock`], ['GET', `/w/${shared}/residents/_sim`], ['POST', `/w/${shared}/_fork`, { to: 'x' }], ['DELETE', `/w/${shared}`]] as const) {
    const refused = await ask(second.url + path, method, body);
    expect([path, refused.status, refused.json()]).toEqual([path, 409, expect.objectContaining({ code: 'TSG-W03' })]);
  }
  await first.stop('SIGKILL');
  await vi.waitFor(async () => expect((await ask(`${second.url}/w/${shared}/_clock`)).json()).toEqual({ now: '2026-04-03T09:30' }), 5_000);
  for (const id of [shared, other]) expect((await ask(`${second.url}/w/${id}`, 'DELETE')).status).toBe(204);
});

/** An empty pair of files of 千代田区 with that number. */
function pair(seq: number) {
  const envelope = { municipalityCode: '131016', date: '2026-04-01', seq } as const;
  return [codecOf(bundledProfile(), qualificationHousehold).format(envelope, []), codecOf(bundledProfile(), qualificationPerson).format(envelope, [])] as const;
}
