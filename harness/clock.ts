import { addDays, at, dayPart, type Moment } from '../law/day.js';

/** Work that falls due every day at a time of day. */
export interface DueJob {
  readonly party: string;
  readonly name: string;
  readonly ja: string;
  readonly time: `${number}:${number}`;
  readonly run: () => Promise<void>;
}

/**
 * Moves business time from `from` to `to` and runs what is due after `from` and not after `to`, by time of day and then
 * in the order of declaration. `arrive` is told each moment before its work begins and once at the end, and through which
 * moment all work has been done by then.
 */
export async function runDue(jobs: readonly DueJob[], from: Moment, to: Moment, arrive: (now: Moment, done: Moment) => Promise<void>): Promise<void> {
  const byTime = jobs.map((job, order) => ({ job, order })).sort((a, b) => (a.job.time === b.job.time ? a.order - b.order : a.job.time < b.job.time ? -1 : 1)).map(({ job }) => job);
  let [begun, done] = [from, from];
  for (let day = dayPart(from); day <= dayPart(to); day = addDays(day, 1)) {
    for (const job of byTime) {
      const due = at(day, job.time);
      if (due <= from || due > to) continue;
      if (due !== begun) [done, begun] = [begun, due];
      await arrive(due, done);
      await job.run();
    }
  }
  await arrive(to, to);
}
