import { ageReachedOn, birthday } from './day.js';
import { cite, derive, type Basis, type Day } from './define.js';
import { fiscalYearBegins, monthOf, type Month } from './fiscal-year.js';

/** An age at which a premium changes. All are counted by 年齢到達日, the day before the birthday; 75 is counted by the birthday itself. */
export const premiumAges = {
  careFrom: { ja: '介護分を納め始める年齢', years: 40, basis: cite('福岡市・東大阪市', '40歳到達の月から。1日生まれは前の月から') },
  careUntil: { ja: '介護分を納め終わる年齢', years: 65, basis: cite('福岡市', '65歳到達の月の前月まで') },
  leavesAt: { ja: '後期高齢者医療へ移る年齢', years: 75, basis: cite('各務原市・東大阪市', '誕生月の前月まで') },
  schoolFrom: { ja: '未就学児でなくなる年齢', years: 6, basis: cite('国民健康保険法施行令', '29条の7第6項6号・7号(6歳に達する日以後の最初の3月31日まで)') },
  adultFrom: { ja: '子ども分の均等割を納め始める年齢', years: 18, basis: cite('国民健康保険法施行令', '29条の7第6項10号・11号(18歳に達する日以後の最初の3月31日まで)') },
  pensionerFrom: { ja: '公的年金等控除と15万円の控除で65歳以上とする年齢', years: 65, basis: derive('所得税法35条4項(その年の12月31日の年齢)。1月1日生まれは前年の12月31日に達する') },
} as const satisfies Readonly<Record<string, { readonly ja: string; readonly years: number; readonly basis: Basis }>>;

/** 介護分: from the month of reaching 40 to the month before that of reaching 65. Born on the 1st: both a month earlier. */
export const careFromMonth = (bornOn: Day): Month => monthOf(ageReachedOn(bornOn, premiumAges.careFrom.years));
export const careUntilMonth = (bornOn: Day): Month => monthOf(ageReachedOn(bornOn, premiumAges.careUntil.years));
/** The first month without a premium of 国保 because of 75. */
export const leavesInMonth = (bornOn: Day): Month => monthOf(birthday(bornOn, premiumAges.leavesAt.years));

/** Until the first 31 March on or after the day the age is reached: so a child born on 1 April ends with those a year older. */
const stillWithin = (bornOn: Day, years: number, fiscalYear: number): boolean => ageReachedOn(bornOn, years) >= fiscalYearBegins(fiscalYear);
export const isPreschoolIn = (bornOn: Day, fiscalYear: number): boolean => stillWithin(bornOn, premiumAges.schoolFrom.years, fiscalYear);
export const isMinorIn = (bornOn: Day, fiscalYear: number): boolean => stillWithin(bornOn, premiumAges.adultFrom.years, fiscalYear);

/** 65 or older for the pension income of that calendar year. */
export const isPensionerFor = (bornOn: Day, incomeYear: number): boolean => ageReachedOn(bornOn, premiumAges.pensionerFrom.years) <= `${String(incomeYear).padStart(4, '0')}-12-31`;

/** Full years at 介護 and at 75 told by an age that holds for the whole year. */
export const isCareAge = (age: number): boolean => age >= premiumAges.careFrom.years && age < premiumAges.careUntil.years;
