import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import Fastify from 'fastify';
import { afterEach, beforeAll, expect, test } from 'vitest';
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
  const connection = folderConnection(folder, { timeoutMs: 20_000 });
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
