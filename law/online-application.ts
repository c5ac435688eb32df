import { officeDay } from './business-days.js';
import { dayPart, nextDay, type Moment } from './day.js';
import { assume, cite, type Basis, type Day } from './define.js';

/** 到達: an online application has arrived when it is recorded in the computer of the body it is for, at whatever hour. */
export const arrivalBasis: Basis = cite('情報通信技術を活用した行政の推進等に関する法律', '6条3項(電子計算機に備えられたファイルへの記録がされた時に到達したものとみなす)');
export const arrivalDayBasis: Basis = assume('到達した日をそのまま届出日とする。閉庁日の申請を次の開庁日の届出とする区もありうる。公開された一つの答えはない');
export const correctedDayBasis: Basis = assume('補正された申請は初めに到達した日を届出日とする(行政手続法7条は補正を求めるか拒むかを決めさせ、日については述べない)');

/** The day of arrival, or the first day from it on which the office is open. An unknown calendar is no day off. */
export function arrivalDay(arrivedAt: Moment, rule: 'arrival' | 'nextOfficeDay'): Day {
  let day = dayPart(arrivedAt);
  if (rule === 'arrival') return day;
  while (officeDay(day) === 'closed') day = nextDay(day);
  return day;
}
