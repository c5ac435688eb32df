import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { capabilities, type Ward } from '../contracts/ward.js';
import { exampleProfile } from '../contracts/wire/example-profile.js';
import { claim, dropFolder } from '../harness/connect/folder-files.js';
import { wardDriver } from '../harness/connect/driver-server.js';
import { paperWard } from '../harness/connect/fixtures/paper-ward.js';
import { processes } from './fixtures/spawned.js';
import { allScenarios } from './parts.js';
import { machineCheck } from './machine-check.js';
import { storeFinding } from './store-check.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const totsugo = processes();
const closing: (() => unknown)[] = [];
beforeAll(async () => { await totsugo.run(['--version']); });
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });
afterAll(() => totsugo.end());

const form = z.array(z.strictObject({
  group: z.enum(['machine', 'sut']), id: z.string(), ja: z.string(), verdict: z.enum(['pass', 'warning', 'skip', 'fail', 'omit']), ok: z.boolean(),
  cause: z.enum(['設定', '実装', '試験系', '台帳']).nullable(), found: z.string(), cure: z.string(), stories: z.array(z.string()).optional(),
}));
/** The exit code, and what is not as it should be. Whatever is to mend says whose it is and how. */
async function doctor(...options: readonly string[]) {
  const { status, stdout } = await totsugo.run(['doctor', '--json', ...options]);
  const all = form.parse(JSON.parse(stdout));
  for (const { ok, verdict, cause, cure } of all) if (!ok || verdict === 'warning') expect([cause, cure]).toEqual([expect.stringMatching(/設定|実装|試験系/), expect.stringMatching(/.{6}/)]);
  return { status, all, open: all.filter(({ ok }) => !ok).map(({ id, cause, found, cure, stories }) => ({ id, cause, found, cure, ...(stories && { stories }) })) };
}
async function driver(change: Partial<Ward> = {}): Promise<string> {
  const app = Fastify({ forceCloseConnections: true });
  closing.push(() => app.close());
  await wardDriver(app, { ...paperWard(), ...change }, { name: '紙のシステム', version: '1' });
  return `http:${await app.listen({ port: 0, host: '127.0.0.1' })}`;
}
const text = (part: string) => expect.stringContaining(part) as string;
const file = (name: string, content: string) => {
  const path = join(totsugo.folder(), name);
  writeFileSync(path, content);
  return path;
};

test('標準の国保システムには何も言うことがなく、終了コード0で、何も残さない', async () => {
  const out = join(totsugo.folder(), 'new');
  const ward = await totsugo.start(['ward', '--port', '0']);
  const { status, all, open } = await doctor('--out', out, '--sut', `http:${ward.url}`, '--municipality', '渋谷区', '--number-mode', 'shifted:5');
  expect([status, open, all.filter(({ verdict }) => verdict !== 'pass'), existsSync(out)]).toEqual([0, [], [], false]);
  expect(all.find(({ id }) => id === 'files.outgoing')!.found).toContain('131130');
  expect(all.find(({ id }) => id === 'driver')!.found).toMatch(/^totsugo 標準システム \d/);
  expect(await ward.stop()).toMatchObject({ status: 0 });
  const { stdout } = await totsugo.run(['doctor', '--out', out]);
  expect(stdout).toMatch(/^この機械\n○ Node[^]*まとめ: 直すところはない\n$/);
});

