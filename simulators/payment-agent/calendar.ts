import { bankDaysLater } from '../../law/business-days.js';
import type { Day } from '../../law/define.js';
import { lastDayOf, monthOf, monthsLater, type Month } from '../../law/fiscal-year.js';
import type { Parameters } from './tables.js';

type Terms = Pick<Parameters, 'confirmDays' | 'transfersAMonth' | 'transferDays'>;
/** One closing of the books: what is paid up to `closesOn` is transferred on `settleOn`. */
export interface Closing { readonly closesOn: Day; readonly settleOn: Day }

/** The closings of a month with a known day of transfer. A day beyond the published holidays is no day of transfer. */
export const closingsOf = (month: Month, { transfersAMonth, transferDays }: Terms): readonly Closing[] =>
  [...(transfersAMonth === '3' ? [`${month}-10`, `${month}-20`] as Day[] : []), lastDayOf(month)].flatMap((closesOn) => {
    const settleOn = bankDaysLater(closesOn, transferDays);
    return settleOn === 'unknownCalendar' ? [] : [{ closesOn, settleOn }];
  });

/** When a payment is told as 確報 and when its money is transferred: never before the 確報. Null beyond the published holidays. */
export function daysOf(paidOn: Day, terms: Terms): { readonly confirmOn: Day; readonly settleOn: Day } | null {
  const confirmOn = bankDaysLater(paidOn, terms.confirmDays);
  if (confirmOn === 'unknownCalendar') return null;
  const months = [0, 1, 2].map((later) => monthsLater(monthOf(paidOn), later));
  const closing = months.flatMap((month) => closingsOf(month, terms)).find(({ closesOn, settleOn }) => closesOn >= paidOn && settleOn >= confirmOn);
  return closing ? { confirmOn, settleOn: closing.settleOn } : null;
}

/** The bank day so many days after a transfer fell due; the next one known. */
export function latePayOn(settleOn: Day, bankDays: number): Day {
  const late = bankDaysLater(settleOn, bankDays);
  return late === 'unknownCalendar' ? settleOn : late;
}
