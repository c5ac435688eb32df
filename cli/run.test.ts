import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Ward } from '../contracts/ward.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { wardDriver } from '../harness/connect/driver-server.js';
import { inMemory } from '../store/sqlite.js';
import { referenceWard } from '../ward/reference.js';
import { inProcess } from './connection.js';
import { processes } from './fixtures/spawned.js';
import { allScenarios } from './parts.js';

const totsugo = processes();
const closing: (() => Promise<unknown>)[] = [];
const four = (await allScenarios()).filter((_, i, all) => i % Math.ceil(all.length / 4) === 0).map(({ id }) => id);
const one = four[0]!;
const out = { first: '', second: '', other: '' };

beforeAll(async () => {
  await totsugo.run(['--version']);
  [out.first, out.second, out.other] = [totsugo.folder(), totsugo.folder(), totsugo.folder()];
  const runs = [['--workers', '1', '--out', out.first], ['--workers', '2', '--out', out.second], ['--seed', '2', '--out', out.other, '--report', 'json']];
  for (const ended of await Promise.all(runs.map((options) => totsugo.run(['run', ...four, ...options])))) expect(ended).toMatchObject({ status: 0, stdout: expect.stringContaining('適合 4') as string });
});
afterEach(async () => { for (const close of closing.splice(0)) await close(); });
afterAll(() => totsugo.end());

/** A ward behind the Ward Driver API in this process, with what a test changes in it. */
async function ward(change: (ward: Ward) => Partial<Ward> = () => ({}), token?: string): Promise<string> {
  const reference = await referenceWard({ database: await inMemory().database('ward'), profile: bundledProfile(), masked: () => 'MN#' });
  const app = Fastify({ forceCloseConnections: true });
  closing.push(() => app.close());
  await wardDriver(app, { ...reference, ...change(reference) }, { name: '試験', version: '1', ...(token ? { token } : {}) });
  return `http:${await app.listen({ host: '127.0.0.1', port: 0 })}`;
}
const broken = () => ward(() => ({ query: async () => { throw new TypeError('Cannot read properties of undefined'); } }));
const lacking = () => ward(() => ({ capabilities: async () => ['act.enterNotification'] }));
const run = (...options: readonly string[]) => {
  const folder = totsugo.folder();
  return totsugo.run(['run', one, '--out', folder, '--report', 'json', ...options]).then((ended) => ({ ...ended, folder }));
};
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

const count = z.int().min(0);
const resultsForm = z.strictObject({
  tool: z.literal('totsugo'), version: z.string(), seed: z.int(), sut: z.enum(['reference', 'http', 'folder', 'manual']), system: z.strictObject({ name: z.string(), version: z.string() }).nullable(), municipality: z.strictObject({ code: z.string(), name: z.string() }), store: z.enum(['memory', 'folder', 'postgres']),
  profile: z.strictObject({ id: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), official: z.literal(false) }), numberMode: z.string(), ranOn: z.iso.date().optional(),
  suite: z.strictObject({ pass: count, fail: count, warning: count, skip: count, omit: count, review: count, error: count }),
  scenarios: z.array(z.strictObject({
    id: z.string(), ja: z.string(), level: z.enum(['normal', 'abnormal', 'incident']), covers: z.array(z.string()), verdict: z.enum(['pass', 'fail', 'warning', 'skip', 'omit', 'review', 'error']),
    checks: z.array(z.strictObject({ ja: z.string(), ok: z.boolean(), expected: z.string(), actual: z.string(), basis: z.string().min(1) })), because: z.string().min(1).optional(), cause: z.enum(['設定', '実装', '試験系', '台帳']).optional(), cure: z.string().min(1).optional(),
  })),
});
const digest = { bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) };
const manifestForm = z.strictObject({ exchanges: z.array(z.strictObject({
  n: z.int().min(1), scenario: z.string(), at: z.string(), from: z.string(), to: z.string(), what: z.string(), layout: z.string().nullable(), path: z.string(), ...digest,
})), letters: z.array(z.strictObject({ scenario: z.string(), deliveredOn: z.iso.date(), noticeIds: z.array(z.string()).min(1), path: z.string(), ...digest })), results: z.strictObject({ fileName: z.literal('results.json'), ...digest }) });
const resultsOf = (folder: string) => resultsForm.parse(JSON.parse(read(folder, 'results.json')));

