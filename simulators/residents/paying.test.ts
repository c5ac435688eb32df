import { expect, test } from 'vitest';
import { demandLetter, demandTotals, demandTotalsOf, type DemandLetter } from '../../contracts/mailing/demand.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import type { Day } from '../../law/define.js';
import { inMemory } from '../../store/sqlite.js';
import { paymentAgent } from '../payment-agent/payment-agent.js';
import { paymentChannels } from '../payment-channels/payment-channels.js';
import { city, noticeOf, slipOf, withMailing, type Desk } from '../mailing/desk.examples.js';
import type { PayingHabit } from './habit.js';
import { intentsOf, type HeldSlip } from './intents.js';
import { payAtNoon } from './paying.js';
import { residents } from './residents.js';
import { slipsOn } from './slips.js';
import type { Residents } from './tables.js';

const slip = (period: number, wish: Partial<HeldSlip> = {}): HeldSlip => ({
  matter: `2026 第${period}期`, noticeNumber: '0000000001', fiscalYear: 2026, period, yen: 1_000 * period, dueOn: `2026-0${period + 5}-30` as Day, barcode: '9'.repeat(44), demandNumber: null, deliveredOn: '2026-06-16', ...wish,
});
const three = [slip(1), slip(2), slip(3)];
const days = (habit: PayingHabit, held: readonly HeldSlip[] = three, answeredOn: Day | null = null) => intentsOf(habit, held, () => answeredOn).map(({ on, slip: { period }, yen, way }) => [on, period, yen, way].join(' '));

test.each<[PayingHabit, readonly string[]]>([
  [{ how: 'onTime', daysBefore: 2 }, ['2026-06-28 1 1000 shop', '2026-07-28 2 2000 shop', '2026-08-28 3 3000 shop']],
  [{ how: 'late', days: 1 }, ['2026-07-01 1 1000 shop', '2026-07-31 2 2000 shop', '2026-08-31 3 3000 shop']],
  [{ how: 'twice', againAfterDays: 1 }, ['2026-06-30 1 1000 shop', '2026-07-01 1 1000 shop', '2026-07-30 2 2000 shop', '2026-07-31 2 2000 shop', '2026-08-30 3 3000 shop', '2026-08-31 3 3000 shop']],
  [{ how: 'nextSlip' }, ['2026-06-30 2 2000 shop', '2026-07-30 1 1000 shop', '2026-08-30 3 3000 shop']],
  [{ how: 'stops', after: 1 }, ['2026-06-30 1 1000 shop']],
  [{ how: 'stops', after: 0 }, []],
  [{ how: 'onDemand', days: 3 }, []],
])('%o の家は、納付書をその日に、その所で納める', (habit, expected) => expect(days(habit)).toEqual(expected));

test('変更の後、古い納付書で納める家だけが、初めの額を納める', () => {
  const held = [...three, slip(2, { yen: 1_500, noticeNumber: '0000000009', deliveredOn: '2026-07-10' })];
  expect([days({ how: 'onTime', daysBefore: 0 }, held)[1], days({ how: 'oldSlip' }, held)[1]]).toEqual(['2026-07-30 2 1500 shop', '2026-07-30 2 2000 shop']);
});

test('分けて納める家は、返事の日から数え、余りは最後の回に足し、守るのは約束した回数まで', () => {
  const demand = slip(1, { demandNumber: 'D1', yen: 1_000, deliveredOn: '2026-07-22' });
  const inParts = (keeps: number): PayingHabit => ({ how: 'inParts', parts: 3, everyDays: 7, keeps });
  expect([days(inParts(3), [demand]), days(inParts(9), [demand], '2026-07-23'), days(inParts(1), [demand], '2026-07-23')]).toEqual([
    [], ['2026-07-30 1 333 counter', '2026-08-06 1 333 counter', '2026-08-13 1 334 counter'], ['2026-07-30 1 333 counter'],
  ]);
  expect(days({ how: 'onDemand', days: 3 }, [demand])).toEqual(['2026-07-25 1 1000 shop']);
});

