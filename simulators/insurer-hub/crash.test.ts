import { afterAll, beforeAll, expect, it } from 'vitest';
import { hubBed } from './bed.examples.js';
import { checkNight } from './check-night.js';
import { daily } from './daily.js';
import { A, B, memberRow, numberOf, residentOf, updateOf, type Desk } from './desk.examples.js';
import { enquire } from './enquire.js';
import { storeNight } from './store-night.js';
import type { Hub, HubStore } from './tables.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The same party, whose process stops at the n-th write. */
function stoppingAt(party: Hub, n: number): Hub {
  let writes = 0;
  const watched = (store: HubStore): HubStore => ({
    kind: store.kind, db: store.db,
    transact: (act) => store.transact((inner) => act(watched(inner))),
    insertMany: (...told: Parameters<HubStore['insertMany']>) => {
      writes += 1;
      if (writes === n) throw new Stopped(`${n}回目の書き込み`);
      return store.insertMany(...told);
    },
  });
  return { ...party, store: watched(party.store) };
}

async function begin(): Promise<Desk> {
  const desk = await bed.begin();
  for (const n of [1, 2, 3]) await desk.resident(numberOf(n), residentOf(memberRow(A, { n })));
  await desk.send(A, [memberRow(A, { n: 1, individualNumber: numberOf(2) }), memberRow(A, { n: 2, individualNumber: numberOf(1) }), memberRow(A, { n: 3, name: ' ' })]);
  await desk.send(B, [memberRow(B, { n: 7, individualNumber: numberOf(1) })]);
  await desk.card({ individualNumber: numberOf(1), event: 'registered' });
  return desk;
}
const everything = async (desk: Desk) => ({
  own: await Promise.all([A, B].map(async (code) => [await desk.outbox(code), await desk.outbox(code, '/terminal/outbox'), await desk.results(code), await desk.notices(code), await desk.cards(code)])),
  views: await Promise.all([desk.view(A, 'P1'), desk.view(A, 'P2'), desk.view(A, 'P3'), desk.view(B, 'P7')]), symbols: await desk.symbolRequests(), provided: (await desk.audit()).filter(({ what }) => what === 'provisionToCoordinator'),
  enquiries: (await desk.json('GET', '/_sim/enquiries')).body,
});
const jobs = [storeNight, enquire, async () => {}, checkNight, daily] as const;

async function play(desk: Desk, stopAt: number): Promise<number> {
  const party = await desk.world.party('insurer-hub') as unknown as Hub;
  let stops = 0;
  for (const [index, job] of jobs.entries()) {
    if (index === 2) await desk.world.runJob('juki-net', 'answer');
    const stopped = await job(stoppingAt(party, stopAt)).then(() => false, (error: unknown) => {
      if (error instanceof Stopped) return true;
      throw error;
    });
    if (!stopped) continue;
    stops += 1;
    await job(party);
  }
  return stops;
}

it('夜のどの処理のどの書き込みで止まっても、もう一度動かせば、一度も止まらなかったときと同じになる', async () => {
  const calm = await begin();
  await play(calm, Infinity);
  const expected = await everything(calm);
  let all = 0;
  for (let n = 1; ; n += 1) {
    const desk = await begin();
    const stops = await play(desk, n);
    if (stops === 0) break;
    all += stops;
    expect(await everything(desk)).toEqual(expected);
    await bed.drop(desk.world.id);
  }
  expect(all).toBeGreaterThan(40);
}, 180_000);

it('一括の途中で止まれば何も変わらず、同じファイルをもう一度送れば済む', async () => {
  const desk = await begin();
  await desk.overnight();
  const before = await everything(desk);
  const party = await desk.world.party('insurer-hub') as unknown as Hub;
  const { workInBulk } = await import('./terminal.js');
  const { memberUpdate } = await import('../../contracts/insurer-hub/terminal.js');
  const file = desk.file(memberUpdate, A, 1, [updateOf(memberRow(A, { n: 1 }), { updateId: 'U1', individualNumber: numberOf(1), bundle: 'S' }), updateOf(memberRow(A, { n: 2 }), { updateId: 'U2', individualNumber: numberOf(2), bundle: 'S' })]);
  await party.store.insertMany('insurer_hub_incoming', [{ code: A, channel: 'terminal', name: file.name, layout: 'memberUpdate', date: '2025-05-13', seq: 1, sha256: 'x', size: file.bytes.length, bytes: file.bytes, received_at: party.now(), state: 'waiting' }]);
  let n = 1;
  for (; await workInBulk(stoppingAt(party, n), A, file.name).then(() => false, (error: unknown) => error instanceof Stopped); n += 1) expect(await everything(desk)).toEqual(before);
  expect(n).toBeGreaterThan(4);
  expect((await desk.terminalResults(A)).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
});
