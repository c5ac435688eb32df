import { dayOfNumber, isDay } from '../law/day.js';
import type { Day } from '../law/define.js';
import { TotsugoProblem } from '../harness/problem.js';

/** The day in Japan, where the people of the ledger work, whatever the zone of the machine. The only thing of a run that asks its clock. */
export const dayInJapan = (): Day => dayOfNumber(Math.floor((Date.now() + 9 * 3_600_000) / 86_400_000));

/** The day that the terms of a ledger are compared with. */
export function runDayOf(given: string | undefined, hasLedger: boolean): Day {
  if (given === undefined) return dayInJapan();
  if (!isDay(given)) throw new TotsugoProblem('TSG-U08', `--run-day ${given} は暦にない`, 'YYYY-MM-DD で書く');
  if (!hasLedger) throw new TotsugoProblem('TSG-U19', '--run-day は台帳の期限と比べる日で、台帳がない', '--known-issues とともに書くか、消す');
  return given;
}
