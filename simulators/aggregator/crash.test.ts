import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from './aggregator.js';
import { deskOf } from './desk.examples.js';
import { load } from './load.js';
import type { Aggregator, AggregatorStore } from './tables.js';
import { A, B, personRow } from './town.examples.js';

const profile = bundledProfile();
let bed: Bed;
let worlds = 0;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [aggregator] }); });
afterAll(() => bed.close());

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The same party, whose process stops at the n-th write. */
function stoppingAt(party: Aggregator, n: number): Aggregator {
  let writes = 0;
  const watched = (store: AggregatorStore): AggregatorStore => ({
    kind: store.kind, db: store.db,
    transact: (act) => store.transact((inner) => act(watched(inner))),
    insertMany: (...told: Parameters<AggregatorStore['insertMany']>) => {
      writes += 1;
      if (writes === n) throw new Stopped(`${n}回目の書き込み`);
      return store.insertMany(...told);
    },
  });
  return { ...party, store: watched(party.store) };
}

const begin = async () => {
  const desk = deskOf(await bed.create({ id: `k${(worlds += 1)}`, seed: 1, now: '2025-05-12T18:00', numberMode: defaultNumberMode }), profile);
  await desk.send(A, 1, [personRow(A, { n: 1, from: '2021-04-01', until: '2025-05-10' }), personRow(A, { n: 2 })]);
  await desk.send(A, 2, [personRow(A, { n: 3 }), { ...personRow(A, { n: 4 }), insurerNumber: '138024' }]);
  await desk.send(B, 1, [personRow(B, { n: 1, from: '2025-05-10', applicationStartReason: 'moveInWithinPrefecture' })]);
  return desk;
};
const everything = async (desk: ReturnType<typeof deskOf>) => ({
  results: [await desk.results(A), await desk.results(B)], issues: await desk.lastIssues(A), outbox: [await desk.outbox(A), await desk.outbox(B)],
  dates: [await desk.dates(A), await desk.dates(B)], ids: [await desk.ids(A), await desk.ids(B)], views: [await desk.view(A, 'P1'), await desk.view(A, 'P3')],
});

it('登録のどの書き込みで止まっても、もう一度動かせば、一度も止まらなかったときと同じバイトが同じ名前で配られる', async () => {
  const calm = await begin();
  await calm.load();
  const expected = await everything(calm);
  let stops = 0;
  for (let n = 1; ; n += 1) {
    const desk = await begin();
    const party = await desk.world.party('aggregator') as unknown as Aggregator;
    const stopped = await load(stoppingAt(party, n)).then(() => false, (error: unknown) => error instanceof Stopped);
    if (!stopped) break;
    stops += 1;
    await desk.load();
    expect(await everything(desk)).toEqual(expected);
    await bed.drop(desk.world.id);
  }
  expect(stops).toBeGreaterThan(30);
});
