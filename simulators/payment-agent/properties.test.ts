import { expect, it } from 'vitest';
import { nextDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { inMemory } from '../../store/sqlite.js';
import { barsOf, home, other, withAgent, type Desk } from './desk.examples.js';

/** Numbers in [0, 1) from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Days of payments, each row with the file it belongs into, written down by the test as they happen. */
async function monthOf(desk: Desk, random: () => number) {
  const due = new Map<string, string[]>();
  const money = new Map<string, number>();
  const belongs = (code: string, day: Day, row: string) => due.set(`${code} ${day}`, [...(due.get(`${code} ${day}`) ?? []), row]);
  let day: Day = '2026-06-15';
  for (let days = 0; days < 12; days += 1, day = nextDay(day)) {
    await desk.world.advance(`${day}T23:00`);
    for (let left = Math.floor(random() * 5); left > 0; left -= 1) {
      const code = random() < 0.7 ? home : other;
      const isApp = random() < 0.3;
      const time = `${String(Math.floor(random() * 22)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}`;
      const barcode = barsOf(1 + Math.floor(random() * 6), { amountYen: 1 + Math.floor(random() * 200_000) }, code);
      const paid = await desk.pay(barcode, isApp ? { headOfficeCode: '820', time } : { headOfficeCode: '020', storeCode: '000777', time });
      const row = `${barcode} ${time.replace(':', '')}`;
      belongs(code, nextDay(day), `01 ${row}`);
      if (!isApp && random() < 0.3) {
        expect((await desk.takeBack(paid)).status).toBe(200);
        belongs(code, nextDay(day), `03 ${row}`);
        continue;
      }
      belongs(code, paid.confirmOn, `02 ${row}`);
      money.set(`${code} ${paid.settleOn}`, (money.get(`${code} ${paid.settleOn}`) ?? 0) + paid.amountYen);
    }
  }
  await desk.morning('2026-08-31');
  return { due, money };
}

it.each([1, 20260615, 977])('どの日のどの行も、ちょうど一つのファイルに一度だけあり、振込の額は確報の和に等しい(種 %i)', (seed) => withAgent(inMemory(), async (desk) => {
  const { due, money } = await monthOf(desk, randomFrom(seed));
  expect(due.size).toBeGreaterThan(10);
  const told = new Map<string, string[]>();
  const sure = new Map<string, number>();
  for (const code of [home, other]) for (const name of await desk.names(code)) {
    const { rows, issues } = await desk.read(name, code);
    expect(issues).toEqual([]);
    for (const { createdOn, feedKind, barcode, receivedTime, settleOn, amountYen } of rows) {
      told.set(`${code} ${createdOn}`, [...(told.get(`${code} ${createdOn}`) ?? []), `${feedKind} ${barcode} ${receivedTime}`]);
      if (settleOn !== null) sure.set(`${code} ${settleOn}`, (sure.get(`${code} ${settleOn}`) ?? 0) + amountYen);
    }
  }
  const sorted = (rows: ReadonlyMap<string, readonly string[]>) => new Map([...rows].map(([key, list]) => [key, list.toSorted()]));
  expect(sorted(told)).toEqual(sorted(due));
  expect(sure).toEqual(money);
  const transferred = [];
  for (const code of [home, other]) transferred.push(...(await desk.transfers(code)).map(({ settleOn, amountYen }) => [`${code} ${String(settleOn)}`, amountYen]));
  expect(new Map(transferred as [string, number][])).toEqual(money);
}));
