import { addDays, dayNumber, dayOfNumber } from './day.js';
import type { Day } from './define.js';

/** A calendar month, `YYYY-MM`. Sorts as text. */
export type Month = `${number}-${number}`;

export const monthOf = (day: Day): Month => day.slice(0, 7) as Month;
export const firstDayOf = (month: Month): Day => `${month}-01` as Day;
export const lastDayOf = (month: Month): Day => {
  const known = lastDays.get(month) ?? addDays(firstDayOf(monthsLater(month, 1)), -1);
  lastDays.set(month, known);
  return known;
};
/** Asked for with every month of every 適用期間. */
const lastDays = new Map<Month, Day>();

/** The month that many months later; earlier when negative. */
export function monthsLater(month: Month, months: number): Month {
  const all = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}` as Month;
}

/** 年度: 4月1日から翌年3月31日まで, named by the calendar year in which it begins. */
export const fiscalYearOf = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);
export const fiscalYearBegins = (fiscalYear: number): Day => `${String(fiscalYear).padStart(4, '0')}-04-01` as Day;
export const fiscalYearEnds = (fiscalYear: number): Day => `${String(fiscalYear + 1).padStart(4, '0')}-03-31` as Day;

/** The twelve months of a fiscal year, April first. */
export const monthsOf = (fiscalYear: number): readonly Month[] => {
  const known = years.get(fiscalYear) ?? Array.from({ length: 12 }, (_, i) => monthsLater(monthOf(fiscalYearBegins(fiscalYear)), i));
  years.set(fiscalYear, known);
  return known;
};
/** Asked for with every member of every household. */
const years = new Map<number, readonly Month[]>();

/** 令和8年度 → `R8`. 令和 only: nothing before it is assessed here. */
export const eraYearOf = (fiscalYear: number): string => `R${fiscalYear - 2018}`;
/** 令和 began in 2019; its first year is 元年, never 1年. */
export const fiscalYearJa = (fiscalYear: number): string => (fiscalYear < 2019 ? `${fiscalYear}年度` : `令和${fiscalYear === 2019 ? '元' : fiscalYear - 2018}年度`);

/** The same day that many years later; 29 February becomes 1 March in a common year. */
export function yearsLater(day: Day, years: number): Day {
  const same = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}` as Day;
  return dayOfNumber(dayNumber(same));
}
