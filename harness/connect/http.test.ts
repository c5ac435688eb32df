import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { actExample, startExample } from '../../contracts/ward-driver-examples.js';
import type { wardDriverOpenApi } from '../../contracts/ward-driver-openapi.js';
import type { Ward, WardStart } from '../../contracts/ward.js';
import { ConnectionProblem, WardMisbehaved } from './define.js';
import { wardDriver, type DriverServerOptions } from './driver-server.js';
import { paperWard } from './fixtures/paper-ward.js';
import { httpConnection, type HttpOptions } from './http.js';

const opened: FastifyInstance[] = [];
afterEach(async () => { for (const app of opened.splice(0)) await app.close(); });

async function listening(prepare: (app: FastifyInstance) => Promise<void>): Promise<string> {
  const app = Fastify({ forceCloseConnections: true });
  opened.push(app);
  await prepare(app);
  return app.listen({ port: 0, host: '127.0.0.1' });
}
const served = async (ward: Ward = paperWard(), options: Partial<DriverServerOptions> = {}) => listening((app) => wardDriver(app, ward, { name: '紙のシステム', version: '1', ...options }));
const connected = async (ward?: Ward, options: Partial<HttpOptions> = {}) => httpConnection(await served(ward), options).open();
const start = startExample as WardStart;
const raw = async (url: string, method: string, path: string, body?: string | Uint8Array, headers: Record<string, string> = {}) => {
  const response = await fetch(url + path, { method, headers: { ...(body !== undefined && { 'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream' }), ...headers }, ...(body !== undefined && { body: body as string | Uint8Array<ArrayBuffer> }) });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as { code?: string; why?: string; issues?: { pointer: string }[] }) : text };
};

