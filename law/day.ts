import type { Day } from './define.js';

/** Business date and time of a world, `YYYY-MM-DDTHH:MM`. Sorts as text. */
export type Moment = `${Day}T${number}:${number}`;

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export function dayNumber(day: Day): number {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The day with that number; inverse of `dayNumber`. */
export function dayOfNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dayOf(year, month, dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1);
}

const dayOf = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day;

/** Is the text a real day of the calendar (2023-02-29 is not)? */
export const isDay = (text: string): text is Day =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOfNumber(dayNumber(text as Day)) === text;

export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);
export const nextDay = (day: Day): Day => addDays(day, 1);
export const previousDay = (day: Day): Day => addDays(day, -1);

/** Days from `from` until `until`; negative when `until` is earlier. */
export const daysBetween = (from: Day, until: Day): number => dayNumber(until) - dayNumber(from);

/** The n-th birthday. A person born on 29 February has the birthday 1 March in a common year. */
export function birthday(bornOn: Day, age: number): Day {
  const same = `${String(Number(bornOn.slice(0, 4)) + age).padStart(4, '0')}${bornOn.slice(4)}` as Day;
  return same.endsWith('-02-29') ? dayOfNumber(dayNumber(same)) : same;
}

/** 年齢到達日: an age is reached at the end of the day before the birthday (年齢計算ニ関スル法律). */
export const ageReachedOn = (bornOn: Day, age: number): Day => previousDay(birthday(bornOn, age));

/** Full years on `day`, counted by birthdays. */
export function ageOn(bornOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return birthday(bornOn, years) <= day ? years : years - 1;
}

export const dayPart = (moment: Moment): Day => moment.slice(0, 10) as Day;
export const at = (day: Day, time: `${number}:${number}`): Moment => `${day}T${time}`;
