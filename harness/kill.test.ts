import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledProfile } from '../contracts/wire/profile.js';
import type { WireFile } from '../contracts/wire/file.js';
import { aggregatorTables } from '../simulators/aggregator/tables.js';
import { A, B, pairOf, personRow } from '../simulators/aggregator/town.examples.js';
import { dataLinkPcTables } from '../simulators/data-link-pc/tables.js';
import { rowsOf } from '../store/copy.js';
import type { Database } from '../store/define.js';
import { inFolder } from '../store/sqlite.js';
import { secretsOf } from './secrets.js';

const tries = 50;
/** A kill aimed later than its step lasts comes too late and is not counted; worlds are added until enough have hit. */
const worldsAtMost = 100;
const killsInAWorld = 3;
const lanes = 2;
const seed = 1;
const cache = join(import.meta.dirname, '../node_modules/.cache/totsugo-kill');
const script = join(cache, `bed-${process.pid}.mjs`);
const folder = mkdtempSync(join(tmpdir(), 'totsugo-kill-'));
const children = new Set<ChildProcess>();

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures/bed-process.ts')], bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile: script, logLevel: 'error', external: ['libsql', 'pg'],
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
  });
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  rmSync(script, { force: true });
});

/** A process that can be killed and started again on the same folder. */
async function bedProcess(data: string) {
  const start = async () => {
    const child = spawn(process.execPath, [script, data], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.add(child);
    const ended = once(child, 'exit').then(() => void children.delete(child));
    const [line] = await Promise.race([once(child.stdout, 'data'), ended.then(() => { throw new Error('the bed did not start'); })]) as [Buffer];
    return { child, ended, url: line.toString().trim() };
  };
  let running = await start();
  return {
    url: () => running.url,
    kill: () => void running.child.kill('SIGKILL'),
    async again() {
      running.child.kill('SIGKILL');
      await running.ended;
      running = await start();
    },
  };
}
type BedProcess = Awaited<ReturnType<typeof bedProcess>>;

const people = 150;
const numbered = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const since = { from: '2021-04-01', until: '2026-05-10' } as const;
const first = pairOf(bundledProfile(), A, 1, numbered(1, people).map((n) => personRow(A, { n, ...(n <= 60 ? since : { from: '2021-04-01' }) })), { date: '2026-05-12' });
const arrivals = pairOf(bundledProfile(), B, 1, numbered(1, people).map((n) => personRow(B, { n: n <= 60 ? n : n + people, personKey: `Q${n}`, from: '2026-05-10', applicationStartReason: 'moveInWithinPrefecture' })), { date: '2026-05-12' });
const second = pairOf(bundledProfile(), A, 2, numbered(61, 40).map((n) => personRow(A, { n, from: '2021-04-01', until: '2026-05-11', applicationEndReason: 'joinEmployeeInsurance', operation: 'update', revision: 2 })), { date: '2026-05-12' });

interface Client { readonly bed: BedProcess; readonly world: string; readonly received: Map<string, string> }
/** One thing the municipalities and the operator do. What is sent is sent again after a kill; a job is not, once it was answered. */
interface Step { readonly name: string; readonly isJob?: boolean; readonly weight?: number; readonly act: (client: Client) => Promise<void> }

async function ask({ bed, world }: Client, method: string, path: string, body?: Uint8Array | object, mayAnswer: readonly number[] = []): Promise<Response> {
  const isFile = body instanceof Uint8Array;
  const response = await fetch(`${bed.url()}${path.startsWith('/w') ? path : `/w/${world}${path}`}`, {
    method, ...(body ? { headers: { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }, body: isFile ? Buffer.from(body) : JSON.stringify(body) } : {}),
  });
  if (response.ok || mayAnswer.includes(response.status)) return response;
  throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}
const put = (box: string, { name, bytes }: WireFile): Step => ({ name: `${box} ${name}`, act: async (client) => void await (await ask(client, 'PUT', `/${box}/${name}`, bytes)).text() });
const job = (party: string, name: string, weight = 1): Step => ({ name: `${party} ${name}`, isJob: true, weight, act: async (client) => void await ask(client, 'POST', `/${party}/_sim/jobs/${name}`) });
const advance = (to: string, weight = 1): Step => ({ name: `advance ${to}`, isJob: true, weight, act: async (client) => void await (await ask(client, 'POST', '/_clock', { advanceTo: to })).text() });
const fetchAll = (box: string): Step => ({ name: `fetch ${box}`, act: async (client) => {
  const { files } = await (await ask(client, 'GET', `/${box}`)).json() as { files: { name: string }[] };
  for (const { name } of files) {
    const bytes = Buffer.from(await (await ask(client, 'GET', `/${box}/${name}`)).arrayBuffer()).toString('base64');
    const before = client.received.get(name);
    if (before !== undefined && before !== bytes) throw new Error(`${name} came twice with other bytes`);
    client.received.set(name, bytes);
    await ask(client, 'DELETE', `/${box}/${name}`);
  }
} });
const pcOutbox = `data-link-pc/${A}/outbox`;
const steps: readonly Step[] = [
  { name: 'create', weight: 3, act: async (client) => void await (await ask(client, 'POST', '/w', { id: client.world, seed: 1, now: '2026-05-12T17:30' }, [400])).text() },
  ...first.map((file) => put(pcOutbox, file)), ...arrivals.map((file) => put(`aggregator/municipalities/${B}/inbox`, file)),
  job('data-link-pc', 'send', 3), job('aggregator', 'load', 12), ...second.map((file) => put(pcOutbox, file)),
  advance('2026-05-13T09:30', 8), fetchAll(`data-link-pc/${A}/inbox`), fetchAll(`aggregator/municipalities/${B}/outbox`), advance('2026-05-14T09:30'),
];

/** Steps in which a kill is tried; loading and distribution are where most can go wrong. */
const aims = steps.flatMap(({ weight = 1 }, n) => Array.from({ length: weight }, () => n));
/** From which step on, and how long after its begin, the process is killed. */
interface Killing { readonly step: number; readonly afterMs: number }

/** Does every step; whenever the process is killed, starts it again and does everything from the start. Returns where the kills hit. */
async function play(client: Client, killings: readonly Killing[], timed: (milliseconds: number) => void = () => {}): Promise<readonly string[]> {
  const answered = new Set<number>();
  const hits: string[] = [];
  let armed: { isKilled: boolean; timer?: NodeJS.Timeout } | null = null;
  for (let n = 0; n < steps.length; n += 1) {
    const { name, isJob, act } = steps[n]!;
    if (isJob && answered.has(n)) continue;
    const killing = killings[hits.length];
    if (killing && !armed && n >= killing.step) {
      const arming: { isKilled: boolean; timer?: NodeJS.Timeout } = { isKilled: false };
      arming.timer = setTimeout(() => {
        arming.isKilled = true;
        client.bed.kill();
      }, killing.afterMs);
      armed = arming;
    }
    const begun = performance.now();
    try {
      await act(client);
      answered.add(n);
      timed(performance.now() - begun);
    } catch (error) {
      if (!armed?.isKilled) throw error;
      hits.push(name);
      armed = null;
      await client.bed.again();
      n = -1;
    }
  }
  clearTimeout(armed?.timer);
  if (armed?.isKilled) await client.bed.again();
  return hits;
}

/** Everything the two parties keep, without what may differ between two runs: numbers of uploads, and answers to files that were sent twice. */
const volatile = new Set(['upload', 'answer_status', 'answer_text']);
async function kept(database: Database) {
  const all: Record<string, string[]> = {};
  for (const [specs, without] of [[aggregatorTables, 'aggregator_part'], [dataLinkPcTables, 'data_link_pc_log']] as const) {
    for await (const { table, rows } of rowsOf(await database.open(specs), specs)) {
      if (table === without) all[table] = [String((all[table]?.length ?? 0) + rows.length)];
      else all[table] = [...(all[table] ?? []), ...rows.filter(({ name }) => name !== 'upload').map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !volatile.has(column))))].sort();
    }
  }
  delete all['data_link_pc_log'];
  return all;
}

