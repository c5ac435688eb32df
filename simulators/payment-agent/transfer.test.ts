import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { assume } from '../../law/define.js';
import { inMemory } from '../../store/sqlite.js';
import { tables } from '../../store/define.js';
import { simulator, type Simulator } from '../define.js';
import { barsOf, home, other, shop, withAgent, type Desk } from './desk.examples.js';
import { layOut } from './lay-out.js';
import type { PaymentAgent, PaymentAgentStore } from './tables.js';

/** The one door of the bank that the agent knows: a name counts once. */
const bankDoor: Simulator = simulator({
  id: 'bank', ja: '銀行の入金の窓口', basis: assume('試験のための窓口'), limitations: ['入金だけ'], faults: { closed: '応じない' }, parameters: {}, jobs: {},
  tables: tables({ door_deposit: { columns: { code: 'text', name: 'text', body: 'text', at: 'text', caller: 'text' }, key: ['code', 'name'] } }),
  routes: (wire: FastifyInstance, party) => {
    wire.put<{ Params: { code: string; name: string } }>('/deposits/:code/:name', async (request, reply) => {
      const bank = party(request);
      if (bank.faults.has('closed')) return reply.code(503).send({ code: 'X', why: '閉店', cure: '待つ' });
      await bank.store.insertMany('door_deposit', [{ ...request.params, body: JSON.stringify(request.body), at: bank.now(), caller: String(request.headers['x-totsugo-party']) }], 'ignore');
      return reply.code(202).send({});
    });
    wire.get('/_sim/deposits', async (request) => ({ deposits: await party(request).store.db.selectFrom('door_deposit').selectAll().orderBy('code').orderBy('name').execute() }));
  },
});
const atBank = (play: (desk: Desk) => Promise<void>) => withAgent(inMemory(), play, { others: [bankDoor] });
const paidIn = async (desk: Desk) => ((await (await fetch(`${desk.world.url}/bank/_sim/deposits`)).json()) as { deposits: { code: string; name: string; body: string; at: string; caller: string }[] }).deposits;
const sums = async (desk: Desk) => (await paidIn(desk)).map(({ code, name, body }) => [code, name, (JSON.parse(body) as { amountYen: number }).amountYen]);

describe('振込', () => {
  it('振込日の朝、区市町村ごとに一つの額を、銀行の文字で名乗って振り込み、状態が変わる', () => atBank(async (desk) => {
    await desk.pay(barsOf(1));
    await desk.pay(barsOf(2, { amountYen: 300_000 }));
    await desk.pay(barsOf(3, { amountYen: 1 }, other));
    await desk.world.advance('2026-07-02T04:59');
    expect(await paidIn(desk)).toEqual([]);
    await desk.morning('2026-07-02');
    expect(await sums(desk)).toEqual([[other, 'payment-agent_2026-07-02', 1], [home, 'payment-agent_2026-07-02', 323_450]]);
    expect((await paidIn(desk))[1]).toMatchObject({ at: '2026-07-02T05:00', caller: encodeURIComponent('収納代行'), body: JSON.stringify({ amountYen: 323_450, remitterCode: null, remitterName: 'ｼﾕｳﾉｳﾀﾞｲｺｳ', originBankName: null, originBranchName: null, ediInformation: null }) });
    expect(await desk.transfers()).toEqual([{ settleOn: '2026-07-02', transferOn: '2026-07-02', paymentCount: 2, grossYen: 323_450, feeYen: 120, shortYen: 0, amountYen: 323_450, state: 'paid' }]);
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
    expect([await paidIn(desk), (await desk.transfers())[0]]).toMatchObject([[], { state: 'owed', amountYen: 23_450 }]);
    await desk.world.fault('bank', 'closed', false);
    await desk.morning('2026-07-03');
    expect([await sums(desk), (await desk.transfers())[0]]).toMatchObject([[[home, 'payment-agent_2026-07-02', 23_450]], { state: 'paid' }]);
  }));

  it('遅れた振込は、その日まで銀行に来ない', () => atBank(async (desk) => {
    await desk.fault('transferLate');
    await desk.pay(barsOf(1));
    await desk.morning('2026-07-12');
    expect(await paidIn(desk)).toEqual([]);
    await desk.morning('2026-07-13');
    expect(await sums(desk)).toEqual([[home, 'payment-agent_2026-07-02', 23_450]]);
  }));
});

class Stopped extends Error {
  override readonly name = 'Stopped';
}
/** The same party with an eye on its writes and on what it sends; the process stops at the n-th of them, after it was sent. */
function watched(party: PaymentAgent, stopAt: number) {
  let steps = 0;
  const step = (what: string) => {
    steps += 1;
    if (steps === stopAt) throw new Stopped(what);
  };
  const store = (inner: PaymentAgentStore): PaymentAgentStore => ({
    kind: inner.kind, db: inner.db, transact: (act) => inner.transact((within) => act(store(within))),
    insertMany: async (...told: Parameters<PaymentAgentStore['insertMany']>) => { await inner.insertMany(...told); step(told[0]); },
  });
  const agent: PaymentAgent = { ...party, store: store(party.store), now: () => party.now(), today: () => party.today(), send: async (...to) => { const answer = await party.send(...to); step('send'); return answer; } };
  return { party: agent };
}

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
    stopped.push(await layOut(watched(party, stopAt).party).then(() => 'end', (error: Error) => {
      if (!(error instanceof Stopped)) throw error;
      return error.message;
    }));
    // The feeds of a day are there all together or not at all.
    if (stopped.length <= 2) expect(await feeds()).toEqual(before);
  }
  expect(stopped).toEqual(['payment_agent_feed', 'payment_agent_feed', 'payment_agent_transfer', 'send', 'send', 'end']);
  expect((await desk.told()).map((file) => file.length).filter((rows) => rows > 0)).toEqual([2, 2, 4]);
  expect(await sums(desk)).toEqual([[other, 'payment-agent_2026-07-02', 23_450], [home, 'payment-agent_2026-07-02', 46_900]]);
  await layOut(party);
  expect([(await sums(desk)).length, (await desk.transfers()).length]).toEqual([2, 1]);
}));
