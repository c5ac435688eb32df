import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { capabilities, type Query, type Ward } from '../../contracts/ward.js';
import type { Connection } from './define.js';
import { wardDriver } from './driver-server.js';
import { examine } from './examine.js';
import { amiss, examination } from './fixtures/examination.js';
import { paperWard } from './fixtures/paper-ward.js';
import { folderConnection } from './folder.js';
import { rounds } from './rounds.js';
import { serveFolder } from './folder-server.js';
import { httpConnection } from './http.js';

const closing: (() => unknown)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

/** A driver over HTTP, broken in the ward behind it or on its way. */
async function driver(ward: Ward, onWay: (app: FastifyInstance) => void = () => {}): Promise<Connection> {
  const app = Fastify({ forceCloseConnections: true });
  closing.push(async () => app.close());
  onWay(app);
  await wardDriver(app, ward, { name: '紙のシステム', version: '1' });
  return httpConnection(await app.listen({ port: 0, host: '127.0.0.1' }), { timeoutMs: 15_000 });
}
/** The paper ward writes no file that 集約 would know, and refuses every act but a 届出: told of each driver in front of it. */
const ofPaper = ['act.correctPeriod', 'act.correctResident', 'act.enquire', 'act.enterPremiumForm', 'act.registerNonRegistered', 'act.resend', 'act.sendSlip', 'act.takeApplication', 'act.voidPeriod', 'files.incoming', 'profile-files'];
const failed = async (connection: Connection) => (await amiss(connection)).filter(({ id, verdict }) => verdict === 'fail' && id !== 'profile-files').map(({ id }) => id);
/** Answers these requests itself, before the driver sees them. */
const instead = (isMeant: (path: string, body: string) => boolean, status: number, answer: string) => (app: FastifyInstance) => {
  app.addHook('preParsing', async (request, reply, payload) => {
    const chunks: Buffer[] = [];
    for await (const chunk of payload) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (isMeant(`${request.method} ${decodeURIComponent(request.url)}`, body.toString())) await reply.code(status).type('application/json').send(answer);
    return Object.assign(Readable.from(body.length > 0 ? [body] : []), { receivedEncodedLength: body.length });
  });
};
const onSend = (change: (path: string, payload: unknown) => unknown) => (app: FastifyInstance) => {
  app.addHook('onSend', async (request, _reply, payload) => change(`${request.method} ${request.url}`, payload));
};

test('正しいドライバーは、HTTPでもフォルダでもすべての求めを満たす', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'totsugo-conformance-'));
  closing.push(() => { rmSync(dir, { recursive: true, force: true }); });
  const server = await serveFolder({ folder: dir, ward: paperWard(), name: '紙のシステム', version: '1' });
  closing.push(async () => server.close());
  const folder = folderConnection(dir, { timeoutMs: 15_000 });
  closing.push(async () => folder.close());
  for (const connection of [await driver(paperWard()), folder]) {
    const findings = await examine(connection, examination);
    expect(findings.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id).sort()).toEqual([...ofPaper].sort());
    expect(findings.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThanOrEqual(35);
  }
});

test('告げられる操作には、どれにも一巡がある', () => {
  expect(rounds.map(({ capability }) => capability).sort()).toEqual([...capabilities].sort());
});

const paper = (change: (ward: Ward) => Partial<Ward>): Ward => {
  const ward = paperWard();
  return { ...ward, ...change(ward) };
};
const forgetful = paperWard();
let isFirstReset = true;
let garbageCount = 0;
let busy = 0;

