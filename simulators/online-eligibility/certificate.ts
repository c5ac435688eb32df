import { dayOfNumber, dayNumber, isDay, previousDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { Parameters } from './tables.js';

/** The same day some months later; the last day of that month when it has no such day. */
export function monthsLater(day: Day, months: number): Day {
  const whole = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}`;
  const same = `${month}${day.slice(7)}` as Day;
  return isDay(same) ? same : endOfMonth(`${month}-01` as Day);
}
const endOfMonth = (day: Day): Day => previousDay(`${dayOfNumber(dayNumber(`${day.slice(0, 8)}01` as Day) + 31).slice(0, 8)}01` as Day);

/** The last day on which a card works whose certificate was valid through a day. */
export function graceThrough(certificateThrough: Day, { certificateGraceMonths, certificateGraceEnd }: Pick<Parameters, 'certificateGraceMonths' | 'certificateGraceEnd'>): Day {
  const sameDay = monthsLater(certificateThrough, certificateGraceMonths);
  return certificateGraceEnd === 'sameDay' ? sameDay : endOfMonth(sameDay);
}
