import { expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { bankDoor, paidIn } from '../pay-in.examples.js';
import { stoppedAt } from '../stopped.examples.js';
import { home, paperOf, slipFile, slipOf, withChannels, type Desk } from './desk.examples.js';
import { layOut } from './lay-out.js';
import type { PaymentChannels } from './tables.js';

const atBank = (play: (desk: Desk) => Promise<void>) => withChannels(inMemory(), play, { others: [bankDoor] });

it('どの一件もちょうど一つのファイルに一度だけあり、払い込まれる額は納められた額の和に等しい', () => atBank(async (desk) => {
  await desk.register(slipFile(1, Array.from({ length: 9 }, (_, index) => slipOf(index + 1, { amountYen: 1_000 + index }))));
  for (let n = 1; n <= 9; n += 1) {
    await desk.world.advance(`2026-06-${15 + n}T10:00`);
    const isOpen = (await desk.counter(paperOf(n, { amountYen: 100 * n }))).status === 201;
    expect(isOpen).toBe(![20, 21].includes(15 + n));
    expect((await desk.elqr(n)).status).toBe(201);
  }
  await desk.morning('2026-07-31');
  expect((await desk.read()).map(({ noticeId }) => Number(noticeId))).toEqual([1, 2, 3, 4, 7, 8, 9]);
  expect((await desk.told()).map(({ elPaymentNumber, amountYen }) => [Number(elPaymentNumber), amountYen])).toEqual(Array.from({ length: 9 }, (_, index) => [index + 1, 1_000 + index]));
  const deposits = await paidIn(desk.world.url);
  expect(deposits.every(({ code }) => code === home)).toBe(true);
  expect(deposits.reduce((sum, { amountYen }) => sum + amountYen, 0)).toBe(100 * (1 + 2 + 3 + 4 + 7 + 8 + 9) + 9 * 1_000 + 36);
  expect(new Set((await desk.payments()).transfers.map(({ state }) => state))).toEqual(new Set(['paid']));
}));

it('どこで止まっても何も半端に残らず、もう一度動かせば止まらなかったときと同じになる', () => atBank(async (desk) => {
  await desk.counter(paperOf(1));
  await desk.morning('2026-06-28');
  await desk.register(slipFile(1, [slipOf(1)]));
  await desk.elqr(1);
  await desk.world.advance('2026-06-29T04:59');
  const party = await desk.world.party('payment-channels') as unknown as PaymentChannels;
  const stopped: string[] = [];
  for (const stopAt of [1, 2, Infinity]) {
    stopped.push(await stoppedAt(party, layOut, stopAt));
    if (stopped.length <= 2) expect(await desk.names()).toEqual([]);
  }
  expect(stopped).toEqual(['payment_channels_file', 'payment_channels_file', 'end']);
  expect([(await desk.read()).length, (await desk.told()).length]).toEqual([1, 1]);
  await desk.world.advance('2026-07-01T04:59');
  for (const stopAt of [1, 3, Infinity]) stopped.push(await stoppedAt(party, layOut, stopAt));
  expect(stopped.slice(3)).toEqual(['payment_channels_transfer', 'send', 'end']);
  await layOut(party);
  expect((await paidIn(desk.world.url)).map(({ name, amountYen, times }) => [name, amountYen, times])).toEqual([['payment-channels_counter_2026-06-18', 16_050, 1], ['payment-channels_elqr_2026-07-01', 23_450, 2]]);
}));
