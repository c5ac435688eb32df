import { cite, derive, type Basis, type Day } from './define.js';
import { fiscalYearOf, lastDayOf, type Month } from './fiscal-year.js';

/** 出納閉鎖: the books of a fiscal year close on 31 May after it. */
export const booksCloseOn = (fiscalYear: number): Day => `${String(fiscalYear + 1).padStart(4, '0')}-05-31` as Day;
export const booksBasis: Basis = cite('地方自治法', '235条の5(出納は翌年度の5月31日をもって閉鎖する)');

/**
 * 調定年度: the fiscal year a demand belongs to. A 期 belongs to the year of the last day of its month, before any shift from a
 * day off; what is billed at once belongs to the year in which the notice goes out.
 */
export const levyYearOf = (period: { readonly month: Month; readonly isExtraordinary: boolean; readonly noticedOn: Day }): number =>
  fiscalYearOf(period.isExtraordinary ? period.noticedOn : lastDayOf(period.month));
export const levyYearBasis: Basis = cite('地方自治法施行令', '142条1項1号(納期の末日の属する年度。休日による繰延べはないものとする)・2号(通知を発した日の属する年度)');

/** The books in which what happens on a day is entered: those of the 調定年度 until they close, then those of the year of 滞納繰越. */
export const booksYearOf = (levyYear: number, day: Day): number => Math.max(levyYear, Number(day.slice(0, 4)) - (day.slice(5) < '06-01' ? 1 : 0));
export const carriedBasis: Basis = derive('出納閉鎖の5月31日に現年度分の未納である額は、6月1日に次の年度の滞納繰越分になる(地方自治法235条の5)');
