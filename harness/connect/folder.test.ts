import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, expect, test } from 'vitest';
import { actExample, startExample } from '../../contracts/ward-driver-examples.js';
import type { StaffAct, Ward, WardStart } from '../../contracts/ward.js';
import { ConnectionProblem, WardMisbehaved } from './define.js';
import { paperWard } from './fixtures/paper-ward.js';
import { folderConnection, type FolderOptions } from './folder.js';
import { serveFolder, type FolderServerOptions } from './folder-server.js';

const closing: (() => unknown)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

const start = startExample as WardStart;
const identity = { name: '紙のシステム', version: '1' };
function newFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'totsugo-folder-'));
  closing.push(() => { rmSync(dir, { recursive: true, force: true }); });
  return dir;
}
async function served(dir: string, ward: Ward = paperWard(), options: Partial<FolderServerOptions> = {}) {
  const server = await serveFolder({ folder: dir, ward, ...identity, ...options });
  closing.push(async () => server.close());
  return server;
}
async function connected(dir: string, options: FolderOptions = {}): Promise<Ward> {
  const connection = folderConnection(dir, { timeoutMs: 15_000, ...options });
  closing.push(async () => connection.close());
  return connection.open();
}
const notified = (id: string): StaffAct => ({ act: 'enterNotification', notification: { ...(actExample as { notification: object }).notification, notificationId: id } } as StaffAct);
const until = async (isSo: () => boolean): Promise<void> => { while (!isSo()) await new Promise((resolve) => { setTimeout(resolve, 2); }); };