const demandOf = (n: number): DemandLetter => ({
  demandId: `D${n}`, addressee: `見本 ${n}郎`, postalCode: null, addressLine1: `東京都港区架空町${n}-1`, addressLine2: null, noticeNumber: String(n).padStart(10, '0'), fiscalYear: 2026, period: 1, dueOn: '2026-06-30', unpaidYen: 23_517, designatedOn: '2026-07-31',
  demandBarcode: slipOf(n, 1, 23_517, '2026-07-31'),
});

test('紙に刷られたものだけから、どの期の、いくらの、いつまでの納付書かが読める', () => inTown(async (desk, at) => {
  const sheets = async (name: string) => ((await desk.call('GET', `/_sim/delivered/${city}?after=`)).body['letters'] as { sheets: { noticeId: string; lines: string[] }[] }[])
    .flatMap((letter) => letter.sheets).filter(({ noticeId }) => noticeId === name).flatMap(({ lines }) => slipsOn(lines));
  await desk.hand(1, [noticeOf(1)]);
  await at.demands([demandOf(2)]);
  await desk.world.advance('2026-06-17T09:00');
  const bills = await sheets('0000000001');
  expect([bills.length, bills[1]]).toEqual([10, { matter: '2026 第2期', noticeNumber: '0000000001', fiscalYear: 2026, period: 2, yen: 23_450, dueOn: '2026-07-31', barcode: slipOf(1, 2, 23_450, '2026-07-31'), demandNumber: null }]);
  expect(await sheets('D2')).toEqual([{ matter: '2026 第1期', noticeNumber: '0000000002', fiscalYear: 2026, period: 1, yen: 23_517, dueOn: '2026-07-31', barcode: slipOf(2, 1, 23_517, '2026-07-31'), demandNumber: 'D2' }]);
  expect(slipsOn(['東京都港区架空町1-1', '見本 1郎 様', '港区 お知らせ'])).toEqual([]);
}));

