import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { aggregator } from './aggregator.js';
import { inMemory } from '../../store/sqlite.js';
import { deskOf } from './desk.examples.js';
import { A, B, personRow } from './town.examples.js';

const profile = bundledProfile();
let bed: Bed;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [aggregator] }); });
afterAll(() => bed.close());

it('転出待ちは14日目までは誰にも知らせず、15日目に転出元だけへ知らせる', async () => {
  const desk = deskOf(await bed.create({ id: 'old', seed: 1, now: '2025-05-10T18:00', numberMode: defaultNumberMode }), profile);
  await desk.world.setParameters('aggregator', { overlapGraceDays: 30 });
  await desk.send(A, 1, [personRow(A, { n: 1, from: '2021-04-01' })]);
  await desk.send(B, 1, [personRow(B, { n: 1, from: '2025-05-10', personKey: 'Q1', applicationStartReason: 'moveInWithinPrefecture' })]);
  const told = async () => Promise.all([A, B].map(async (code) => (await desk.json('GET', `/municipalities/${code}/notices`)).body.notices as object[]));
  await desk.world.advance('2025-05-24T23:00');
  expect(await told()).toEqual([[], []]);
  await desk.world.advance('2025-05-25T23:00');
  expect(await told()).toMatchObject([[{ code: 'W508', personKey: null, since: '2025-05-10', ageDays: 15 }], []]);
});
