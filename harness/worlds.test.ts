import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bundledProfile } from '../contracts/wire/profile.js';
import { assume } from '../law/define.js';
import { simulator } from '../simulators/define.js';
import { tables, type Database } from '../store/define.js';
import { inFolder, inMemory } from '../store/sqlite.js';
import { openBed } from './bed.js';
import { worldTables, type World } from './world.js';

const closing: (() => unknown)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

/** A party whose evening job waits until it is let go, and fails as often as it is told. */
function sluggish() {
  const state = { failures: 0, ran: [] as string[], wait: Promise.resolve() };
  return { state, party: simulator({
    id: 'sluggish', ja: 'のろい関係者', basis: assume('試験のため'), limitations: [], faults: {}, parameters: {},
    tables: tables({ sluggish_run: { columns: { at: 'text' }, key: ['at'] } }),
    jobs: { evening: { ja: '夜の処理', at: '21:00', run: async (party) => {
      await state.wait;
      if ((state.failures -= 1) >= 0) throw new Error('夜の処理が壊れた');
      state.ran.push(party.now());
      await party.store.insertMany('sluggish_run', [{ at: party.now() }], 'replace');
    } } },
    routes() {},
  }) };
}
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-worlds-'));
  closing.push(() => { rmSync(folder, { recursive: true, force: true }); });
  return folder;
}
async function opened(folder: string, party = sluggish().party) {
  const bed = await openBed({ home: inFolder(folder), profile: bundledProfile(), simulators: [party] });
  closing.push(async () => bed.close());
  return bed;
}
const start = { seed: 1, now: '2026-05-10T09:30' as const, numberMode: { kind: 'shifted' as const, by: 3 as const } };

test('終わらなかった定時処理は、開きなおしても次に進めるときに同じ時刻で行われる', async () => {
  const [folder, { state, party }] = [newFolder(), sluggish()];
  const first = await opened(folder, party);
  state.failures = 1;
  await expect((await first.create({ id: 'a', ...start })).advance('2026-05-12T09:30')).rejects.toThrow('壊れた');
  await first.close();
  const again = await (await opened(folder, party)).world('a');
  expect(again.now()).toBe('2026-05-10T21:00');
  await again.advance('2026-05-12T09:30');
  await again.advance('2026-05-12T09:30');
  expect(state.ran).toEqual(['2026-05-10T21:00', '2026-05-11T21:00']);
});

test('止めるときは、行っている定時処理を終え、次の処理は始めずに、続きがあると答える', async () => {
  const [folder, { state, party }] = [newFolder(), sluggish()];
  const first = await opened(folder, party);
  const world = await first.create({ id: 'a', ...start });
  let letGo = () => {};
  state.wait = new Promise((resolve) => { letGo = resolve; });
  const advancing = world.advance('2026-05-13T09:30').catch((error: unknown) => error);
  while (world.now() !== '2026-05-10T21:00') await new Promise((resolve) => { setTimeout(resolve, 1); });
  const ended = first.close();
  letGo();
  await ended;
  expect(await advancing).toMatchObject({ code: 'TSG-C02' });
  expect(state.ran).toEqual(['2026-05-10T21:00']);
  await (await (await opened(folder, party)).world('a')).advance('2026-05-12T09:30');
  expect(state.ran.at(-1)).toBe('2026-05-11T21:00');
});

test('同時に進めても、一つの定時処理は一度しか行われない', async () => {
  const { state, party } = sluggish();
  const world = await (await opened(newFolder(), party)).create({ id: 'a', ...start });
  await Promise.all([world.advance('2026-05-11T09:30'), world.advance('2026-05-12T09:30'), world.advance('2026-05-12T09:30')]);
  expect(state.ran).toEqual(['2026-05-10T21:00', '2026-05-11T21:00']);
});

test('作りかけで止まった世界は世界に数えず、同じ名前で作れて、残りかすは出てこない', async () => {
  const [folder, { party }] = [newFolder(), sluggish()];
  const home = inFolder(folder);
  const left = await home.database('half');
  await (await left.open(party.tables)).insertMany('sluggish_run', [{ at: '2026-01-01T21:00' }]);
  await (await left.open(worldTables)).insertMany('world_fact', [{ name: 'id', value: 'another' }, { name: 'seed', value: '9' }]);
  await left.close();
  const bed = await opened(folder, party);
  expect([await bed.worlds(), await bed.has('half')]).toEqual([[], false]);
  await expect(bed.world('half')).rejects.toMatchObject({ code: 'TSG-W02' });
  const world = await bed.create({ id: 'half', ...start });
  expect([world.seed, await (await world.database.open(party.tables)).db.selectFrom('sluggish_run').selectAll().execute()]).toEqual([1, []]);
});

test('ある名前の世界は、作るのも写すのも拒み、同時に作っても一つだけできる', async () => {
  const bed = await opened(newFolder());
  const made = await Promise.allSettled([1, 2, 3].map((seed) => bed.create({ ...start, id: 'a', seed })));
  expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  await bed.create({ id: 'b', ...start });
  await expect(bed.create({ id: 'b', ...start })).rejects.toMatchObject({ code: 'TSG-W01' });
  await expect(bed.fork('a', 'b')).rejects.toMatchObject({ code: 'TSG-W01' });
  expect(await bed.worlds()).toEqual(['a', 'b']);
});

test('まだ格納先に書かれていない記録も、写しにある', async () => {
  let written = () => {};
  const gate = new Promise<void>((open) => { written = open; });
  /** A store that is slow to take the journal of world a. */
  const late = (database: Database): Database => ({ ...database, open: async (specs) => {
    const store = await database.open(specs);
    return { ...store, insertMany: async (...rows) => {
      if (rows[0] === 'world_journal') await gate;
      await store.insertMany(...rows);
    } };
  } });
  const memory = inMemory();
  const bed = await openBed({ home: { ...memory, database: async (name) => (name === 'a' ? late(await memory.database(name)) : memory.database(name)) }, profile: bundledProfile(), simulators: [sluggish().party] });
  closing.push(async () => bed.close());
  const world = await bed.create({ id: 'a', ...start });
  const note = (ja: string) => world.journal.write({ kind: 'event', at: world.now(), from: 'のろい関係者', to: 'のろい関係者', ja, steps: [] });
  const seen = async (from: World) => (await from.journal.arrows()).map(({ n, ja }) => [n, ja]);
  note('書いている途中');
  void world.journal.flush();
  await new Promise((resolve) => { setTimeout(resolve, 10); });
  note('待っている');
  const copy = await bed.fork('a', 'b');
  expect(await seen(copy)).toEqual([[1, '書いている途中'], [2, '待っている']]);
  written();
  note('写した後');
  expect([await seen(world), await seen(copy)]).toEqual([[[1, '書いている途中'], [2, '待っている'], [3, '写した後']], [[1, '書いている途中'], [2, '待っている']]]);
});
