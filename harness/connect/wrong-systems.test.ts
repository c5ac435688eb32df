import { connect, createServer, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test, vi } from 'vitest';
import { capabilities, type Capability, type Ward } from '../../contracts/ward.js';
import type { Connection } from './define.js';
import { wardDriver } from './driver-server.js';
import { amiss } from './fixtures/examination.js';
import { paperWard } from './fixtures/paper-ward.js';
import { httpConnection, type HttpOptions } from './http.js';

vi.setConfig({ testTimeout: 60_000 });
const closing: (() => unknown)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

async function http(prepare: (app: FastifyInstance) => unknown, options: HttpOptions = {}): Promise<Connection> {
  const app = Fastify({ forceCloseConnections: true });
  closing.push(async () => app.close());
  await prepare(app);
  return httpConnection(await app.listen({ port: 0, host: '127.0.0.1' }), { timeoutMs: 20_000, ...options });
}
/** A paper ward behind a driver, changed in the ward or on its way; `asked` are the requests it got. */
async function driver(change: Partial<Ward> = {}, onWay: (app: FastifyInstance) => unknown = () => {}, options: HttpOptions & { readonly wants?: string } = {}) {
  const asked: string[] = [];
  const connection = await http(async (app) => {
    app.addHook('onRequest', async ({ method, url }) => void asked.push(`${method} ${decodeURIComponent(url)}`));
    app.addHook('preHandler', async ({ body }) => {
      const { act, query } = (body ?? {}) as { readonly act?: string; readonly query?: string };
      for (const named of [act, query]) if (named !== undefined) asked.push(named);
    });
    await onWay(app);
    await wardDriver(app, { ...paperWard(), ...change }, { name: '紙のシステム', version: '1', ...(options.wants && { token: options.wants }) });
  }, options);
  return { connection, asked };
}
async function rawServer(answer: (socket: Socket) => void): Promise<Connection> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    answer(socket);
  });
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => { server.close(done); });
  });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  return httpConnection(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
}
/** id, whose it is, and what was seen, of everything amiss. */
const told = async (connection: Connection) => (await amiss(connection)).map(({ id, verdict, cause, found, cure }) => ({ id, verdict, cause, found, cure }));
const mending = (text: string) => expect.stringContaining(text) as string;

test.each<[string, () => Promise<Connection>, string, string, string]>([
  ['誰も待っていないポート', async () => { const { connection } = await driver(); await closing.pop()!(); return connection; }, 'reach', 'TSG-N01', '起動してから'],
  ['https と書いた http のサーバー', async () => { const { connection } = await driver(); return httpConnection(connection.description.replace(/^.*http:/, 'https:')); }, 'driver', 'TSG-N04', 'http://'],
  ['HTTPを話さないサーバー', () => rawServer((socket) => { socket.end('SSH-2.0-OpenSSH_9.2\r\n'); }), 'driver', 'TSG-N04', 'ポート番号'],
  ['返事の前に切るサーバー', () => rawServer((socket) => { socket.once('data', () => socket.destroy()); }), 'reach', 'TSG-N06', '記録(ログ)'],
  ['ただのWebサーバー', () => http((app) => app.get('/*', async (_request, reply) => reply.type('text/html').send('<html>'))), 'driver', 'TSG-N04', 'totsugo ward'],
  ['別のAPIを話すサーバー', () => http((app) => app.get('/health', async () => ({ status: 'ok' }))), 'driver', 'TSG-N04', 'totsugo serve'],
  ['別の版のドライバー', () => http((app) => app.get('/health', async () => ({ api: 'ward-driver/9', name: 'x', version: '1' }))), 'api', 'TSG-N05', 'ward-driver/1 を話す版'],
  ['トークンを求めるドライバー', async () => (await driver({}, () => {}, { wants: 'himitsu' })).connection, 'token', 'TSG-N03', 'TOTSUGO_SUT_TOKEN'],
  ['トークンの違うドライバー', async () => (await driver({}, () => {}, { wants: 'himitsu', token: 'chigau' })).connection, 'token', 'TSG-N03', '--token'],
])('%sは、どこまで届いたかと、それに合う直し方を言い、その先を調べない', async (_title, connection, id, code, cure) => {
  expect(await told(await connection())).toEqual([{ id, verdict: 'fail', cause: '設定', found: mending(code), cure: mending(cure) }]);
});