test('終了コードは、始められない設定は2、届かない接続先は3、APIを破る接続先は1', async () => {
  const html = createServer((_request, response) => { response.setHeader('content-type', 'text/html').end('<html>'); });
  await new Promise<void>((ready) => { html.listen(0, '127.0.0.1', ready); });
  closing.push(() => html.close());
  const [unwritable, far, web, broken] = await Promise.all([
    doctor('--out', '/dev/null/out'), doctor('--sut', 'http:http://127.0.0.1:9'), doctor('--sut', `http:http://127.0.0.1:${(html.address() as { port: number }).port}`),
    doctor('--sut', await driver({ query: async () => { throw new Error('null pointer'); }, outgoing: async () => [] })),
  ]);
  expect([unwritable.status, unwritable.open]).toEqual([2, [{ id: 'out', cause: '設定', found: text('TSG-U16'), cure: '書き込めるフォルダを指定する' }]]);
  expect([far.status, far.open]).toEqual([3, [{ id: 'reach', cause: '設定', found: text('TSG-N01'), cure: text('起動してから') }]]);
  expect([web.status, web.open]).toEqual([3, [{ id: 'driver', cause: '設定', found: text('TSG-N04'), cure: text('totsugo ward') }]]);
  expect([broken.status, broken.open.find(({ id }) => id === 'query.qualification')]).toEqual([1, { id: 'query.qualification', cause: '実装', found: text('500'), cure: text('接続先の記録') }]);
});

test('足りない操作ごとに、どのシナリオが何本前提未達になるかと、何を備えればよいかを言う', async () => {
  const scenarios = await allScenarios();
  const able = ['act.enterNotification', 'query.qualification', 'query.household', 'job.exportChanges', 'files.incoming', 'decision.lateness'] as const;
  const { status, open, all } = await doctor('--sut', await driver({ capabilities: async () => able }));
  expect(status).toBe(3);
  const wanting = scenarios.filter(({ needs }) => needs.includes('files.outgoing'));
  expect(open.find(({ id }) => id === 'missing.files.outgoing')).toEqual({ id: 'missing.files.outgoing', cause: '設定', found: text(`${wanting.length}本が前提未達になる`), cure: text('GET /outgoing'), stories: wanting.map(({ id }) => id) });
  const playable = scenarios.filter(({ needs, parameters = {} }) => needs.every((need) => (able as readonly string[]).includes(need)) && Object.keys(parameters).length === 0).length;
  expect(all.find(({ id }) => id === 'stories')!.found).toBe(`${scenarios.length}本のうち${playable}本`);
});

test('公開資料で料率の分からない区では、試験できないシナリオを数え、どの数字がなぜないかと、何が助けになるかを言う', async () => {
  const scenarios = await allScenarios();
  const reckoning = scenarios.filter(({ rates = [] }) => rates.includes(2026)).map(({ id }) => id);
  const { status, open } = await doctor('--municipality', '江戸川区');
  const [thisYear, ...others] = open;
  expect([status, thisYear]).toEqual([3, { id: 'rates', cause: '設定', found: text('江戸川区 令和8年度 子ども分の18歳以上被保険者均等割(江戸川区の令和8年度の18歳以上被保険者均等割は一覧表に見えない)'), cure: text('例: 千代田区・中央区・港区'), stories: reckoning }]);
  expect(thisYear!.found).toMatch(new RegExp(`^${reckoning.length}本が前提未達になる`));
  const years = [2022, 2023, 2024].map((year) => ({ id: 'rates', stories: scenarios.filter(({ rates = [] }) => rates.includes(year) && !rates.includes(2026)).map(({ id }) => id), found: text(`令和${year - 2018}年度 医療分`) }));
  expect(years.map(({ stories }) => stories.filter((id) => id.startsWith('assessment.')))).toEqual([2022, 2023, 2024].map((year) => [`assessment.reduction-lines-of-${year}`]));
  expect(others).toEqual(years.map((one) => expect.objectContaining(one) as unknown));
  const barred = reckoning.length + years.flatMap(({ stories }) => stories).length;
  const whole = await doctor('--sut', await driver({ capabilities: async () => capabilities }), '--municipality', '江戸川区');
  expect(whole.all.find(({ id }) => id === 'stories')!.found).toBe(`${scenarios.length}本のうち${scenarios.length - barred}本(料率の分からない${barred}本を除く)`);
});

