import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';

const firstOf = (year: number, month: number): Day => `${String(year + Math.floor((month - 1) / 12)).padStart(4, '0')}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01` as Day;

/** 翌月末: the last day of the month after that of `day` (31 January → 28 or 29 February, 1 December → 31 January). */
export const endOfFollowingMonth = (day: Day): Day => addDays(firstOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)) + 2), -1);
