import { officeDay } from './business-days.js';
import { dayPart, nextDay, type Moment } from './day.js';
import { assume, cite, derive, type Basis, type Day } from './define.js';

/** 到達: an online application has arrived when it is recorded in the computer of the body it is for, at whatever hour. */
export const arrivalBasis: Basis = cite('情報通信技術を活用した行政の推進等に関する法律', '6条3項(電子計算機に備えられたファイルへの記録がされた時に到達したものとみなす)');
export const arrivalDayBasis: Basis = assume('到達した日をそのまま届出日とする。閉庁日の申請を次の開庁日の届出とする区もありうる。公開された一つの答えはない');
export const correctedDayBasis: Basis = assume('補正された申請は初めに到達した日を届出日とする(行政手続法7条は補正を求めるか拒むかを決めさせ、日については述べない)');
/** 申請日 of a 給付: no choice of a ward moves it, for the right to it lapses. */
export const benefitArrivalBasis: Basis = derive('デジタル手続法6条3項により記録された時に到達し、国保法110条の2年のうちに申請があったかは到達した日で決まる。閉庁日でも次の開庁日に移らない');
export const benefitCorrectionBasis: Basis = assume('書類の足りない給付の申請は、補正されれば初めに到達した日の申請とする。2年が過ぎてからの補正でもよいと述べた公開資料はない');

/** The day of arrival, or the first day from it on which the office is open. An unknown calendar is no day off. */
export function arrivalDay(arrivedAt: Moment, rule: 'arrival' | 'nextOfficeDay'): Day {
  let day = dayPart(arrivedAt);
  if (rule === 'arrival') return day;
  while (officeDay(day) === 'closed') day = nextDay(day);
  return day;
}