test('同じ種なら、一人で実行しても二人で分けても、時間のほかは一バイトも違わない報告になり、種が違えば違う', () => {
  expect(filesIn(out.second)).toEqual(filesIn(out.first));
  for (const name of filesIn(out.first).filter((file) => file !== 'timings.json')) expect(readFileSync(join(out.first, name)).equals(readFileSync(join(out.second, name))), name).toBe(true);
  expect(read(out.other, 'evidence/manifest.json')).not.toBe(read(out.first, 'evidence/manifest.json'));
});

test('results.json と manifest.json は約束の形で、証跡は目録のとおりにある', () => {
  const results = resultsOf(out.first);
  expect(results).toMatchObject({ seed: 1, sut: 'reference', system: { name: 'totsugo 標準システム' }, municipality: { code: '131032', name: '港区' }, store: 'memory', suite: { pass: 4 } });
  expect(results.scenarios.map(({ id }) => id)).toEqual(four);
  const { exchanges, letters } = manifestForm.parse(JSON.parse(read(out.first, 'evidence/manifest.json')));
  expect(filesIn(join(out.first, 'evidence')).filter((name) => name !== 'manifest.json')).toEqual([...new Set([...exchanges, ...letters].map(({ path }) => path))].sort());
  expect(new Set(exchanges.map(({ scenario }) => scenario))).toEqual(new Set(four));
});

test('証跡のほかの報告に、交わされた個人番号も、12桁の数字も出ない', () => {
  const evidence = filesIn(join(out.first, 'evidence')).map((name) => read(join(out.first, 'evidence'), name)).join('\n');
  const numbers = new Set([...evidence.matchAll(/(?<![0-9A-Za-z])\d{12}(?![0-9A-Za-z])/g)].map(([number]) => number));
  expect(numbers.size).toBeGreaterThan(2);
  const reports = filesIn(out.first).filter((name) => !name.startsWith('evidence'));
  expect(reports).toEqual(['badge.svg', 'ctrf.json', 'junit.xml', 'reconciliation.csv', 'report.html', 'report.md', 'results.json', 'timings.json']);
  for (const name of reports) {
    const text = read(out.first, name);
    expect(text.match(/(?<![0-9A-Za-z])\d{12}(?![0-9A-Za-z])/g), name).toBeNull();
    expect([...numbers].filter((number) => text.includes(number)), name).toEqual([]);
  }
});

test.each(['first', 'second'] as const)('timings.json は、それぞれのシナリオだけにかかった時間と、最初の判定までと一式の時間を言う(%s)', (which) => {
  const { firstVerdict, suite, ...stories } = z.record(z.string(), count).parse(JSON.parse(read(out[which], 'timings.json')));
  expect(Object.keys(stories).sort()).toEqual([...four].sort());
  // What came before the first story (packages, stage, ward) is in no story's time.
  expect(Math.min(...Object.values(stories))).toBeLessThan(firstVerdict!);
  expect(Object.values(stories).filter((milliseconds) => milliseconds === firstVerdict)).toEqual([]);
  expect(Math.max(...Object.values(stories))).toBeLessThanOrEqual(suite!);
  expect(firstVerdict).toBeLessThanOrEqual(suite!);
});

test('終了コードは、適合0、不適合1、使い方の誤り2、前提未達3', async () => {
  const [good, bad, few, unknown, nobody] = await Promise.all([run('--sut', await ward()), run('--sut', await broken()), run('--sut', await lacking()), run('eligibility.nothing'), run('--sut', 'http:http://127.0.0.1:9')]);
  expect(good).toMatchObject({ status: 0, stdout: expect.stringContaining('適合 1') as string });
  expect(bad).toMatchObject({ status: 1, stdout: expect.stringContaining('不適合 1') as string });
  expect(resultsOf(bad.folder).scenarios[0]).toMatchObject({ verdict: 'fail', cause: '実装', because: expect.stringContaining('500') as string });
  expect([few.status, resultsOf(few.folder).scenarios[0]]).toEqual([3, expect.objectContaining({ verdict: 'skip', cause: '設定', because: expect.stringMatching(/^接続先にこの操作がない: /) as string })]);
  expect([unknown.status, unknown.stdout, unknown.stderr]).toEqual([2, '', 'TSG-U01: シナリオ eligibility.nothing はない。totsugo list で名前を確かめる。例: totsugo run "eligibility.*"\n']);
  expect([nobody.status, resultsOf(nobody.folder).scenarios[0]]).toEqual([3, expect.objectContaining({ verdict: 'skip', cause: '設定', because: expect.stringContaining('totsugo ward') as string })]);
});

