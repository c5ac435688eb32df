import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import { stoppedAt, stoppedEverywhere } from '../stopped.examples.js';
import { baseFile, month, north, reportFile, south, withPrefecture, type Desk } from './desk.examples.js';
import { receive } from './intake.js';
import { reckonRuns } from './reckon.js';

/** Everything that anybody can see. */
const everything = async (desk: Desk) => ({
  medical: await desk.medical(), definite: await desk.medical('definite'), runs: (await desk.runs()).map(({ runKind, computedAt }) => [runKind, computedAt]), told: [await desk.told(north), await desk.told(south)], names: await desk.names(north),
  files: await Promise.all((await desk.names(north)).map(async (name) => Buffer.from(await desk.bytesOf(north, name)).toString())), reports: (await desk.call('GET', `/_sim/reports/${north}`)).body,
});
async function prepared(desk: Desk): Promise<void> {
  await desk.wants('provisional', [north, south]);
  await desk.wants('definite', [north, south]);
  await desk.put(south, baseFile(south));
  await desk.put(north, reportFile(north, 1, month('202608', 1, 2)));
}

describe('止まっても', () => {
  it('受付のどの書き込みで止まっても、もう一度送れば、一度も止まらなかったときと同じになる', async () => {
    const played = (stopAt: number) => withPrefecture(inMemory(), async (desk) => {
      await prepared(desk);
      const { name, bytes } = baseFile(north);
      const stopped = await stoppedAt(await desk.party(), async (party) => void (await receive(party, { code: north, name }, (async function* () { yield bytes; })())), stopAt);
      await desk.put(north, { name, bytes });
      await desk.until('2026-11-20T20:00');
      return { stopped, seen: await everything(desk) };
    });
    await expectSame(played, 3);
  });
  it('算定のどの書き込みで止まっても、もう一度動かせば、一度も止まらなかったときと同じになる', async () => {
    const played = (stopAt: number) => withPrefecture(inMemory(), async (desk) => {
      await prepared(desk);
      await desk.put(north, baseFile(north, { insuredCount: 30 }));
      await desk.until('2026-11-20T19:59');
      const stopped = await stoppedAt(await desk.party(), (party) => reckonRuns({ ...party, now: () => '2026-11-20T20:00' }), stopAt);
      await desk.until('2027-01-15T20:00');
      return { stopped, seen: await everything(desk) };
    });
    await expectSame(played, 4);
  });
});

async function expectSame(played: Parameters<typeof stoppedEverywhere<unknown>>[0], least: number): Promise<void> {
  const { stops, whole, outcomes } = await stoppedEverywhere(played);
  expect(outcomes).toEqual(outcomes.map(() => whole));
  expect(stops).toBeGreaterThanOrEqual(least);
}

it('ファイルに置いた世界でも、記憶の中の世界と同じになる', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'totsugo-levy-'));
  const play = async (desk: Desk) => {
    await prepared(desk);
    await desk.put(north, baseFile(north));
    await desk.until('2027-01-15T20:00');
    return everything(desk);
  };
  expect(await withPrefecture(await storeHome(folder), play)).toEqual(await withPrefecture(inMemory(), play));
  await rm(folder, { recursive: true });
});