test('故障した /health は、場所の誤りでなく実装の故障とする', async () => {
  const { connection } = await driver({}, (app) => app.addHook('onRequest', async (_request, reply) => reply.code(500).send({ code: 'E1', why: '落ちた', cure: '直す' })));
  expect(await told(connection)).toEqual([{ id: 'driver', verdict: 'fail', cause: '実装', found: mending('500'), cure: mending('接続先の記録') }]);
});

test('半分しかできないドライバーは、ない操作ごとに、前提未達になるシナリオを数え、告げていない操作を一度も呼ばない', async () => {
  const few: readonly Capability[] = ['act.enterNotification', 'query.qualification', 'query.history', 'job.exportChanges', 'decision.lateness'];
  const { connection, asked } = await driver({ capabilities: async () => few });
  const findings = await amiss(connection);
  expect(findings.filter(({ verdict }) => verdict === 'skip').map(({ id, cause, found, stories, cure }) => ({ id, cause, found, stories, cure }))).toEqual([
    { id: 'missing.job.checkAges', cause: '設定', found: '1本が前提未達になる', stories: ['made-up.age'], cure: mending('job.checkAges') },
    { id: 'missing.files.outgoing', cause: '設定', found: '1本が前提未達になる(うち1本は、これだけがあれば試験できる)', stories: ['made-up.send'], cure: mending('GET /outgoing') },
    { id: 'missing.parameter.koukiLossRule', cause: '設定', found: '1本が前提未達になる', stories: ['made-up.age'], cure: mending('parameters.koukiLossRule') },
  ]);
  expect(findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  const named = [...new Set(asked)].filter((request) => !request.includes(' ')).sort();
  expect(named).toEqual(['deleteEverything', 'enterNotification', 'history', 'qualification', 'salary']);
  expect([...new Set(asked)].filter((request) => request.includes(' ') && !/^(GET \/health|GET \/capabilities|POST \/reset|PUT \/clock|POST \/acts|POST \/queries|POST \/jobs\/\w+)$/.test(request))).toEqual([]);
  expect(asked.filter((request) => request.startsWith('POST /jobs')).sort()).toEqual(['POST /jobs/__proto__', 'POST /jobs/dropTables', 'POST /jobs/exportChanges', 'POST /jobs/exportChanges', 'POST /jobs/exportchanges']);
});

test('届出も照会もできないドライバーには、壊れた届出も照会も送らない', async () => {
  const { connection, asked } = await driver({ capabilities: async () => ['job.checkAges'] });
  expect((await amiss(connection)).filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(asked.filter((request) => /acts|queries|outgoing|incoming/.test(request))).toEqual([]);
});

test('どの操作にも500で答えるドライバーは、reset で止まり、同じ故障を繰り返さない', async () => {
  const { connection } = await driver({}, (app) => app.addHook('onRequest', async ({ url }, reply) => (/health|capabilities/.test(url) ? undefined : reply.code(500).send('oops'))));
  expect(await told(connection)).toEqual([
    { id: 'reset', verdict: 'fail', cause: '実装', found: mending('500'), cure: mending('4xx・5xx には {code, why, cure} を添える') }, { id: 'rest', verdict: 'omit', cause: null, found: '上の誤りを直してから行う', cure: '' },
  ]);
});

test('窓口のない reset は、外せるとは言わない', async () => {
  const { connection } = await driver({}, (app) => app.addHook('onRequest', async ({ url }, reply) => (url === '/reset' ? reply.code(404).send() : undefined)));
  expect((await told(connection))[0]).toMatchObject({ id: 'reset', cause: '実装', cure: mending('どのシステムにも要る') });
});

/** One connection after the other, as the smallest servers do: while one is open, the next is not looked at. */
test('一度に一つの接続しか見ないサーバーも、待たされずに試験できる', async () => {
  const { connection, asked } = await driver();
  const inner = new URL(connection.description.replace(/^.*(http:)/, '$1'));
  let free: Promise<unknown> = Promise.resolve();
  const front = await rawServer((socket) => {
    free = free.then(() => new Promise((over) => {
      const through = connect(Number(inner.port), inner.hostname);
      socket.pipe(through).pipe(socket);
      for (const end of [socket, through]) end.on('error', () => end.destroy()).on('close', () => { socket.destroy(); through.destroy(); over(null); });
    }));
  });
  const findings = await amiss(front);
  expect([findings.filter(({ cause }) => cause === '設定').map(({ id }) => id), findings.some(({ id }) => id === 'speed')]).toEqual([['profile-files'], false]);
  expect(asked.length).toBeGreaterThan(50);
});

test('照会だけが故障するドライバーは、照会ごとに実装の誤りとし、照会の要る求めは後回しにする', async () => {
  const findings = await amiss((await driver({ query: async () => { throw new Error('null pointer'); } })).connection);
  expect(findings.filter(({ verdict, id }) => verdict === 'fail' && id !== 'profile-files').map(({ id, cause, cure }) => [id, cause, cure])).toEqual(
    capabilities.filter((capability) => capability.startsWith('query.')).map((capability) => [capability, '実装', mending('接続先の記録')]));
  expect(findings.find(({ id }) => id === 'act-accepted')).toMatchObject({ verdict: 'omit', found: 'query.qualification を直してから調べる' });
});

test('遅くて時間の切れるドライバーは、最初の時間切れで止まる', async () => {
  const { connection } = await driver({ reset: () => new Promise(() => {}) }, () => {}, { timeoutMs: 3000 });
  expect(await told(connection)).toEqual([{ id: 'reset', verdict: 'fail', cause: '設定', found: mending('TSG-N02'), cure: mending('重すぎないか') }, { id: 'rest', verdict: 'omit', cause: null, found: '上の誤りを直してから行う', cure: '' }]);
});

test.each<[string, Partial<Ward>, string, string, string]>([
  ['受理の欄が文字', { act: async () => ({ accepted: 'yes' }) as never }, 'act.enterNotification', '/accepted', 'OpenAPI 文書の応答の形'],
  ['頼んでいない処理の名', { run: async () => ({ job: 'exportAll', files: [], decisions: [] }) }, 'job.checkAges', 'exportAll と答えた', '頼まれた処理の名'],
  ['期限の判定がない', { act: async () => ({ accepted: true, decisions: [], refusals: [], householdKey: null }) }, 'decision.lateness', '0件', 'rule "lateness"'],
  ['正しい届出を断る', { act: async () => ({ accepted: false, decisions: [], householdKey: null, refusals: [{ code: 'X', ja: '個人番号', raw: '', why: '検査用数字が合わない', cure: '確かめる' }] }) }, 'act.enterNotification', '検査用数字が合わない', '--number-mode'],
  ['知らない語で告げる', { capabilities: async () => [...capabilities, 'act.fly'] as never }, 'capabilities', '/capabilities/', 'OpenAPI 文書'],
  ['何もできない', { capabilities: async () => [] }, 'capabilities', '一つもない', 'act.enterNotification'],
])('%sドライバーは、その操作の実装の誤りとして、それに合う直し方を言う', async (_title, change, id, found, cure) => {
  const first = (await told((await driver(change)).connection)).find(({ verdict }) => verdict === 'fail');
  expect(first).toEqual({ id, verdict: 'fail', cause: '実装', found: mending(found), cure: mending(cure) });
});
