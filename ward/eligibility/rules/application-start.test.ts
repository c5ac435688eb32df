import { describe, expect, it } from 'vitest';
import type { Day } from '../../../law/define.js';
import type { ApplicationStartReason } from '../../../contracts/codes.js';
import { refusalOf } from '../../refusals.js';
import { applicationStart, startDates, startObstacles } from './application-start.js';
import { dayOrNull, examplesOf, spansOf } from './examples.js';

describe('適用開始の判定', () => {
  for (const row of examplesOf(new URL('application-start.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const question = {
        personKey: 'A-1', reason: row['reason'] as ApplicationStartReason, occurredOn: row['occurredOn'] as Day, bornOn: row['bornOn'] as Day, diedOn: dayOrNull(row['diedOn']!),
        periods: spansOf(row['periods']!), koukiLossRule: row['koukiLossRule'] as 'birthday', convention: 'sameDay' as const,
      };
      const decision = applicationStart.apply(question);
      expect(decision.outcome).toBe(row['outcome']);
      expect(decision.because.length).toBeGreaterThan(0);
      expect(startDates(question)).toEqual({ startOn: row['startOn'], acquiredOn: dayOrNull(row['acquiredOn']!) });
      expect(startObstacles(question).map((one) => refusalOf(one).code).join(' ')).toBe(row['refusals']);
    });
  }
});
