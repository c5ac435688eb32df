import { addDays, dayNumber } from './day.js';
import { cite, type Basis, type Day } from './define.js';

export const holidaysBasis: Basis = cite('内閣府 「国民の祝日」について', '国民の祝日・休日(国民の祝日に関する法律2条・3条)');
export const officeHolidaysBasis: Basis = cite('行政機関の休日に関する法律', '1条(日曜日・土曜日、祝日、12月29日から1月3日)');
/** 国民の祝日, 振替休日 and 国民の休日. A year is added when 内閣府 has published it; the last one is the horizon. */
const holidays: Readonly<Record<string, string>> = {
  2024: '01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23',
  2025: '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24',
  2026: '01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
  2027: '01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23',
};

/** `unknownCalendar`: the holidays of that year are not in the table, and nothing else closes the day. It is no business day. */
export type DayKind = 'open' | 'closed' | 'unknownCalendar';

/** Does an office work on this day? Closed: weekends, holidays, 29 December to 3 January. */
export const officeDay = (day: Day): DayKind => kindOf(day, '12-29');

export const bankHolidaysBasis: Basis = cite('銀行法15条・銀行法施行令5条', '日曜日・土曜日、祝日、12月31日から1月3日');
/** Does a bank work on this day? It does on 29 and 30 December, when an office does not. */
export const bankDay = (day: Day): DayKind => kindOf(day, '12-31');

/** The day itself or the first bank day after (before) it; `unknownCalendar` when a day on the way is unknown. */
export function toBankDay(day: Day, direction: 'next' | 'previous' = 'next'): Day | 'unknownCalendar' {
  for (let asked = day; ; asked = addDays(asked, direction === 'next' ? 1 : -1)) {
    const kind = bankDay(asked);
    if (kind !== 'closed') return kind === 'open' ? asked : kind;
  }
}

/** So many bank days later, or earlier when negative; the day itself is not counted. */
export function bankDaysLater(day: Day, days: number): Day | 'unknownCalendar' {
  let asked: Day | 'unknownCalendar' = day;
  const step = Math.sign(days);
  for (let left = Math.abs(days); left > 0 && asked !== 'unknownCalendar'; left -= 1) asked = toBankDay(addDays(asked, step), step > 0 ? 'next' : 'previous');
  return asked;
}

function kindOf(day: Day, closedFrom: '12-29' | '12-31'): DayKind {
  const [year, date] = [day.slice(0, 4), day.slice(5)];
  if (isWeekend(day) || date >= closedFrom || date <= '01-03') return 'closed';
  const known = holidays[year];
  if (known === undefined) return 'unknownCalendar';
  return known.split(' ').includes(date) ? 'closed' : 'open';
}

/** 1970-01-01 was a Thursday. */
export const isWeekend = (day: Day): boolean => [2, 3].includes(((dayNumber(day) % 7) + 7) % 7);
