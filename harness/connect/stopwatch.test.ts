import { afterEach, expect, test, vi } from 'vitest';
import { startExample } from '../../contracts/ward-driver-examples.js';
import type { WardStart } from '../../contracts/ward.js';
import { paperWard } from './fixtures/paper-ward.js';
import { stopwatch } from './stopwatch.js';

afterEach(() => { vi.useRealTimers(); });

/** A ward whose resets take these times, on a clock of ours. */
async function timed(...milliseconds: readonly number[]) {
  vi.useFakeTimers({ toFake: ['performance'] });
  const watch = stopwatch();
  let call = 0;
  const ward = watch.timed({ ...paperWard(), reset: async () => { vi.advanceTimersByTime(milliseconds[call]!); call += 1; if (call === 2) throw new Error('refused'); } });
  for (const _ of milliseconds) await ward.reset(startExample as WardStart).catch(() => {});
  return watch.finding();
}

test('速いシステムには何も言わず、断られた呼び出しも数える', async () => {
  expect(await timed(10, 999, 20)).toMatchObject({ verdict: 'pass', found: '3回、中央 0.02秒、最も遅いもの 1.00秒' });
});

test.each([[[1000, 1000, 1500], '中央 1.00秒'], [[5, 5, 10_000], '最も遅いもの 10.00秒']])('%j ミリ秒かかるシステムには、遅さと、どうできるかを言う', async (milliseconds, found) => {
  expect(await timed(...milliseconds)).toMatchObject({ verdict: 'warning', cause: '実装', found: expect.stringContaining(found) as string, cure: expect.stringContaining('シナリオを選んで') as string });
});