test.skipIf(process.platform === 'win32')('世界を書けなくなるのは試験系の故障で、終了コード4になり、適合とも不適合とも言わない', async () => {
  const [folder, store] = [totsugo.folder(), totsugo.folder()];
  const { status, stdout } = await totsugo.run(['run', one, '--out', folder, '--store', store, '--report', 'json'], ['sh', '-c', 'ulimit -f 256; exec "$@"', 'sh']);
  expect([status, stdout, resultsOf(folder).suite]).toEqual([4, expect.stringContaining('試験系の故障 1'), { pass: 0, fail: 0, warning: 0, skip: 0, omit: 0, review: 0, error: 1 }]);
});

test('標準システムが投げる誤りは、手元でも、通信の向こうと同じく実装の不適合の形で伝わる', async () => {
  const reference = await referenceWard({ database: await inMemory().database('ward'), profile: bundledProfile(), masked: () => 'MN#' });
  const near = inProcess({ ...reference, run: async () => { throw new TypeError('x is not a function'); } }, async () => {});
  await expect(near.setClock('2026-04-01T09:30')).rejects.toMatchObject({ look: '実装', code: 'TSG-M01' });
  await expect(near.run('exportAll')).rejects.toMatchObject({ look: '実装', code: 'TSG-M01', why: expect.stringContaining('500') as string });
  const wrong = inProcess({ ...reference, capabilities: async () => ['everything'] as never }, async () => {});
  await expect(wrong.capabilities()).rejects.toMatchObject({ look: '実装', code: 'TSG-M02' });
});

test('接続先のトークンは --token でも環境変数でも渡せ、なければ前提未達とし、どこにも書き残さない', async () => {
  const token = 'token-of-the-vendor';
  const sut = await ward(undefined, token);
  const fromEnvironment = processes({ TOTSUGO_SUT_TOKEN: token });
  const folder = totsugo.folder();
  const without = await run('--sut', sut);
  const given = await run('--sut', sut, '--token', token);
  const inherited = await fromEnvironment.run(['run', one, '--out', folder, '--report', 'json', '--sut', sut]);
  expect([without.status, resultsOf(without.folder).scenarios[0]!.because]).toEqual([3, expect.stringContaining('TSG-N03')]);
  expect([given.status, inherited.status]).toEqual([0, 0]);
  expect(filesIn(given.folder).map((name) => read(given.folder, name)).join('') + given.stdout + given.stderr).not.toContain(token);
});

test.skipIf(process.platform === 'win32')('報告の再実行の命令を殻に貼れば、同じ国保システムと区で同じ判定になり、合言葉はどこにも残らない', async () => {
  const token = 'token-of-the-vendor';
  const folder = totsugo.folder();
  const sut = await ward(() => ({ query: async () => { throw new TypeError('Cannot read properties of undefined'); } }), token);
  const first = await totsugo.run(['run', one, '--out', folder, '--seed', '5', '--sut', sut, '--token', token, '--municipality', '渋谷区']);
  const { results } = z.object({ results: z.object({ tests: z.array(z.object({ extra: z.object({ rerun: z.string() }) })), environment: z.unknown() }) }).parse(JSON.parse(read(folder, 'ctrf.json')));
  expect(results.environment).toMatchObject({ appName: '試験', appVersion: '1', extra: { municipality: { code: '131130', name: '渋谷区' } } });
  const command = results.tests[0]!.extra.rerun;
  expect(command).toBe(`node bin/totsugo.js run ${one} --seed 5 --sut ${sut} --municipality 渋谷区`);
  for (const name of ['report.html', 'junit.xml', 'report.md']) expect(read(folder, name), name).toContain(command);
  expect(filesIn(folder).map((name) => read(folder, name)).join('') + first.stdout + first.stderr).not.toContain(token);
  const again = totsugo.folder();
  const pasted = spawn('sh', ['-c', `${command} --out ${again} --report json`], { cwd: join(import.meta.dirname, '..'), env: { ...process.env, TOTSUGO_SUT_TOKEN: token } });
  const [status] = await once(pasted, 'close') as [number];
  expect([first.status, status, resultsOf(again)]).toEqual([1, 1, resultsOf(folder)]);
});

