import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storeHome } from '../../store/homes.js';
import { debitFileOf, debitOf, depositOf, payerOf, transferFileOf, transferOf, withBank, type Desk } from './desk.examples.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';

const people = 4;
const person = fc.integer({ min: 1, max: people });
const act = fc.oneof(
  fc.record({ act: fc.constant('debit' as const), rows: fc.array(fc.tuple(fc.integer({ min: 1, max: people + 1 }), fc.integer({ min: 1, max: 40_000 })), { maxLength: 6 }) }),
  fc.record({ act: fc.constant('transfer' as const), rows: fc.array(fc.tuple(fc.integer({ min: 1, max: people + 1 }), fc.integer({ min: 1, max: 9_000 })), { maxLength: 4 }) }),
  fc.record({ act: fc.constant('deposit' as const), yen: fc.integer({ min: 1, max: 90_000 }) }), fc.record({ act: fc.constant('takeBack' as const), which: fc.nat({ max: 9 }) }),
  fc.record({ act: fc.constant('cash' as const), n: person, yen: fc.integer({ min: 0, max: 80_000 }), state: fc.constantFrom('open', 'closed', 'stopped') }), fc.record({ act: fc.constant('fault' as const), name: fc.constantFrom('debitedTwice', 'depositTwice', 'serviceDown', 'rowTwice', 'wrongTotals'), on: fc.boolean() }),
  fc.record({ act: fc.constant('days' as const), days: fc.integer({ min: 1, max: 3 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const monthDay = (day: Day) => `${day.slice(5, 7)}${day.slice(8)}`;

/** Does what is told, whatever the bank answers. */
async function play(desk: Desk, told: Act, step: number): Promise<void> {
  const today = desk.world.now().slice(0, 10) as Day;
  if (told.act === 'debit') await desk.put(`debit-${step}`, debitFileOf({ day: monthDay(addDays(today, 6)) }, told.rows.map(([n, debitAmount]) => debitOf(n, { debitAmount }))));
  if (told.act === 'transfer') await desk.put(`transfer-${step}`, transferFileOf({ day: monthDay(addDays(today, 3)) }, told.rows.map(([n, transferAmount]) => transferOf(n, { transferAmount, ...(n === 2 ? { payeeName: 'ﾍﾞﾂﾉ ﾋﾄ' } : {}) }))));
  if (told.act === 'deposit') await desk.deposit(`deposit-${step}`, depositOf(told.yen));
  if (told.act === 'takeBack') await desk.call('DELETE', `/deposits/131032/deposit-${told.which}`, undefined, { 'x-totsugo-party': 'agent' });
  if (told.act === 'cash') await desk.accounts([payerOf(told.n, { balanceYen: told.yen, state: told.state })]);
  if (told.act === 'fault') await desk.fault(told.name, told.on);
  if (told.act === 'days') await desk.until(`${addDays(today, told.days)}T10:00`);
}

/** All balances, asked one by one, and all that each account says came and went. */
async function counted(desk: Desk) {
  const accounts = await Promise.all(Array.from({ length: people }, async (_, index) => ({ balance: Number(await desk.balanceOf(index + 1)), moved: await desk.movedOn(index + 1) })));
  return { people: accounts.map(({ balance }) => balance), moved: accounts.map(({ moved }) => moved.reduce((sum, { yen }) => sum + yen, 0)), own: Number(await desk.ownBalance()), totals: await desk.totals() };
}

const server = process.env['TOTSUGO_TEST_PG'];
describe.each(['memory', 'postgres'])('お金の保存(%s)', (kind) => it.skipIf(kind === 'postgres' && !server)('どんな順に何をしても、残高の合計は外から入った分だけ変わり、どの残高も0を下回らない', async () => {
  const address = kind === 'memory' ? undefined : server;
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 24 }), async (acts) => {
    const home = await storeHome(address);
    await withBank(home, async (desk) => {
      await desk.payers(people);
      let before = await counted(desk);
      for (const [step, told] of acts.entries()) {
        await play(desk, told, step);
        const now = await counted(desk);
        expect(now.people.reduce((sum, yen) => sum + yen, 0) + now.own + now.totals.clearingYen).toBe(now.totals.balanceYen);
        expect(now.totals.balanceYen).toBe(now.totals.outsideYen);
        expect(now.moved).toEqual(now.people);
        expect(Math.min(...now.people, now.own, now.totals.clearingYen)).toBeGreaterThanOrEqual(0);
        // Only money from outside changes the sum: cash, deposits, and deposits that were waiting for their day.
        if (told.act === 'debit' || told.act === 'transfer' || told.act === 'fault') expect(now).toEqual(before);
        if (told.act === 'cash') expect(now.totals.balanceYen - before.totals.balanceYen).toBe(told.yen - before.people[told.n - 1]!);
        before = now;
      }
    }, '2026-06-24T10:00');
  }), { numRuns: kind === 'memory' ? 15 : 4 });
}, 180_000));