test.each([['通知のあるファイルシステム', true], ['通知のない共有フォルダ', false]])('%sで、届出からファイルの受け渡しと照会まで一巡する', async (_title, watch) => {
  const dir = newFolder();
  await served(dir, paperWard(), { watch });
  const ward = await connected(dir, { watch });
  await ward.reset(start);
  await ward.setClock('2026-04-02T09:40');
  expect(await ward.act(actExample)).toMatchObject({ accepted: true });
  expect(await ward.run('exportChanges')).toMatchObject({ files: ['paper_131130_0001.csv'] });
  expect((await ward.outgoing()).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([['paper_131130_0001.csv', '0000012345,2026-04-01,']]);
  expect(readdirSync(join(dir, 'outbox'))).toEqual(['paper_131130_0001.csv']);
  await ward.taken('paper_131130_0001.csv');
  expect(readdirSync(join(dir, 'outbox'))).toEqual([]);
  expect(await ward.outgoing()).toEqual([]);
  expect(await ward.deliver({ name: '結果 1.csv', bytes: Buffer.from('0000012345,ok\n') })).toMatchObject({ accepted: true, applied: 1 });
  expect(readdirSync(join(dir, 'inbox'))).toEqual([]);
  expect((await ward.query({ query: 'history', personKey: '0000012345' })).rows).toHaveLength(1);
});

test('同時に頼んでも、番号の順に一つずつ行われる', async () => {
  const dir = newFolder();
  const effects: string[] = [];
  await served(dir, paperWard((effect) => effects.push(effect)));
  const ward = await connected(dir);
  await ward.reset(start);
  await Promise.all(Array.from({ length: 30 }, async (_, index) => ward.act(notified(`N${index}`))));
  expect(effects).toEqual(Array.from({ length: 30 }, (_, index) => `start N${index}`));
});

test('答えのある依頼は、ward を起動しなおしても二度と行わない', async () => {
  const dir = newFolder();
  const effects: string[] = [];
  const ward = paperWard((effect) => effects.push(effect));
  const first = await served(dir, ward);
  const port = await connected(dir);
  await port.reset(start);
  await port.act(notified('N1'));
  await first.close();
  await served(dir, ward);
  await port.act(notified('N2'));
  expect(effects).toEqual(['start N1', 'start N2']);
});

test('reset は前の回の依頼、答え、届けたファイル、受け取られないファイルを残さない', async () => {
  const dir = newFolder();
  await served(dir);
  const ward = await connected(dir);
  await ward.reset(start);
  await ward.act(actExample);
  await ward.run('exportChanges');
  await ward.outgoing();
  writeFileSync(join(dir, 'inbox', 'left.csv'), 'x');
  await ward.reset(start);
  expect([readdirSync(join(dir, 'inbox')), readdirSync(join(dir, 'outbox'))]).toEqual([[], []]);
  expect(readdirSync(join(dir, 'requests'))).toHaveLength(1);
  expect(readdirSync(join(dir, 'answers'))).toHaveLength(1);
  expect(await ward.outgoing()).toEqual([]);
});

test('途中で消えた totsugo の残した依頼は、次の接続のときに捨てられ、番号は使いまわされない', async () => {
  const dir = newFolder();
  mkdirSync(join(dir, 'requests'), { recursive: true });
  writeFileSync(join(dir, 'requests', '000041.json'), JSON.stringify({ number: 41, operation: 'act', params: {}, body: notified('old') }));
  const effects: string[] = [];
  const ward = paperWard((effect) => effects.push(effect));
  await ward.reset(start);
  const opening = connected(dir);
  await until(() => existsSync(join(dir, 'requests', '000042.json')));
  await served(dir, ward);
  await opening;
  expect(effects).toEqual([]);
});

test('ward がいないときは前提未達として、起動のしかたを告げ、依頼を取り下げる', async () => {
  const dir = newFolder();
  const trouble = await connected(dir, { timeoutMs: 60 }).catch((error: unknown) => error);
  expect(trouble).toBeInstanceOf(ConnectionProblem);
  expect((trouble as Error).message).toMatch(/応答がない: health.*ward は動いているか.*totsugo ward --folder/);
  expect(readdirSync(join(dir, 'requests'))).toEqual([]);
});

test('一つのフォルダを二つの ward や二つの totsugo で使わせない', async () => {
  const dir = newFolder();
  await served(dir);
  await expect(served(dir)).rejects.toMatchObject({ code: 'TSG-N10' });
  await connected(dir);
  await expect(connected(dir)).rejects.toMatchObject({ code: 'TSG-N10' });
});

/** A ward that is a robot: answers whatever the test says, in the test's own way of writing. */
async function robot(answer: (request: { number: number; operation: string }, dir: string) => void): Promise<{ ward: Ward; dir: string }> {
  const dir = newFolder();
  const seen = new Set<string>();
  const timer = setInterval(() => {
    for (const name of existsSync(join(dir, 'requests')) ? readdirSync(join(dir, 'requests')) : []) {
      if (name.startsWith('.') || seen.has(name)) continue;
      seen.add(name);
      const request = JSON.parse(readFileSync(join(dir, 'requests', name), 'utf8')) as { number: number; operation: string };
      if (request.operation === 'health') writeFileSync(join(dir, 'answers', name), JSON.stringify({ number: request.number, status: 200, body: { api: 'ward-driver/1', name: 'robot', version: '1' } }));
      else answer(request, dir);
    }
  }, 2);
  closing.push(() => { clearInterval(timer); });
  return { ward: await connected(dir, { timeoutMs: 15_000 }), dir };
}
const answerFile = (number: number) => `${String(number).padStart(6, '0')}.json`;

test('書きかけの答えは読まれず、書き終えてから読まれる', async () => {
  const { ward } = await robot(({ number }, dir) => {
    const text = JSON.stringify({ number, status: 200, body: { capabilities: ['files.outgoing'] } });
    writeFileSync(join(dir, 'answers', answerFile(number)), text.slice(0, 20));
    setTimeout(() => { writeFileSync(join(dir, 'answers', answerFile(number)), text); }, 60);
  });
  expect(await ward.capabilities()).toEqual(['files.outgoing']);
});

test.each([
  ['いつまでも壊れた答え', () => '{"number":', 'TSG-M06'], ['番号の違う答え', () => '{"number":999,"status":200,"body":{}}', 'TSG-M06'],
  ['形の違う答え', (number: number) => JSON.stringify({ number, status: 200, body: { capabilities: ['fly'] } }), 'TSG-M02'], ['故障の答え', (number: number) => JSON.stringify({ number, status: 500 }), 'TSG-M01'],
])('%sは実装の不適合とする', async (_title, text, code) => {
  const { ward } = await robot(({ number }, dir) => { writeFileSync(join(dir, 'answers', answerFile(number)), text(number)); });
  await expect(ward.capabilities()).rejects.toSatisfy((error) => error instanceof WardMisbehaved && error.code === code);
});

test('一覧にあるのに outbox にないファイルも、リンクも、ハッシュの違うファイルも受け取らない', async () => {
  const entry = { bytes: 1, sha256: 'a'.repeat(64) };
  let listed = 0;
  const { ward, dir } = await robot(({ number, operation }) => {
    if (operation !== 'listOutgoing') return;
    const name = ['none.csv', 'link.csv', 'other.csv'][listed++]!;
    writeFileSync(join(dir, 'answers', answerFile(number)), JSON.stringify({ number, status: 200, body: { files: [{ name, ...entry }] } }));
  });
  await expect(ward.outgoing()).rejects.toMatchObject({ code: 'TSG-M07' });
  symlinkSync('/etc/hostname', join(dir, 'outbox', 'link.csv'));
  await expect(ward.outgoing()).rejects.toMatchObject({ code: 'TSG-M07', message: expect.stringContaining('リンク') });
  writeFileSync(join(dir, 'outbox', '.part'), 'xy');
  renameSync(join(dir, 'outbox', '.part'), join(dir, 'outbox', 'other.csv'));
  await expect(ward.outgoing()).rejects.toMatchObject({ code: 'TSG-M03' });
});

test('道を指すファイル名の依頼は422で断り、フォルダの外に触れない', async () => {
  const dir = newFolder();
  await served(dir);
  const connection = folderConnection(dir, { timeoutMs: 15_000 });
  closing.push(async () => connection.close());
  await (await connection.open()).reset(start);
  for (const fileName of ['../escaped', '/etc/passwd', '.ward.pid', 'a\\b']) {
    expect(await connection.wire!.send({ operation: 'deliver', params: { fileName }, body: Buffer.from('x') })).toMatchObject({ status: 422, body: { code: 'TSG-V422' } });
    expect(await connection.wire!.send({ operation: 'taken', params: { fileName } })).toMatchObject({ status: 422 });
  }
  expect(existsSync(join(dir, 'escaped'))).toBe(false);
  expect(await connection.wire!.send({ operation: 'act', body: '{' })).toMatchObject({ status: 400 });
  expect(await connection.wire!.send({ operation: 'dance' })).toMatchObject({ status: 404 });
});

const scripts = mkdtempSync(join(tmpdir(), 'totsugo-script-'));
const script = join(scripts, 'ward.mjs');
afterAll(() => { rmSync(scripts, { recursive: true }); });
async function wardProcess(dir: string, effects: string): Promise<ChildProcess> {
  if (!existsSync(script)) await build({ entryPoints: [new URL('fixtures/paper-ward-process.ts', import.meta.url).pathname], bundle: true, platform: 'node', format: 'esm', outfile: script, logLevel: 'error' });
  const child = spawn(process.execPath, [script, dir, effects], { stdio: ['ignore', 'pipe', 'inherit'] });
  closing.push(() => child.kill('SIGKILL'));
  await new Promise((resolve) => { child.stdout.once('data', resolve); });
  return child;
}
const linesOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []);
const killed = async (child: ChildProcess) => new Promise((resolve) => { child.once('exit', resolve).kill('SIGKILL'); });

