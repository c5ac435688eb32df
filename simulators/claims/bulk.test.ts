import { expect, it } from 'vitest';
import { defaultNumberMode } from '../../law/check-digits.js';
import { numbersIn } from '../../contracts/individual-numbers.js';
import type { Day } from '../../law/define.js';
import { inMemory } from '../../store/sqlite.js';
import { city, insuredOf, withClaims, type Desk } from './desk.examples.js';
import { insurerYen } from './settle.js';
import type { Facts } from './facts.js';

const people = (size: number) => Array.from({ length: size }, (_, n) => insuredOf(n, { bornOn: `${1940 + (n % 80)}-0${1 + (n % 9)}-1${n % 9}` as Day, sex: n % 2 === 0 ? '1' : '2', nameKana: `ミホン ${'アイウエオカキクケコ'[n % 10]!}${'アイウエオカキクケコ'[Math.floor(n / 10) % 10]!}` }));
const months = (desk: Desk, careMonth = '2026-06') => desk.call('POST', `/_sim/months/${city}`, { careMonth });

it('一月の受診は被保険者一人におよそ1.3件で、もう一度作っても同じであり、すべて請求され決定する', () => withClaims(inMemory(), async (desk) => {
  await desk.master(1, people(300));
  const first = (await months(desk)).body as { told: number; receipts: number };
  expect(Math.abs(first.receipts / 300 - 1.3)).toBeLessThan(0.1);
  expect((await months(desk)).body).toEqual(first);
  await desk.until('2026-07-20T20:00');
  const receipts = await desk.receipts();
  expect([receipts.length, new Set(receipts.map(({ state }) => state)), await desk.returnNames('1310000011')]).toEqual([first.receipts, new Set(['settled']), []]);
  await desk.until('2026-08-05T06:00');
  const records = await desk.records();
  expect(records.length).toBe(first.receipts);
  expect(numbersIn(JSON.stringify(records), defaultNumberMode)).toEqual([]);
  const due = records.reduce((sum, record) => sum + insurerYen(record as unknown as Facts), 0);
  expect((await desk.payments('2026-07')).totalYen).toBe(due);
}));

it('まだ終わっていない月は作れない', () => withClaims(inMemory(), async (desk) => expect((await months(desk, '2026-07')).status).toBe(422)));

it('保険者の払う額は、費用から一部負担金を引いた額に、食事から標準負担額を引いた額を足す', () => {
  const facts = (wish: Partial<Facts>) => ({ points: 1_234, benefitPercent: '070', copayYen: null, mealYen: 0, mealCopayYen: 0, receiptKind: '1112', ...wish }) as Facts;
  expect([facts({}), facts({ benefitPercent: '080' }), facts({ benefitPercent: null }), facts({ benefitPercent: null, receiptKind: '1118' }), facts({ copayYen: 1_000 }), facts({ copayYen: 99_999 }), facts({ mealYen: 2_070, mealCopayYen: 1_530 })].map(insurerYen)).toEqual([8_640, 9_870, 8_640, 9_870, 11_340, 0, 9_180]);
});
