import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { bankDoor, paidIn } from '../pay-in.examples.js';
import { stoppedAt } from '../stopped.examples.js';
import { barsOf, home, other, shop, withAgent, type Desk } from './desk.examples.js';
import { layOut } from './lay-out.js';
import type { PaymentAgent } from './tables.js';

const atBank = (play: (desk: Desk) => Promise<void>) => withAgent(inMemory(), play, { others: [bankDoor] });
const sums = async (desk: Desk) => (await paidIn(desk.world.url)).map(({ code, name, amountYen }) => [code, name, amountYen]);

describe('振込', () => {
  it('振込日の朝、区市町村ごとに一つの額を、銀行の文字で名乗って振り込み、状態が変わる', () => atBank(async (desk) => {
    await desk.pay(barsOf(1));
    await desk.pay(barsOf(2, { amountYen: 300_000 }));
    await desk.pay(barsOf(3, { amountYen: 1 }, other));
    await desk.world.advance('2026-07-02T04:59');
    expect(await sums(desk)).toEqual([]);
    await desk.morning('2026-07-02');
    expect(await sums(desk)).toEqual([[other, 'payment-agent_2026-07-02', 1], [home, 'payment-agent_2026-07-02', 323_450]]);
    expect((await paidIn(desk.world.url))[1]).toMatchObject({ at: '2026-07-02T05:00', caller: encodeURIComponent('収納代行'), body: JSON.stringify({ amountYen: 323_450, remitterCode: null, remitterName: 'ｼﾕｳﾉｳﾀﾞｲｺｳ', originBankName: null, originBranchName: null, ediInformation: null }) });
    expect(await desk.transfers()).toEqual([{ settleOn: '2026-07-02', payOn: '2026-07-02', paymentCount: 2, grossYen: 323_450, feeYen: 120, shortYen: 0, amountYen: 323_450, state: 'paid' }]);
  }));

  it('手数料を差し引く契約では、件数分だけ少なく振り込む', () => atBank(async (desk) => {
    await desk.parameters({ transferBasis: 'net', feeYen: 55 });
    for (const n of [1, 2]) await desk.pay(barsOf(n));
    await desk.morning('2026-07-02');
    expect([await sums(desk), (await desk.transfers())[0]]).toMatchObject([[[home, 'payment-agent_2026-07-02', 46_790]], { grossYen: 46_900, feeYen: 110, amountYen: 46_790 }]);
  }));

  it('銀行が応じなければ、額を変えずに次の朝もう一度振り込む', () => atBank(async (desk) => {
    await desk.pay(barsOf(1));
    await desk.world.fault('bank', 'closed', true);
    await desk.morning('2026-07-02');
    expect([await sums(desk), (await desk.transfers())[0]]).toMatchObject([[], { state: 'owed', amountYen: 23_450 }]);
    await desk.world.fault('bank', 'closed', false);
    await desk.morning('2026-07-03');
    expect([await sums(desk), (await desk.transfers())[0]]).toMatchObject([[[home, 'payment-agent_2026-07-02', 23_450]], { state: 'paid' }]);
  }));

  it('遅れた振込は、その日まで銀行に来ない', () => atBank(async (desk) => {
    await desk.fault('transferLate');
    await desk.pay(barsOf(1));
    await desk.morning('2026-07-12');
    expect(await sums(desk)).toEqual([]);
    await desk.morning('2026-07-13');
    expect(await sums(desk)).toEqual([[home, 'payment-agent_2026-07-02', 23_450]]);
  }));
});

it('配信でも振込でも、どこで止まっても何も半端に残らず、もう一度動かせば止まらなかったときと同じになる', () => atBank(async (desk) => {
  for (const n of [1, 2, 3]) await desk.pay(barsOf(n, {}, n === 3 ? other : home), { ...shop, time: `10:0${n}` });
  await desk.morning('2026-07-01');
  for (const n of [4, 5]) await desk.takeBack(await desk.pay(barsOf(n)));
  await desk.world.advance('2026-07-02T04:59');
  const party = await desk.world.party('payment-agent') as unknown as PaymentAgent;
  const feeds = async () => [await desk.told(), await desk.told(other)];
  const before = await feeds();
  const stopped: string[] = [];
  // Work that was finished is not done again, so the count of what is left begins anew.
  for (const stopAt of [1, 2, 3, 2, 3, Infinity]) {
    stopped.push(await stoppedAt(party, layOut, stopAt));
    // The feeds of a day are there all together or not at all.
    if (stopped.length <= 2) expect(await feeds()).toEqual(before);
  }
  expect(stopped).toEqual(['payment_agent_feed', 'payment_agent_feed', 'payment_agent_transfer', 'send', 'send', 'end']);
  expect((await desk.told()).map((file) => file.length).filter((rows) => rows > 0)).toEqual([2, 2, 4]);
  expect((await paidIn(desk.world.url)).map(({ code, amountYen, times }) => [code, amountYen, times])).toEqual([[other, 23_450, 2], [home, 46_900, 2]]);
  await layOut(party);
  expect([(await sums(desk)).length, (await desk.transfers()).length]).toEqual([2, 1]);
}));
