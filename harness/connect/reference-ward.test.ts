import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import Fastify from 'fastify';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { clearance, matchNotice } from '../../contracts/insurer-hub/terminal.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Ward } from '../../contracts/ward.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { inMemory } from '../../store/sqlite.js';
import { referenceWard } from '../../ward/reference.js';
import { usualStart } from './demand.js';
import { wardDriver } from './driver-server.js';
import { amiss } from './fixtures/examination.js';
import { folderConnection } from './folder.js';
import { httpConnection } from './http.js';
import { newcomer } from './newcomer.js';

const closing: (() => unknown)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = join(here, '../../node_modules/.cache/totsugo-connect');
const script = join(cache, `reference-ward-${process.pid}.mjs`);
/** The reference ward with its database in a file, behind a drop folder, in a process of its own that can be killed. */
const source = `
import { bundledProfile } from '../../contracts/wire/profile.js';
import { inFolder } from '../../store/sqlite.js';
import { referenceWard } from '../../ward/reference.js';
import { serveFolder } from './folder-server.js';
const [folder, data] = process.argv.slice(2);
const database = await inFolder(data).database('ward');
const ward = await referenceWard({ database, profile: bundledProfile(), masked: () => 'MN#' });
await serveFolder({ folder, ward, name: 'totsugo', version: '1' });
process.stdout.write('ready');
`;
beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  await build({ stdin: { contents: source, resolveDir: here, loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: script, logLevel: 'error' });
  return () => { rmSync(script, { force: true }); };
});

async function started(folder: string, data: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, folder, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  closing.push(() => child.kill('SIGKILL'));
  await new Promise((resolve) => { child.stdout.once('data', resolve); });
  return child;
}
const until = async (isSo: () => boolean): Promise<void> => { while (!isSo()) await new Promise((resolve) => { setTimeout(resolve, 1); }); };
const killed = async (child: ChildProcess) => new Promise((resolve) => { child.once('exit', resolve).kill('SIGKILL'); });
function folders(): { folder: string; data: string } {
  const root = mkdtempSync(join(tmpdir(), 'totsugo-reference-'));
  closing.push(() => { rmSync(root, { recursive: true, force: true }); });
  return { folder: join(root, 'drop'), data: join(root, 'data') };
}

test('標準システムは、HTTPのドライバーとしての求めをすべて満たす', async () => {
  const database = await inMemory().database('ward');
  const app = Fastify({ forceCloseConnections: true });
  closing.push(async () => app.close());
  await wardDriver(app, await referenceWard({ database, profile: bundledProfile(), masked: () => 'MN#' }), { name: 'totsugo', version: '1' });
  expect(await amiss(httpConnection(await app.listen({ port: 0, host: '127.0.0.1' })))).toEqual([]);
});

test('標準システムは別のプロセスのフォルダの向こうでも、求めをすべて満たす', async () => {
  const { folder, data } = folders();
  await started(folder, data);
  const connection = folderConnection(folder);
  closing.push(async () => connection.close());
  expect(await amiss(connection)).toEqual([]);
});

test('標準システムが届出の最中に何度 kill -9 されても、受理した届出は失われず、二重の適用期間も履歴もできない', async () => {
  const { folder, data } = folders();
  let child = await started(folder, data);
  const connection = folderConnection(folder, { timeoutMs: 120_000 });
  closing.push(async () => connection.close());
  const ward: Ward = await connection.open();
  await ward.reset(usualStart);
  let answered = 0;
  const people = Array.from({ length: 40 }, (_, index) => newcomer(index + 1, { kind: 'shifted', by: 1 }));
  const asked = people.map(async ({ act }) => ward.act(act).then(({ accepted }) => accepted, () => null).finally(() => { answered += 1; }));
  for (const count of [3, 14, 29]) {
    await until(() => answered >= count);
    await killed(child);
    child = await started(folder, data);
  }
  const accepted = await Promise.all(asked);
  expect(accepted.filter((answer) => answer === false)).toEqual([]);
  expect(accepted.filter((answer) => answer === null).length).toBeLessThanOrEqual(3);
  for (const [index, { personKey }] of people.entries()) {
    const { periods } = await ward.query({ query: 'qualification', personKey });
    const { rows } = await ward.query({ query: 'history', personKey });
    if (accepted[index]) expect([periods.length, rows.length]).toEqual([1, 1]);
    else expect([[0, 0], [1, 1]]).toContainEqual([periods.length, rows.length]);
  }
});

test('突合結果の決定と端末のファイルの作成の最中に kill -9 されても、どの決定も一つのファイルに一度だけ載り、閲覧の記録も決定も失われない', async () => {
  const { folder, data } = folders();
  let child = await started(folder, data);
  const connection = folderConnection(folder, { timeoutMs: 120_000 });
  closing.push(async () => connection.close());
  const ward: Ward = await connection.open();
  await ward.reset(usualStart);
  const people = Array.from({ length: 16 }, (_, index) => newcomer(index + 1, { kind: 'shifted', by: 1 }));
  for (const { act } of people) await ward.act(act);
  const noticeIds = people.map(({ personKey }) => `MN-${personKey}`);
  const notices = codecOf(bundledProfile(), matchNotice).format({ municipalityCode: usualStart.municipalityCode, date: '2026-04-01', seq: 1 }, people.map(({ personKey }, index) => ({
    noticeId: noticeIds[index]!, historyKey: `MI-${index}/P${String(index + 1).padStart(8, '0')}`, version: 1, personKey, insurerPersonKey: `IPK${index}`, enquiredOn: '2026-04-01' as const, verdict: 'M3' as const, grade: '4' as const,
    nameLevel: 'K3', nameKanaLevel: 'N0', bornOnLevel: 'D0', sexLevel: 'S0', addressLevel: 'A0', because: '字の違い', findings: [], identityFlag: '2' as const, stopped: 'both' as const, answerBy: null, ruleSetId: 'R', policyId: 'P',
    residentName: null, residentNameKana: null, residentBornOn: null, residentSex: null, residentAddress: null,
  })));
  expect(await ward.deliver(notices)).toMatchObject({ accepted: true, applied: people.length });
  for (const noticeId of noticeIds) await ward.act({ act: 'openMatchCase', noticeId, by: '担当', purpose: '試験' });
  let answered = 0;
  const asked = noticeIds.map(async (noticeId, index) => {
    await ward.act({ act: 'decideMatch', noticeId, by: '担当', why: '表記の違い', decision: 'correct', reasonCode: 'notation' }).catch(() => null).finally(() => { answered += 1; });
    if (index % 4 === 3) await ward.run('exportTerminal').catch(() => null);
  });
  for (const count of [3, 9]) {
    await until(() => answered >= count);
    await killed(child);
    child = await started(folder, data);
  }
  await Promise.all(asked);
  await ward.run('exportTerminal');
  const decided = (await ward.query({ query: 'matchNotices' })).notices.filter(({ state }) => state === 'decided').map(({ historyKey }) => historyKey).sort();
  const sent = (await ward.outgoing()).flatMap((file) => codecOf(bundledProfile(), clearance).parse(file).records.map(({ value }) => value.historyKey)).sort();
  expect(sent).toEqual(decided);
  expect(decided.length).toBeGreaterThanOrEqual(people.length - 2);
  expect((await ward.query({ query: 'accessLog' })).rows.filter(({ action }) => action === 'decide')).toHaveLength(decided.length);
});