test('電文プロファイルの誤りは、形も意味も幅も、一件ずつ場所と直し方を挙げ、接続先は調べない', async () => {
  const profile: Record<string, any> = structuredClone(exampleProfile);
  profile['colour'] = 1;
  profile['tables'].continuity.continued = profile['tables'].continuity.new;
  profile['files'].qualificationDates.fields.at(-1).width = 2;
  const { status, open, all } = await doctor('--profile', file('x.local.json', JSON.stringify(profile)), '--sut', await driver());
  expect(status).toBe(2);
  expect(open.map(({ id, cause, found }) => [id, cause, found])).toEqual([['profile', '設定', text('知らない項目「colour」')], ['profile', '設定', text('同じ電文のコード')], ['profile', '設定', text('幅 2バイト')]]);
  expect(all.at(-1)).toMatchObject({ group: 'sut', id: 'rest', verdict: 'omit' });
  expect((await doctor('--profile', '/nowhere.json')).open).toEqual([{ id: 'profile', cause: '設定', found: text('TSG-U02'), cure: text('場所と読み取り権限') }]);
});

test('使われている受け渡しフォルダと格納先は、誰が使っているかと直し方を言う', async () => {
  const [drop, store] = [totsugo.folder(), totsugo.folder()];
  closing.push(await claim(await dropFolder(drop), 'totsugo'), await claim({ root: store }, 'worlds'));
  const { status, open } = await doctor('--sut', `folder:${drop}`, '--store', store);
  expect([status, open]).toEqual([2, [{ id: 'store', cause: '設定', found: text(`プロセス ${process.pid}`), cure: text('先にそれを終える') }, { id: 'place', cause: '設定', found: text('TSG-N10'), cure: text('別のフォルダ') }]]);
});

test('格納先には本当に書き、前からあるものに触れず、新しいフォルダは残さない', async () => {
  const folder = totsugo.folder();
  expect(await storeFinding(join(folder, 'new'))).toMatchObject({ verdict: 'pass' });
  expect(existsSync(join(folder, 'new'))).toBe(false);
  mkdirSync(join(folder, 'kept'));
  writeFileSync(join(folder, 'kept', 'doctor-0.sqlite'), '');
  expect(await storeFinding(join(folder, 'kept'))).toMatchObject({ verdict: 'pass' });
  expect(existsSync(join(folder, 'kept', 'doctor-0.sqlite'))).toBe(true);
  expect(await storeFinding('/dev/null/worlds')).toMatchObject({ verdict: 'fail', cause: '設定', found: text('TSG-U16') });
});

test('届かないPostgreSQLには、わけに合う直し方を言い、合言葉は出さない', async () => {
  const finding = await storeFinding('postgres://user:secret@127.0.0.1:1/x');
  expect(finding).toMatchObject({ verdict: 'fail', cause: '設定', found: 'TSG-U18: PostgreSQL に書けない(ECONNREFUSED)', cure: text('PostgreSQL を起動し') });
  expect(JSON.stringify(finding)).not.toContain('secret');
});

const server = process.env['TOTSUGO_TEST_PG'];
test.skipIf(!server)('PostgreSQLでは、データベースがない、権限がないを区別する', async () => {
  const address = (path: string) => Object.assign(new URL(server!), { pathname: path }).href;
  expect(await storeFinding(server)).toMatchObject({ verdict: 'pass', found: 'PostgreSQL' });
  expect(await storeFinding(address('/nowhere'))).toMatchObject({ found: text('3D000'), cure: text('createdb') });
});

test('機械の時計は、この版が置かれた時より前なら警告する', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2020, 0, 1) });
  try {
    const { findings } = await machineCheck({ store: undefined, profile: undefined, out: join(totsugo.folder(), 'out'), municipalityCode: '131032' });
    expect(findings.find(({ id }) => id === 'machineClock')).toMatchObject({ verdict: 'warning', cause: '設定', found: text('2020-01-01'), cure: text('--run-day') });
  } finally {
    vi.useRealTimers();
  }
});