test('効果のあとで kill -9 された依頼は、起動しなおしても二重に行われず、分からないと答えられる', async () => {
  const [dir, effects] = [newFolder(), join(newFolder(), 'effects')];
  writeFileSync(`${effects}.hang`, '');
  const child = await wardProcess(dir, effects);
  const ward = await connected(dir);
  const asked = ward.act(notified('N1')).catch((error: unknown) => error);
  await until(() => linesOf(effects).length === 1);
  await killed(child);
  rmSync(`${effects}.hang`);
  await wardProcess(dir, effects);
  expect(await asked).toBeInstanceOf(ConnectionProblem);
  expect(await asked).toMatchObject({ code: 'TSG-N06', why: expect.stringContaining('効果があったか分からない') });
  expect(linesOf(effects)).toEqual(['start N1']);
  expect(await ward.act(notified('N2'))).toMatchObject({ accepted: true });
});

test('何度 kill -9 されても、受理と答えられた届出の効果はちょうど一度、どの届出も二度はない', async () => {
  const [dir, effects] = [newFolder(), join(newFolder(), 'effects')];
  let child = await wardProcess(dir, effects);
  // On a machine however busy: whoever gave up would leave too few effects to go on.
  const ward = await connected(dir, { timeoutMs: 120_000 });
  const answers = Array.from({ length: 60 }, async (_, index) => ward.act(notified(`N${index}`)).then(() => `start N${index}`, () => null));
  for (const count of [5, 17, 31, 48]) {
    await until(() => linesOf(effects).length >= count);
    await killed(child);
    child = await wardProcess(dir, effects);
  }
  const accepted = (await Promise.all(answers)).filter((line) => line !== null);
  const written = linesOf(effects);
  expect(new Set(written).size).toBe(written.length);
  expect(written).toEqual(expect.arrayContaining(accepted));
  expect(accepted.length).toBeGreaterThanOrEqual(56);
});