test('手で行う接続は --folder のフォルダで受け渡し、操作者がいなければ前提未達になる', async () => {
  const desk = totsugo.folder();
  const manual = await run('--sut', 'manual', '--folder', desk);
  expect([manual.status, resultsOf(manual.folder).suite.skip, readdirSync(desk).sort()]).toEqual([3, 1, ['acts', 'inbox', 'outbox', 'taken']]);
});

const ledger = (issue: object) => {
  const file = join(totsugo.folder(), 'known.json');
  writeFileSync(file, JSON.stringify({ issues: [{ scenario: one, owner: '資格担当', reason: '課題 123', until: '2099-12-31', ...issue }] }));
  return file;
};

test('台帳にある不適合は期限まで警告、期限を過ぎれば不適合、適合してしまえば台帳が古い', async () => {
  const sut = await broken();
  const [known, expired, replayed, mended] = await Promise.all([
    run('--sut', sut, '--known-issues', ledger({})), run('--sut', sut, '--known-issues', ledger({ until: '2026-07-31' }), '--run-day', '2026-08-01'),
    run('--sut', sut, '--known-issues', ledger({ until: '2026-07-31' }), '--run-day', '2026-07-31'), run('--known-issues', ledger({})),
  ]);
  expect([known.status, resultsOf(known.folder).scenarios[0]]).toEqual([0, expect.objectContaining({ verdict: 'warning', because: expect.stringMatching(/^既知: 課題 123\(担当 資格担当、2099-12-31 まで\)/) as string })]);
  expect(Math.abs(Date.parse(resultsOf(known.folder).ranOn!) - Date.now())).toBeLessThan(2 * 86_400_000);
  expect([expired.status, resultsOf(expired.folder).scenarios[0]!.verdict, resultsOf(expired.folder).ranOn]).toEqual([1, 'fail', '2026-08-01']);
  expect([replayed.status, replayed.stdout]).toEqual([0, expect.stringContaining('--run-day 2026-07-31') as string]);
  expect([mended.status, resultsOf(mended.folder).scenarios[0]]).toEqual([1, expect.objectContaining({ verdict: 'fail', cause: '台帳', because: expect.stringContaining('台帳が古い') as string })]);
});

test('読めない台帳、形の違う台帳、ないシナリオの台帳は、実行の前に断る', async () => {
  const [absent, formless, unknown] = await Promise.all([run('--known-issues', '/nowhere.json'), run('--known-issues', ledger({ until: '2026-02-30' })), run('--known-issues', ledger({ scenario: 'eligibility.renamed' }))]);
  expect([absent, formless, unknown].map(({ status, stdout, stderr }) => [status, stdout, stderr.slice(0, 7)])).toEqual([[2, '', 'TSG-U10'], [2, '', 'TSG-U12'], [2, '', 'TSG-U15']]);
  expect(unknown.stderr).toContain('eligibility.renamed');
});

test('--report で選んだ報告だけが書かれ、前の回の報告は残らず、--lang en は枠の言葉を英語にする', async () => {
  const folder = totsugo.folder();
  await totsugo.run(['run', one, '--out', folder, '--report', 'junit,ctrf']);
  const { status, stdout, stderr } = await totsugo.run(['run', one, '--out', folder, '--report', 'markdown', '--lang', 'en']);
  expect([status, filesIn(folder).filter((name) => !name.startsWith('evidence'))]).toEqual([0, ['badge.svg', 'report.md', 'results.json', 'timings.json']]);
  expect([stdout, stderr, read(folder, 'report.md')]).toEqual([expect.stringMatching(/Pass 1[^]*Report: /), expect.stringMatching(/^\[1\/1\] Pass /), expect.stringContaining('Pass')]);
});