test.each<[string, string, () => Ward, ((app: FastifyInstance) => void)?]>([
  ['知らない言葉で、できることを言う', 'capabilities', () => paper(() => ({ capabilities: async () => ['act.everything'] as never }))],
  ['受理した届出を記録しない', 'act-accepted', () => paper(() => ({ act: async () => ({ accepted: true, decisions: [], refusals: [], householdKey: null }) }))],
  ['理由を言わずに断る', 'act-refused', () => paper((ward) => ({ act: async (act) => ({ ...await ward.act(act), refusals: [] }) }))],
  ['何でも受理する', 'act-refused', () => paper((ward) => ({ act: async (act) => ({ ...await ward.act(act), accepted: true }) }))],
  ['知らない人の照会で故障する', 'unknown-person', () => paper((ward) => ({ query: async <Q extends Query>(query: Q) => {
    const answer = await ward.query(query);
    if ('known' in answer && !answer.known) throw new Error('null pointer');
    return answer;
  } }))],
  ['業務日時を進めても、初めの日時で記録する', 'clock', () => paper(() => ({ setClock: async () => {} }))],
  ['読まれたファイルを、確認の前に消す', 'outgoing-stays', () => forgetful, (app) => {
    app.addHook('onResponse', async ({ method, url }) => { if (method === 'GET' && url.startsWith('/outgoing/')) await forgetful.taken(url.slice('/outgoing/'.length)); });
  }],
  ['受け取りを確認しても消さない', 'outgoing-stays', () => paper(() => ({ taken: async () => {} }))],
  ['一覧と違う中身を返す', 'files.outgoing', () => paperWard(), onSend((path, payload) => (path.startsWith('GET /outgoing/') ? Buffer.concat([Buffer.from(payload as Buffer), Buffer.from('\r\n')]) : payload))],
  ['告げたファイルを作らない', 'outgoing-stays', () => paper((ward) => ({ run: async (job) => ({ ...await ward.run(job), files: ['ghost.csv'] }) }))],
  ['読めないファイルを受け入れる', 'garbage', () => paper(() => ({ deliver: async () => ({ accepted: true, layout: 'x', records: 1, applied: 1, issues: [] }) }))],
  ['読めないファイルで故障する', 'files.incoming', () => paper(() => ({ deliver: async () => { throw new Error('parse error'); } }))],
  ['届くたびに違う答えをする', 'delivered-twice', () => paper((ward) => ({ deliver: async (file) => ({ ...await ward.deliver(file), records: garbageCount += 1 }) }))],
  ['同時に来ると故障する', 'at-once', () => paperWard(), (app) => {
    app.addHook('onRequest', async (_request, reply) => { if ((busy += 1) > 1) await reply.code(500).send(); await new Promise((resolve) => { setTimeout(resolve, 3); }); });
    app.addHook('onResponse', async () => { busy -= 1; });
  }],
  ['片方だけの番号の入れ替えを受理する', 'numbers-whole', () => paper((ward) => ({ act: async (act) => (act.act === 'correctIndividualNumber' ? { accepted: true, decisions: [], refusals: [], householdKey: null } : ward.act(act)) }))],
  ['入れ替えを一人ずつしか受け付けない', 'numbers-whole', () => paper((ward) => ({ act: async (act) => (act.act === 'correctIndividualNumber' && act.corrections.length > 1 ? ward.act({ ...act, corrections: act.corrections.slice(0, 1) }) : ward.act(act)) }))],
  ['知らない通知を決めさせる', 'match-unknown', () => paper((ward) => ({ act: async (act) => (act.act === 'decideMatch' ? { accepted: true, decisions: [], refusals: [], householdKey: null } : ward.act(act)) }))],
  ['何も見せずに閲覧を記録する', 'match-unknown', () => paper((ward) => ({ query: (async (query: Query) => (query.query === 'accessLog'
    ? { rows: [{ accessedAt: '2026-04-01T09:30', by: 'x', purpose: 'x', noticeId: 'x', action: 'readCase', personKey: '1', items: [] }] } : ward.query(query))) as Ward['query'] }))],
  ['決定がなくても端末のファイルを作る', 'terminal-nothing', () => paper((ward) => ({ run: async (job) => (job === 'exportTerminal' ? { job, files: ['clearance.csv'], decisions: [] } : ward.run(job)) }))],
  ['目的のない閲覧に答える', 'match-form', () => paperWard(), instead((_path, body) => body.includes('matchCase') && body.includes('"purpose":""'), 200, '{"noticeId":"N","state":null,"withheld":null,"materials":null}')],
  ['reset で消さない', 'reset', () => { isFirstReset = true; return paper((ward) => ({ reset: async (start) => { if (isFirstReset) await ward.reset(start); isFirstReset = false; } })); }],
  ['壊れたJSONで故障する', 'bad-json', () => paperWard(), instead((path, body) => path === 'POST /acts' && body === '{"act":', 500, '{}')],
  ['断るが説明がない', 'bad-json', () => paperWard(), onSend((_path, payload) => (String(payload).includes('TSG-V400') ? '{"error":"Bad Request"}' : payload))],
  ['知らない照会に答える', 'bad-form', () => paperWard(), instead((_path, body) => body.includes('salary'), 200, '{}')],
  ['暦にない日を受け取る', 'bad-form', () => paperWard(), instead((_path, body) => body.includes('2026-02-30'), 200, '{"accepted":true,"decisions":[],"refusals":[],"householdKey":null}')],
  ['知らない業務処理を行う', 'unknown-job', () => paperWard(), instead((path) => path === 'POST /jobs/dropTables', 200, '{"job":"exportAll","files":[],"decisions":[]}')],
  ['知らない設定を読み飛ばす', 'unknown-parameter', () => paper((ward) => ({ reset: async (start) => ward.reset({ ...start, parameters: {} }) }))],
  ['ファイル名の道をたどる', 'file-names', () => paperWard(), instead((path) => path.startsWith('GET /outgoing/') && path.includes('..'), 200, 'root:x:0:0')],
  ['名乗らない', 'health', () => paperWard(), (app) => { let asked = 0; onSend((path, payload) => (path === 'GET /health' && (asked += 1) > 1 ? '{"ok":true}' : payload))(app); }],
])('%sドライバーは「%s」で見つかる', async (_defect, id, ward, onWay) => {
  expect(await failed(await driver(ward(), onWay))).toContain(id);
});
