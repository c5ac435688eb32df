import { expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { acceptReceived } from './accept.js';
import { workOfDay } from './day.js';
import { debitFileOf, debitOf, payerOf, withBank, type Desk } from './desk.examples.js';
import { pageRows, type Bank, type BankStore } from './tables.js';

/** The same party with an eye on how many rows are written at once. */
function watched(party: Bank) {
  const writes: number[] = [];
  const store = (inner: BankStore): BankStore => ({
    kind: inner.kind, db: inner.db, transact: (act) => inner.transact((within) => act(store(within))),
    insertMany: (...told: Parameters<BankStore['insertMany']>) => {
      writes.push(told[1].length);
      return inner.insertMany(...told);
    },
  });
  return { party: { ...party, store: store(party.store) }, writes };
}
const partyOf = async (desk: Desk) => watched(await desk.world.party('bank') as unknown as Bank);

it('四千行の口座振替も、一度に千行ずつ読み書きして、受け付け、引き落とし、結果にする', () => withBank(inMemory(), async (desk) => {
  const size = 4_000;
  const payers = Array.from({ length: size }, (_, index) => payerOf(index + 1));
  await desk.accounts(payers);
  await desk.mandates(payers.map(({ bankCode, branchCode, accountKind, accountNumber }) => ({ bankCode, branchCode, accountKind, accountNumber, from: '2026-04-01' })));
  await desk.put('june', debitFileOf({ day: '0630' }, payers.map((_, index) => debitOf(index + 1))));
  const evening = await partyOf(desk);
  await acceptReceived(evening.party);
  expect(await desk.request('june')).toMatchObject({ state: 'accepted', rows: size });
  await desk.until('2026-06-30T08:59');
  const morning = await partyOf(desk);
  await workOfDay(morning.party);
  await desk.until('2026-07-02T05:10');
  const { trailer, issues, told } = await desk.resultIn('june');
  const sum = size * 20_000 + (size * (size + 1)) / 2;
  expect([issues, told.length, trailer!.debitedCount, trailer!.debitedAmount, await desk.ownBalance()]).toEqual([[], size, size, sum, sum]);
  // A page of rows touches as many accounts, and 別段預金 beside them.
  for (const { writes } of [evening, morning]) expect(Math.max(...writes)).toBeLessThanOrEqual(pageRows + 1);
}), 120_000);