test(`受け取り、登録、配信、受信のどこで kill -9 されても、送り直せば、記録は一つも失われず二重にもならない(${tries}回以上)`, async () => {
  const reference: Client = { bed: await bedProcess(join(folder, 'reference')), world: 'calm', received: new Map() };
  const lengths: number[] = [];
  await play(reference, [], (milliseconds) => lengths.push(milliseconds));
  reference.bed.kill();
  const calm = await kept(await inFolder(join(folder, 'reference')).database('calm'));
  expect([calm['aggregator_insured']?.length, calm['aggregator_batch']?.length, calm['aggregator_outgoing']?.length, calm['data_link_pc_incoming']?.length, calm['aggregator_upload']]).toEqual([2 * people, 3, 8, 5, undefined]);

  const { chance } = secretsOf(seed);
  const hits = new Map<string, number>();
  const hitSoFar = () => [...hits.values()].reduce((sum, count) => sum + count, 0);
  const wrong: unknown[] = [];
  const lane = async (first: number) => {
    const data = join(folder, `lane-${first}`);
    const bed = await bedProcess(data);
    for (let world = first; world < worldsAtMost && hitSoFar() < tries; world += lanes) {
      const killings = Array.from({ length: killsInAWorld }, (_, n): Killing => {
        const step = aims[Math.floor(chance('step', world, n) * aims.length)]!;
        return { step, afterMs: chance('moment', world, n) * lengths[step]! };
      }).sort((a, b) => a.step - b.step);
      const client: Client = { bed, world: `t${world}`, received: new Map() };
      const about = { seed, world, killings: killings.map(({ step, afterMs }) => `${steps[step]!.name} ${afterMs.toFixed(1)}`) };
      const hit = await play(client, killings).catch((error: unknown) => { throw new Error(JSON.stringify(about), { cause: error }); });
      for (const name of hit) hits.set(name, (hits.get(name) ?? 0) + 1);
      const database = await inFolder(data).database(client.world);
      const found = await kept(database);
      await database.drop();
      for (const table of new Set([...Object.keys(calm), ...Object.keys(found)])) {
        const [lost, doubled] = [(calm[table] ?? []).filter((row) => !found[table]?.includes(row)), (found[table] ?? []).filter((row) => !calm[table]?.includes(row))];
        if (lost.length > 0 || doubled.length > 0 || calm[table]?.length !== found[table]?.length) wrong.push({ ...about, table, lost: lost.slice(0, 2), doubled: doubled.slice(0, 2) });
      }
      if (!isDeepStrictEqual(client.received, reference.received)) wrong.push({ ...about, received: [...client.received.keys()] });
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, first) => lane(first)));
  console.log(`種 ${seed}、kill が当たった回数: ${[...hits].map(([name, count]) => `${name} ${count}`).join(' / ')}`);
  expect(wrong).toEqual([]);
  expect(hitSoFar()).toBeGreaterThanOrEqual(tries);
});
