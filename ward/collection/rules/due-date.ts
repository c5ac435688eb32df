import { bankHolidaysBasis, toBankDay } from '../../../law/business-days.js';
import { basisText } from '../../../law/define.js';
import { lastDayOf, type Month } from '../../../law/fiscal-year.js';
import { dueDateBasis, type DueDateShift } from '../../../law/premium-limits.js';
import { rule } from '../../define.js';

export interface DueDateQuestion { readonly month: Month; readonly shift: DueDateShift }

/** 納期限 of a month, or that the calendar it needs is not published yet. */
export const dueDayOf = ({ month, shift }: DueDateQuestion) => (shift === 'none' ? lastDayOf(month) : toBankDay(lastDayOf(month)));

/** 納期限の判定: the end of the month, or the next day on which banks are open. */
export const dueDate = rule({
  id: 'dueDate',
  ja: '納期限の判定',
  basis: dueDateBasis,
  outcomes: { monthEnd: '月の末日', shifted: '次の営業日に移る', unknownCalendar: '祝日の公表されていない年で決められない' },
  decide: (question: DueDateQuestion) => {
    const [end, day] = [lastDayOf(question.month), dueDayOf(question)];
    if (day === 'unknownCalendar') return ['unknownCalendar', `${end} から先の暦の祝日が公表されていない`, basisText(bankHolidaysBasis)];
    return day === end ? ['monthEnd', `${question.month} の末日 ${end}`] : ['shifted', `末日 ${end} は銀行の休み`, `次の営業日 ${day}`, basisText(bankHolidaysBasis)];
  },
});