test('届出、処理、ファイルの受け渡し、照会がHTTPの向こうのシステムで一巡する', async () => {
  const ward = await connected();
  await ward.reset(start);
  await ward.setClock('2026-04-02T09:40');
  expect(await ward.act(actExample)).toMatchObject({ accepted: true, householdKey: 'H-1' });
  expect(await ward.act(actExample)).toMatchObject({ accepted: false, refusals: [{ code: 'TSG-X03' }] });
  expect(await ward.run('exportChanges')).toEqual({ job: 'exportChanges', files: ['paper_131130_0001.csv'], decisions: [] });
  const files = await ward.outgoing();
  expect(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([['paper_131130_0001.csv', '0000012345,2026-04-01,']]);
  expect(await ward.outgoing()).toHaveLength(1);
  await ward.taken('paper_131130_0001.csv');
  await ward.taken('paper_131130_0001.csv');
  expect(await ward.outgoing()).toEqual([]);
  expect(await ward.deliver({ name: '結果 1.csv', bytes: Buffer.from('0000012345,ok\n') })).toMatchObject({ accepted: true, applied: 1 });
  expect((await ward.query({ query: 'history', personKey: '0000012345' })).rows).toEqual([{ recordedAt: '2026-04-02T09:40', operation: 'register', applicationStartOn: '2026-04-01', applicationEndOn: null, reason: 'moveInFromOutside', current: true }]);
});

test('どのバイトもそのまま行き来する', async () => {
  const every = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
  const seen: Uint8Array[] = [];
  const ward = await connected({ ...paperWard(), outgoing: async () => [{ name: 'every.bin', bytes: every }], deliver: async ({ bytes }) => { seen.push(bytes); return { accepted: true, layout: null, records: 0, applied: 0, issues: [] }; } });
  expect(Buffer.compare((await ward.outgoing())[0]!.bytes, every)).toBe(0);
  await ward.deliver({ name: 'every.bin', bytes: every });
  expect(Buffer.compare(seen[0]!, every)).toBe(0);
});

test('サーバーの窓口はOpenAPI文書と一致し、文書と画面は通信なしで出る', async () => {
  const routes: string[] = [];
  const url = await listening(async (app) => {
    app.addHook('onRoute', ({ method, url: path }) => { if (!/^\/(docs|openapi)/.test(path) && method !== 'HEAD') routes.push(`${String(method)} ${path}`); });
    await wardDriver(app, paperWard(), { name: '紙', version: '1' });
  });
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as ReturnType<typeof wardDriverOpenApi>;
  const printed = Object.entries(document.paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
  expect(routes.sort()).toEqual(printed.sort());
  const page = await (await fetch(`${url}/docs/`)).text();
  expect(page).toContain('swagger-ui');
  expect(page).not.toMatch(/(src|href)="https?:/);
  expect(await (await fetch(`${url}/docs/json`)).json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Ward Driver API' } });
});

test('形の違う届出は422で、場所と直し方がすべて返り、個人番号は返らない', async () => {
  const url = await served();
  await raw(url, 'POST', '/reset', JSON.stringify(start));
  const notification = { ...actExample, notification: { ...(actExample as { notification: object }).notification, receivedOn: '2026-02-30', occurredOn: undefined, occuredOn: '2026-04-01', headPersonKey: '123456789019x!' } };
  const answer = await raw(url, 'POST', '/acts', JSON.stringify(notification));
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ code: 'TSG-V422', issues: [
    { pointer: '/notification/receivedOn', why: '暦にある日付 YYYY-MM-DD であるべき' }, { pointer: '/notification/occurredOn', why: '値がない', cure: 'occurredOn を書く' }, { pointer: '/notification/headPersonKey' },
  ] });
  expect(JSON.stringify(answer.body)).not.toMatch(/\d{12}/);
});

test('つづりの違う任意の項目は黙って捨てず、場所を告げて断る', async () => {
  const url = await served();
  await raw(url, 'POST', '/reset', JSON.stringify(start));
  const answer = await raw(url, 'POST', '/acts', JSON.stringify({ act: 'correctPeriod', personKey: '1', applicationStartOn: '2026-04-01', newStartsOn: '2026-04-02', why: '誤り' }));
  expect(answer).toMatchObject({ status: 422, body: { issues: [{ pointer: '/newStartsOn', why: '知らない項目' }] } });
});

test.each([
  ['POST', '/acts', '{', 400, 'TSG-V400'], ['POST', '/acts', '"x"', 422, 'TSG-V422'], ['POST', '/acts', 'null', 422, 'TSG-V422'], ['POST', '/queries', '{"query":"salary"}', 422, 'TSG-V422'],
  ['POST', '/jobs/deleteAll', undefined, 422, 'TSG-V422'], ['PUT', '/clock', '{"now":"2026-04-01"}', 422, 'TSG-V422'], ['PUT', '/incoming/..%2F..%2Fetc%2Fpasswd', Buffer.from('x'), 422, 'TSG-V422'],
  ['GET', '/outgoing/..%2Fpackage.json', undefined, 422, 'TSG-V422'], ['DELETE', '/outgoing/%2Fetc%2Fpasswd', undefined, 422, 'TSG-V422'], ['PUT', '/incoming/a%00b', Buffer.from('x'), 422, 'TSG-V422'],
  ['PUT', '/incoming/a.csv', '{}', 415, 'TSG-V415'], ['POST', '/acts', Buffer.from('x'), 415, 'TSG-V415'], ['GET', '/outgoing/none.csv', undefined, 404, 'TSG-V404'], ['GET', '/nowhere', undefined, 404, 'TSG-V404'],
  ['POST', '/reset', JSON.stringify({ ...start, parameters: { unheardOf: 1 } }), 422, 'TSG-X05'],
] as const)('%s %s に %j を送ると %i %s で断り、直し方を添える', async (method, path, body, status, code) => {
  const url = await served();
  await raw(url, 'POST', '/reset', JSON.stringify(start));
  expect(await raw(url, method, path, body)).toMatchObject({ status, body: { code, why: expect.stringMatching(/./), cure: expect.stringMatching(/./) } });
});

test('大きすぎる本文は413', async () => {
  const url = await served(paperWard(), { messageLimit: 1000, fileLimit: 2000 });
  expect(await raw(url, 'POST', '/acts', JSON.stringify({ x: 'x'.repeat(1000) }))).toMatchObject({ status: 413, body: { code: 'TSG-V413' } });
  expect(await raw(url, 'PUT', '/incoming/a.csv', Buffer.alloc(2001))).toMatchObject({ status: 413, body: { code: 'TSG-V413' } });
});

test('reset の前の操作は409で、システムの言う直し方が届く', async () => {
  const url = await served();
  expect(await raw(url, 'GET', '/outgoing')).toMatchObject({ status: 409, body: { code: 'TSG-X01', cure: '先に reset する' } });
});

test('システムの中の故障は500で、個人番号らしい数字は伏せる', async () => {
  const url = await served({ ...paperWard(), act: async () => { throw new Error('row 123456789019 is broken'); } });
  const answer = await raw(url, 'POST', '/acts', JSON.stringify(actExample));
  expect(answer).toMatchObject({ status: 500, body: { code: 'TSG-V500', why: expect.stringContaining('MN#') } });
  expect(JSON.stringify(answer.body)).not.toContain('123456789019');
});

test('トークンのあるサーバーは、ない要求と違う要求を401で断り、正しい要求に答える', async () => {
  const url = await served(paperWard(), { token: 'himitsu' });
  expect(await raw(url, 'GET', '/health')).toMatchObject({ status: 401, body: { code: 'TSG-V401' } });
  await expect(httpConnection(url).open()).rejects.toMatchObject({ code: 'TSG-N03' });
  await expect(httpConnection(url, { token: 'chigau' }).open()).rejects.toBeInstanceOf(ConnectionProblem);
  await expect((await httpConnection(url, { token: 'himitsu' }).open()).capabilities()).resolves.toContain('files.outgoing');
});

test('別のページからの要求は断る', async () => {
  const url = await served();
  expect(await raw(url, 'POST', '/jobs/exportAll', undefined, { origin: 'https://evil.example' })).toMatchObject({ status: 401 });
});

test('同時の要求は一つずつ行われる', async () => {
  let inside = 0;
  let most = 0;
  const slow = async () => { most = Math.max(most, inside += 1); await new Promise((resolve) => { setTimeout(resolve, 5); }); inside -= 1; return { job: 'checkAges' as const, files: [], decisions: [] }; };
  const ward = await connected({ ...paperWard(), run: slow });
  await Promise.all(Array.from({ length: 8 }, async () => ward.run('checkAges')));
  expect(most).toBe(1);
});

const broken = (answer: (path: string) => { status?: number; type?: string; body?: string | Buffer } | null) => listening(async (app) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.all('/*', async (request, reply) => {
    const { status = 200, type = 'application/json', body = '' } = answer(`${request.method} ${request.url}`) ?? (request.url === '/health' ? { body: '{"api":"ward-driver/1","name":"x","version":"1"}' } : { status: 404 });
    return reply.code(status).type(type).send(body);
  });
});

test.each([
  ['応答の形が違う', { body: '{"accepted":"yes"}' }, 'TSG-M02', '/accepted'], ['JSONでない', { body: '<html>' }, 'TSG-M02', '応答が決まりに合わない'], ['状態が違う', { status: 201, body: '{}' }, 'TSG-M01', '201'],
  ['故障', { status: 500, body: '{"code":"E1","why":"個人番号 123456789019","cure":"x"}' }, 'TSG-M01', 'MN#'], ['説明のない422', { status: 422 }, 'TSG-M01', '説明なし'],
] as const)('%sときは実装の不適合として見せる', async (_title, reply, code, text) => {
  const ward = await httpConnection(await broken((path) => (path === 'POST /acts' ? reply : null))).open();
  const trouble = await ward.act(actExample).catch((error: unknown) => error);
  expect(trouble).toBeInstanceOf(WardMisbehaved);
  expect(trouble).toMatchObject({ code, message: expect.stringContaining(text), cure: expect.stringMatching(/./) });
});

test('一覧で告げたハッシュと違うファイルは受け取らない', async () => {
  const list = JSON.stringify({ files: [{ name: 'a.csv', bytes: 3, sha256: 'a'.repeat(64) }] });
  const ward = await httpConnection(await broken((path) => (path === 'GET /outgoing' ? { body: list } : path === 'GET /outgoing/a.csv' ? { type: 'application/octet-stream', body: Buffer.from('abc') } : null))).open();
  await expect(ward.outgoing()).rejects.toMatchObject({ code: 'TSG-M03' });
});

test('一覧のファイル名に道が書かれていても、どこにも触れずに不適合とする', async () => {
  const list = JSON.stringify({ files: [{ name: '../../etc/passwd', bytes: 3, sha256: 'a'.repeat(64) }] });
  const asked: string[] = [];
  const ward = await httpConnection(await broken((path) => { asked.push(path); return path === 'GET /outgoing' ? { body: list } : null; })).open();
  await expect(ward.outgoing()).rejects.toMatchObject({ code: 'TSG-M02' });
  expect(asked).toEqual(['GET /health', 'GET /outgoing']);
});

test('長すぎる応答は途中でやめる', async () => {
  const url = await broken((path) => (path === 'GET /capabilities' ? { body: 'x'.repeat(5000) } : null));
  await expect((await httpConnection(url, { messageLimit: 1000 }).open()).capabilities()).rejects.toMatchObject({ code: 'TSG-M05' });
});

test('誰も待っていないポートは設定の前提未達で、起動のしかたを告げる', async () => {
  const url = await served();
  await opened.pop()!.close();
  await expect(httpConnection(url).open()).rejects.toMatchObject({ code: 'TSG-N01', why: expect.stringContaining('ECONNREFUSED'), cure: expect.stringContaining('totsugo ward') });
});

test.each([
  ['つなげないポートの', 'http://127.0.0.1:9', 'TSG-N01'], ['URLでない', 'localhost:4700', 'TSG-N01'], ['名前が引けない', 'http://nobody.invalid', 'TSG-N01'], ['秘密を含む', 'http://u:p@127.0.0.1/', 'TSG-N01'], ['空の', '', 'TSG-N01'],
])('接続先が%sときも設定の前提未達として、直し方を見せる', async (_title, url, code) => {
  const trouble = await (async () => httpConnection(url).open())().catch((error: unknown) => error);
  expect(trouble).toBeInstanceOf(ConnectionProblem);
  expect(trouble).toMatchObject({ code, cure: expect.stringMatching(/./) });
  expect((trouble as Error).message).not.toContain('u:p');
});

test.each([
  ['別のサーバー', { type: 'text/html', body: '<html>' }, 'TSG-N04'], ['別の版のドライバー', { body: '{"api":"ward-driver/9","name":"x","version":"1"}' }, 'TSG-N05'], ['転送するサーバー', { status: 302 }, 'TSG-N04'],
])('%sには接続しない', async (_title, reply, code) => {
  await expect(httpConnection(await broken(() => reply)).open()).rejects.toMatchObject({ code });
});

test('応答のないシステムは時間で見切り、ミリ秒を告げる', async () => {
  const ward = await connected({ ...paperWard(), capabilities: async () => new Promise(() => {}) }, { timeoutMs: 80 });
  await expect(ward.capabilities()).rejects.toMatchObject({ code: 'TSG-N02', message: expect.stringContaining('80 ミリ秒') });
});
