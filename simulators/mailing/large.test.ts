import { expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { inspectReceived } from './inspect.js';
import { postAccepted } from './post.js';
import { noticeOf, totalsOf, withMailing, type Desk } from './desk.examples.js';
import { pageRows, type Mailing, type MailingStore } from './tables.js';

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The same party with an eye on its writes; the process stops at the n-th. */
function watched(party: Mailing, stopAt = Infinity) {
  const writes: number[] = [];
  const store = (inner: MailingStore): MailingStore => ({
    kind: inner.kind, db: inner.db,
    transact: (act) => inner.transact((within) => act(store(within))),
    insertMany: (...told: Parameters<MailingStore['insertMany']>) => {
      writes.push(told[1].length);
      if (writes.length === stopAt) throw new Stopped(`${stopAt}回目の書き込み`);
      return inner.insertMany(...told);
    },
  });
  return { party: { ...party, store: store(party.store) }, writes };
}
const partyOf = async (desk: Desk) => await desk.world.party('mailing') as unknown as Mailing;

it('二万通の印刷単位も、一度に千行までしか読み書きせずに検査し、発送する', () => withMailing(inMemory(), async (desk) => {
  const size = 20_000;
  const notices = Array.from({ length: size }, (_, index) => noticeOf(index + 1));
  expect(await desk.print(1, notices)).toMatchObject({ status: 202 });
  expect(await desk.totals(1, totalsOf(notices))).toMatchObject({ status: 202 });
  await desk.world.advance('2026-06-15T19:00');
  const evening = watched(await partyOf(desk));
  await inspectReceived(evening.party);
  expect(await desk.batch(1)).toMatchObject({ state: 'accepted', pieceCount: size });
  await desk.world.advance('2026-06-16T09:00');
  const morning = watched(await partyOf(desk));
  await postAccepted(morning.party);
  expect(await desk.posted(1)).toEqual({ pieces: size, letters: size, sheets: size });
  expect((await desk.letters(size))[0]!.sheets[0]!.lines).toContain('見本 20000郎 様');
  for (const { writes } of [evening, morning]) expect([Math.max(...writes), writes.length, writes.reduce((sum, rows) => sum + rows, 0)]).toEqual([pageRows, size / pageRows, size]);
}), 120_000);

it('検査でも発送でも返戻でも、どの書き込みで止まっても何も半端に残らず、もう一度動かせば止まらなかったときと同じになる', () => withMailing(inMemory(), async (desk) => {
  const seen = async () => [await desk.batch(1), await desk.batch(2), await desk.posted(1), await Promise.all([1, 2, 3].map((n) => desk.letters(n))), await desk.returnNames()];
  /** Stops a job at each of its writes; each time everything is as before. */
  const interrupted = async (job: (party: Mailing) => Promise<void>, writes: number) => {
    for (let stopAt = 1; stopAt <= writes; stopAt += 1) {
      const before = await seen();
      await expect(job(watched(await partyOf(desk), stopAt).party)).rejects.toThrow(Stopped);
      expect(await seen()).toEqual(before);
    }
    const last = watched(await partyOf(desk));
    await job(last.party);
    expect(last.writes).toHaveLength(writes);
  };
  await desk.undeliverable([{ address: '東京都港区架空町2-1', reason: 'movedAway' }]);
  await desk.hand(1, [noticeOf(1), noticeOf(2), noticeOf(3)]);
  await interrupted(inspectReceived, 1);
  await desk.hand(2, [noticeOf(4)], []);
  await interrupted(inspectReceived, 1);
  expect([(await desk.batch(1)).state, (await desk.batch(2)).state]).toEqual(['accepted', 'refused']);
  await desk.world.advance('2026-06-16T09:00');
  await interrupted(postAccepted, 1);
  expect(await desk.posted(1)).toEqual({ pieces: 3, letters: 3, sheets: 3 });
  await desk.world.advance('2026-06-23T09:59');
  await interrupted(postAccepted, 1);
  expect(await desk.returnsIn((await desk.returnNames())[0]!)).toMatchObject([{ noticeId: '0000000002' }]);
}));
