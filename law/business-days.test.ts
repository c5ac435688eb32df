import { expect, it } from 'vitest';
import { addDays, dayNumber } from './day.js';
import { bankDay, bankDaysLater, officeDay, toBankDay } from './business-days.js';
import type { Day } from './define.js';

/** 0 = Sunday. */
const weekday = (day: Day) => (dayNumber(day) + 4) % 7;
/** The n-th Monday of a month. */
const monday = (month: string, n: number): Day => {
  const first = `${month}-01` as Day;
  return addDays(first, ((8 - weekday(first)) % 7) + 7 * (n - 1));
};
/** 春分日 and 秋分日 as 国立天文台 announced them; the rest follows from the law. */
const equinoxes: Readonly<Record<string, readonly Day[]>> = { 2024: ['2024-03-20', '2024-09-22'], 2025: ['2025-03-20', '2025-09-23'], 2026: ['2026-03-20', '2026-09-23'], 2027: ['2027-03-21', '2027-09-23'] };

/** 祝日法2条・3条: the holidays, the next free day when one falls on a Sunday, and a day between two holidays. */
function byLaw(year: string): ReadonlySet<Day> {
  const named = [
    ...['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '08-11', '11-03', '11-23'].map((date) => `${year}-${date}` as Day), ...equinoxes[year]!,
    monday(`${year}-01`, 2), monday(`${year}-07`, 3), monday(`${year}-09`, 3), monday(`${year}-10`, 2),
  ];
  const all = new Set(named);
  for (const day of named.filter((one) => weekday(one) === 0)) {
    let moved = addDays(day, 1);
    while (named.includes(moved)) moved = addDays(moved, 1);
    all.add(moved);
  }
  for (const day of named) if (named.includes(addDays(day, 2)) && !named.includes(addDays(day, 1))) all.add(addDays(day, 1));
  return all;
}

it.each(['2024', '2025', '2026', '2027'])('%s年の閉庁日は、土日・年末年始と、祝日法の定めから求めた祝日・休日である', (year) => {
  const holidays = byLaw(year);
  for (let day = `${year}-01-01` as Day; day.startsWith(year); day = addDays(day, 1)) {
    const isClosed = [0, 6].includes(weekday(day)) || holidays.has(day) || day.slice(5) >= '12-29' || day.slice(5) <= '01-03';
    expect([day, officeDay(day)]).toEqual([day, isClosed ? 'closed' : 'open']);
  }
});

it.each([
  ['2026-05-01', 'open'], ['2026-05-06', 'closed'], ['2026-05-07', 'open'], ['2026-09-22', 'closed'], ['2026-12-28', 'open'], ['2026-12-29', 'closed'], ['2027-01-03', 'closed'], ['2027-01-04', 'open'],
  ['2027-12-28', 'open'], ['2028-01-03', 'closed'], ['2028-01-04', 'unknownCalendar'], ['2028-01-08', 'closed'], ['2023-11-03', 'unknownCalendar'], ['1969-12-27', 'closed'], ['1969-12-26', 'unknownCalendar'],
] as const)('%sは%s', (day, kind) => {
  expect(officeDay(day)).toBe(kind);
});

it.each([['2026-12-29', 'open'], ['2026-12-30', 'open'], ['2026-12-31', 'closed'], ['2027-01-03', 'closed'], ['2027-01-04', 'open'], ['2026-11-03', 'closed'], ['2028-01-03', 'closed'], ['2028-01-04', 'unknownCalendar'], ['2028-01-08', 'closed']] as const)('銀行は%sに%s(12月29日・30日は役所と違う)', (day, kind) => {
  expect(bankDay(day)).toBe(kind);
});

it('銀行の休みに当たる日は次か前の営業日へ移し、暦の分からない日へは移さない', () => {
  expect([toBankDay('2026-12-31'), toBankDay('2026-12-31', 'previous'), toBankDay('2026-05-02'), toBankDay('2026-05-07')]).toEqual(['2027-01-04', '2026-12-30', '2026-05-07', '2026-05-07']);
  expect([toBankDay('2027-12-31'), toBankDay('2028-01-31'), toBankDay('2028-01-01', 'previous')]).toEqual(['unknownCalendar', 'unknownCalendar', '2027-12-30']);
  // 2026-11-02 は月曜。その前の5営業日は10月26日(月)
  expect([bankDaysLater('2026-11-02', -5), bankDaysLater('2026-11-02', 1), bankDaysLater('2027-01-04', -3), bankDaysLater('2026-11-02', 0), bankDaysLater('2027-12-30', 1)]).toEqual(['2026-10-26', '2026-11-04', '2026-12-28', '2026-11-02', 'unknownCalendar']);
});
