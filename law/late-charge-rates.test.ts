import { expect, it } from 'vitest';
import { addDays } from './day.js';
import { NotInForce, type Day } from './define.js';
import { graceRates, lateChargeRates, refundInterestRates } from './late-charge-rates.js';

it.each<[Day, number, number]>([
  ['2018-01-01', 26, 89], ['2020-12-31', 26, 89], ['2021-01-01', 25, 88], ['2021-12-31', 25, 88], ['2022-01-01', 24, 87], ['2025-12-31', 24, 87], ['2026-01-01', 28, 91], ['2026-12-31', 28, 91],
])('%sの延滞金は、初めの月まで %i‰、その後 %i‰', (day, firstPerMille, afterPerMille) => {
  expect(lateChargeRates.on(day)).toEqual({ firstPerMille, afterPerMille });
});

it.each<[Day, number]>([['2020-12-31', 16], ['2021-01-01', 10], ['2021-12-31', 10], ['2022-01-01', 9], ['2025-12-31', 9], ['2026-01-01', 13]])('%sの還付加算金は %i‰で、令和3年からは徴収猶予の割合も同じ', (day, perMille) => {
  expect(refundInterestRates.on(day)).toBe(perMille);
  if (day >= '2021-01-01') expect(graceRates.on(day)).toBe(perMille);
  else expect(() => graceRates.on(day)).toThrow(NotInForce);
});

it('令和9年の割合は公表されておらず、前の年の割合で答えない', () => {
  for (const table of [lateChargeRates, refundInterestRates, graceRates]) expect(() => table.on(addDays('2026-12-31', 1))).toThrow(NotInForce);
  expect(() => lateChargeRates.on('2017-12-31')).toThrow(NotInForce);
});
