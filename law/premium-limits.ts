import { isWeekend } from './business-days.js';
import { addDays } from './day.js';
import { assume, cite, derive, type Basis, type Day } from './define.js';
import { lastDayOf, monthsLater, yearsLater, type Month } from './fiscal-year.js';

/** 保険料 (国保法76条) or 保険税 (地方税法703条の4). */
export type LevyKind = 'fee' | 'tax';
export const levyKinds: readonly (readonly [LevyKind, string])[] = [['fee', '保険料'], ['tax', '保険税']];

/** How long a levy may be decided, and how long it may be lowered after that. */
export interface DecisionTerm { readonly years: number; readonly lowerYears: number; readonly lowerWhen: 'insurersSettleUp' | 'always'; readonly basis: Basis }
export const decisionTerms: Readonly<Record<LevyKind, DecisionTerm>> = {
  fee: { years: 2, lowerYears: 5, lowerWhen: 'insurersSettleUp', basis: cite('国民健康保険法', '110条の2(足立区 賦課決定の期間制限)') },
  tax: { years: 3, lowerYears: 5, lowerWhen: 'always', basis: assume('保険税の期間制限は地方税法17条の5により増額3年・減額5年とする') },
};

/** 徴収権・還付請求権の時効, in years. */
export const prescriptionYears: Readonly<Record<LevyKind, { readonly years: number; readonly basis: Basis }>> = {
  fee: { years: 2, basis: cite('国民健康保険法', '110条1項') },
  tax: { years: 5, basis: cite('地方税法', '18条') },
};

/** Days of a 期間制限. Both limits are the first day on which nothing may be decided any more. */
export interface ReassessmentWindow { readonly firstDueOn: Day; readonly limitOn: Day; readonly exceptionLimitOn: Day }

/** Counted from the day after the first 納期 of the year assessed; from a later day when levying became possible only then. */
export function reassessmentWindow(levyKind: LevyKind, firstDueOn: Day): ReassessmentWindow {
  const { years, lowerYears } = decisionTerms[levyKind];
  const from = addDays(firstDueOn, 1);
  return { firstDueOn, limitOn: yearsLater(from, years), exceptionLimitOn: yearsLater(from, lowerYears) };
}
export const windowCountBasis: Basis = cite('足立区', '令和4年度の最初の納期限 2022-06-30 から2年。2024-06-30 まで決定でき、2024-07-01 からはできない');

/** 普通徴収の納期: ten months from June, due at the end of each. */
export const installmentCount = 10;
export const firstInstallmentMonth = '06';
export const installmentBasis: Basis = cite('新宿区 国民健康保険料の納め方', '6月から翌年3月までの10期');
export const dueDateBasis: Basis = assume('納期限は月末。休日なら翌営業日、12月31日は翌年の最初の開庁日とする');

export type DueDateShift = 'nextBusinessDay' | 'none';

/** 納期限 of a month. No national holiday falls on a month's end from June to March or on the days it can move to, the turn of the year apart. */
export function dueOn(month: Month, shift: DueDateShift): Day {
  const end = lastDayOf(month);
  if (shift === 'none') return end;
  let day = month.endsWith('-12') ? (`${monthsLater(month, 1)}-04` as Day) : end;
  while (isWeekend(day)) day = addDays(day, 1);
  return day;
}

export const dueDateDerivation: Basis = derive('行政機関の休日に関する法律1条(土曜・日曜・12月29日〜1月3日)にならう');
