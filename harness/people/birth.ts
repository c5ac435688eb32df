import type { Faker } from '@faker-js/faker';
import { addDays, dayOfNumber, dayNumber, isDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';

/** A birthday drawn evenly from those on which somebody has that age today. */
export function bornAt(age: number, today: Day, faker: Faker): Day {
  const latest = dayNumber(yearsBefore(today, age));
  const earliest = dayNumber(addDays(yearsBefore(today, age + 1), 1));
  return dayOfNumber(faker.number.int({ min: earliest, max: latest }));
}

/** The same date in an earlier year; 28 February for the 29th in a common year. */
function yearsBefore(day: Day, years: number): Day {
  const same = `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
  return isDay(same) ? same : (`${same.slice(0, 5)}02-28` as Day);
}