interface Paid { readonly matter: string; readonly yen: number; readonly way: string; readonly state: string; readonly paidOn: string; readonly why: string }
function town(desk: Desk) {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${desk.world.url}${path}`, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    expect(answer.ok, text).toBe(true);
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  };
  const file = (definition: Parameters<typeof codecOf>[1], rows: readonly object[]) => codecOf(bundledProfile(), definition).format({ municipalityCode: city, date: '2026-06-15', seq: 1 }, rows as never);
  return {
    /** The n-th household, which lives where the n-th notice goes. */
    lives: (n: number, pays: PayingHabit | null, wish: object = {}) => ask('PUT', `/residents/_sim/${city}/readers/R${n}`, {
      address: `東京都港区架空町${n}-1`, livesFrom: '2020-04-01', people: [{ name: `見本 ${n}郎`, nameKana: 'ミホン', bornOn: '1985-06-15', insuredFrom: '2020-04-01', insuredUntil: null }], habits: { pays }, ...wish,
    }),
    async demands(letters: readonly DemandLetter[]) {
      const { name, bytes } = file(demandLetter, letters);
      await desk.call('PUT', `/batches/${city}/${name}`, bytes);
      await desk.call('PUT', `/batches/${city}/${name}/totals`, file(demandTotals, [demandTotalsOf(letters)]).bytes);
    },
    paid: async (n: number) => ((await ask('GET', `/residents/_sim/${city}/readers`))['readers'] as { readerId: string; payments: Paid[] }[]).find(({ readerId }) => readerId === `R${n}`)!.payments.map(({ matter, yen, way, state, paidOn }) => [paidOn, matter, yen, way, state].join(' ')),
    shop: async () => ((await ask('GET', `/payment-agent/_sim/payments/${city}`))['payments'] as { amountYen: number; paidOn: string }[]).map(({ amountYen, paidOn }) => `${paidOn} ${amountYen}`),
    counter: async () => ((await ask('GET', `/payment-channels/_sim/payments/${city}`))['paperSlips'] as { noticeId: string; period: string; amountYen: number; receivedOn: string }[]).map(({ noticeId, period, amountYen, receivedOn }) => [receivedOn, noticeId, period, amountYen].join(' ')),
    concerns: async () => (await ask('GET', `/residents/municipalities/${city}/concerns`))['concerns'] as { concernId: string; kind: string; number: string; parts: number }[],
    answers: (concernId: string) => ask('POST', `/residents/municipalities/${city}/concerns/${concernId}/answer`, { answer: '承りました' }),
  };
}
/** 2026-06-15 is a Monday: what is handed in then is posted on the 16th and read that evening. */
const inTown = (play: (desk: Desk, at: ReturnType<typeof town>) => Promise<void>) => withMailing(inMemory(), (desk) => play(desk, town(desk)), '2026-06-15T17:15', [residents, paymentAgent, paymentChannels]);

test('納める家は店へ行き、期限を過ぎて店が断れば銀行の窓口へ行く。銀行が休みなら次に開く日に納める。亡くなった家は納めない', () => inTown(async (desk, at) => {
  await at.lives(1, { how: 'onTime', daysBefore: 0 });
  // 7月4日は土曜日。
  await at.lives(2, { how: 'late', days: 4 });
  await at.lives(3, { how: 'onTime', daysBefore: 0 }, { livesUntil: '2026-06-30' });
  await at.lives(4, null);
  await desk.hand(1, [1, 2, 3, 4].map((n) => noticeOf(n)));
  await desk.world.advance('2026-07-05T09:00');
  expect([await at.paid(1), await at.paid(2), await at.paid(3), await at.paid(4)]).toEqual([['2026-06-30 2026 第1期 23517 shop paid'], ['2026-07-04 2026 第1期 23517 counter planned'], [], []]);
  await desk.world.advance('2026-07-07T09:00');
  expect([await at.paid(2), await at.shop(), await at.counter()]).toEqual([['2026-07-06 2026 第1期 23517 counter paid'], ['2026-06-30 23517'], ['2026-07-06 0000000002 1 23517']]);
}));

test('二度納める家は同じ納付書で二度納め、同じ日の昼が繰り返されても、途中で止まっても、一度は一度', () => inTown(async (desk, at) => {
  await at.lives(1, { how: 'twice', againAfterDays: 1 });
  await desk.hand(1, [noticeOf(1)]);
  await desk.world.advance('2026-06-30T13:00');
  const party = await desk.world.party('residents') as unknown as Residents;
  await payAtNoon(party);
  expect(await at.shop()).toEqual(['2026-06-30 23517']);
  await party.store.db.updateTable('residents_payment').set({ state: 'going' }).execute();
  await payAtNoon(party);
  expect([await at.shop(), await at.paid(1)]).toEqual([['2026-06-30 23517'], ['2026-06-30 2026 第1期 23517 shop paid']]);
  await desk.world.advance('2026-07-01T13:00');
  expect(await at.paid(1)).toEqual(['2026-06-30 2026 第1期 23517 shop paid', '2026-07-01 2026 第1期 23517 counter paid']);
}));

test('督促状を読んだ家は、分けて納めたいと申し出て、返事の後に約束の回だけ窓口で納める。納めるだけの家は何も言わない', () => inTown(async (desk, at) => {
  await at.lives(1, { how: 'inParts', parts: 2, everyDays: 1, keeps: 1 });
  await at.lives(2, { how: 'onDemand', days: 1 });
  await at.demands([demandOf(1), demandOf(2)]);
  await desk.world.advance('2026-06-17T13:00');
  const [only, ...others] = await at.concerns();
  expect([only, others]).toMatchObject([{ kind: 'cannotPay', number: 'D1', parts: 2 }, []]);
  expect([await at.paid(1), await at.paid(2)]).toEqual([[], ['2026-06-17 2026 第1期 23517 shop paid']]);
  await at.answers(only!.concernId);
  await desk.world.advance('2026-06-20T09:00');
  expect([await at.paid(1), await at.counter()]).toEqual([['2026-06-18 2026 第1期 11758 counter paid'], ['2026-06-18 0000000001 1 11758']]);
}));
