import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, at, type Moment } from '../law/day.js';
import { runDue, type DueJob } from './clock.js';

const jobs = (ran: string[], ...times: string[]): DueJob[] => times.map((time, i) => ({
  party: 'p', name: `j${i}`, ja: '', time: time as '00:00', run: async () => void ran.push(`j${i}`),
}));

test('定時処理は時刻の順、同じ時刻なら宣言の順に行う', async () => {
  const ran: string[] = [];
  await runDue(jobs(ran, '21:00', '06:00', '21:00'), '2026-05-10T05:00', '2026-05-11T05:59', async () => {});
  expect(ran).toEqual(['j1', 'j0', 'j2']);
});

test('始まりの時刻ちょうどは済んだもの、終わりの時刻ちょうどは行うもの', async () => {
  const ran: string[] = [];
  await runDue(jobs(ran, '21:00'), '2026-05-10T21:00', '2026-05-11T20:59', async () => {});
  expect(ran).toEqual([]);
  await runDue(jobs(ran, '21:00'), '2026-05-10T20:59', '2026-05-10T21:00', async () => {});
  expect(ran).toEqual(['j0']);
});

test('うるう日も年度末も、一日に一度ずつ行う', async () => {
  const ran: string[] = [];
  await runDue(jobs(ran, '09:00'), '2028-02-27T10:00', '2028-04-01T10:00', async () => {});
  expect(ran.length).toBe(34);
});

test('どこで区切って進めても、行う処理と順序は同じ', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })), { minLength: 1, maxLength: 5 }),
    fc.array(fc.integer({ min: 0, max: 5 * 24 * 60 - 1 }), { maxLength: 6 }),
    async (times, cuts) => {
      const clock = times.map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
      const start: Moment = '2026-12-30T00:00';
      const moments = [...new Set(cuts)].sort((a, b) => a - b).map((minutes): Moment =>
        at(addDays('2026-12-30', Math.floor(minutes / 1440)), `${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` as '00:00'));
      const [whole, parts]: [string[], string[]] = [[], []];
      const log = (ran: string[], now: () => Moment) => clock.map((time, i): DueJob => ({ party: 'p', name: `${i}`, ja: '', time: time as '00:00', run: async () => void ran.push(`${now()} ${i}`) }));
      let now = start;
      const arrive = async (moment: Moment) => { now = moment; };
      await runDue(log(whole, () => now), start, '2027-01-05T00:00', arrive);
      let from = start;
      for (const to of [...moments, '2027-01-05T00:00' as Moment]) {
        await runDue(log(parts, () => now), from, to, arrive);
        from = to;
      }
      expect(parts).toEqual(whole);
    },
  ));
});

test('処理の途中で止まれば、その時刻の処理はまだ済んでいない', async () => {
  const heard: string[] = [];
  const arrive = async (now: Moment, done: Moment) => void heard.push(`${now} ${done}`);
  const failing: DueJob = { party: 'p', name: 'b', ja: '', time: '21:00', run: async () => { throw new Error('止まった'); } };
  await expect(runDue([...jobs([], '18:00', '21:00'), failing], '2026-05-10T09:00', '2026-05-11T09:00', arrive)).rejects.toThrow('止まった');
  expect(heard).toEqual(['2026-05-10T18:00 2026-05-10T09:00', '2026-05-10T21:00 2026-05-10T18:00', '2026-05-10T21:00 2026-05-10T18:00']);
});
