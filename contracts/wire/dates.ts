import { isDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { Bad } from '../define.js';
import type { DateShape } from './layout.js';

/** First day of each 元号; the year before it is year 0 of the era. 明治 is counted from 1868-01-25 (慶応4年1月1日). */
const eras = [
  { digit: '1', from: '1868-01-25', yearZero: 1867 }, { digit: '2', from: '1912-07-30', yearZero: 1911 }, { digit: '3', from: '1926-12-25', yearZero: 1925 },
  { digit: '4', from: '1989-01-08', yearZero: 1988 }, { digit: '5', from: '2019-05-01', yearZero: 2018 },
] as const;

const pattern: Record<DateShape, RegExp> = {
  'YYYY-MM-DD': /^(\d{4})-(\d{2})-(\d{2})$/, YYYYMMDD: /^(\d{4})(\d{2})(\d{2})$/, GYYMMDD: /^([1-5]\d{2})(\d{2})(\d{2})$/,
};

/** A wire date as an ISO day. A day has one spelling only: 昭和64年1月8日 is refused, because it was 平成元年. */
export function readDate(shape: DateShape, text: string): Day | Bad {
  const [, year = '', month, date] = pattern[shape].exec(text) ?? [];
  if (month === undefined) return new Bad(`日付の形 ${shape} に合わない`, `${shape} で書く`, 'E203');
  const full = shape === 'GYYMMDD' ? String(eras[Number(year[0]) - 1]!.yearZero + Number(year.slice(1))) : year;
  const day = `${full}-${month}-${date}`;
  if (!isDay(day)) return new Bad('暦にない日付', `実在する日付を ${shape} で書く`, 'E203');
  const canonical = writeDate(shape, day);
  if (canonical === text) return day;
  return canonical instanceof Bad ? canonical : new Bad('元号と年が合わない', `この日は ${canonical} と書く`, 'E203');
}

/** An ISO day in the wire's shape. */
export function writeDate(shape: DateShape, day: string): string | Bad {
  if (shape === 'YYYY-MM-DD') return day;
  if (shape === 'YYYYMMDD') return day.replaceAll('-', '');
  const era = eras.findLast((candidate) => candidate.from <= day);
  const year = era ? Number(day.slice(0, 4)) - era.yearZero : 100;
  if (!era || year > 99) return new Bad('元号で書けない日付', '明治以後、元号の99年までの日付にする', 'E203');
  return `${era.digit}${String(year).padStart(2, '0')}${day.slice(5, 7)}${day.slice(8)}`;
}
