import { bankDay, type DayKind } from '../../law/business-days.js';
import { addDays, dayPart, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { Bank, BankStore } from './tables.js';

/** Bank days of the law without the days on which this bank is closed beside them. */
export interface Calendar {
  readonly kind: (day: Day) => DayKind;
  /** The day itself or the first bank day after it. */
  readonly next: (day: Day) => Day | 'unknownCalendar';
  /** So many bank days later, earlier when negative. */
  readonly later: (day: Day, days: number) => Day | 'unknownCalendar';
  /** The bank day on which something counts as received: what comes at `until` or later counts on the next. */
  readonly receivedOn: (at: Moment, until: string) => Day | 'unknownCalendar';
}

export async function calendarOf({ db }: BankStore): Promise<Calendar> {
  const closed = new Set((await db.selectFrom('bank_closed_day').select('closed_on').execute()).map(({ closed_on }) => closed_on));
  const kind = (day: Day): DayKind => (closed.has(day) ? 'closed' : bankDay(day));
  const from = (day: Day, step: 1 | -1): Day | 'unknownCalendar' => {
    for (let asked = day; ; asked = addDays(asked, step)) {
      const found = kind(asked);
      if (found !== 'closed') return found === 'open' ? asked : found;
    }
  };
  return {
    kind, next: (day) => from(day, 1),
    later(day, days) {
      const step = days < 0 ? -1 : 1;
      let asked: Day | 'unknownCalendar' = day;
      for (let left = Math.abs(days); left > 0 && asked !== 'unknownCalendar'; left -= 1) asked = from(addDays(asked, step), step);
      return asked;
    },
    receivedOn: (at, until) => from(at.slice(11) < until ? dayPart(at) : addDays(dayPart(at), 1), 1),
  };
}

/** The day on which something that is told now is booked: today, or the next bank day when the bank is closed. */
export async function bookingDay({ today }: Pick<Bank, 'today'>, store: BankStore): Promise<Day> {
  const day = (await calendarOf(store)).next(today());
  return day === 'unknownCalendar' ? today() : day;
}
