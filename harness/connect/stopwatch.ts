import type { Ward } from '../../contracts/ward.js';
import { passed, type Finding } from './finding.js';

/** From here on a run is felt to be slow, and one slow answer comes near the time after which a call is given up (30 s). */
const [slowMedianMs, slowestMs] = [1000, 10_000] as const;
const name = { id: 'speed', ja: '応答の速さ' };

/** Times every call of a ward. */
export function stopwatch() {
  const times: number[] = [];
  return {
    timed: (ward: Ward): Ward => Object.fromEntries(Object.entries(ward).map(([call, ask]) => [call, async (...given: unknown[]) => {
      const begun = performance.now();
      try {
        return await (ask as (...given: unknown[]) => Promise<unknown>)(...given);
      } finally {
        times.push(performance.now() - begun);
      }
    }])) as unknown as Ward,
    finding(): Finding {
      const sorted = [...times].sort((a, b) => a - b);
      const [median, slowest] = [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
      const found = `${sorted.length}回、中央 ${seconds(median)}、最も遅いもの ${seconds(slowest)}`;
      if (median < slowMedianMs && slowest < slowestMs) return passed(name, found);
      return { ...name, verdict: 'warning', cause: '実装', found, cure: '一つのシナリオで数十回呼ぶ。接続先を速くするか、シナリオを選んで行う(totsugo run "eligibility.move-*")。30秒かかる呼び出しは打ち切られ、前提未達になる' };
    },
  };
}
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)}秒`;
