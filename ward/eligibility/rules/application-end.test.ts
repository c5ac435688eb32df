import { describe, expect, it } from 'vitest';
import type { Day } from '../../../law/define.js';
import type { ApplicationEndReason } from '../../../contracts/codes.js';
import { refusalOf } from '../../refusals.js';
import { applicationEnd, endDates, endObstacles } from './application-end.js';
import { dayOrNull, examplesOf, spansOf } from './examples.js';

describe('適用終了の判定', () => {
  for (const row of examplesOf(new URL('application-end.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const question = {
        personKey: 'A-1', reason: row['reason'] as ApplicationEndReason, occurredOn: row['occurredOn'] as Day, newAddressOn: (row['newAddressOn'] || undefined) as Day | undefined, bornOn: row['bornOn'] as Day,
        periods: spansOf(row['periods']!), convention: row['convention'] as 'sameDay',
        lossRules: { koukiLossRule: row['koukiLossRule'] as 'birthday', koukiDisabilityLossRule: row['koukiDisabilityLossRule'] as 'sameDay' },
      };
      const decision = applicationEnd.apply(question);
      expect(decision.outcome).toBe(row['outcome']);
      expect(decision.because.length).toBeGreaterThan(0);
      expect(endDates(question)).toEqual({ endOn: row['endOn'], lostOn: dayOrNull(row['lostOn']!) });
      expect(endObstacles(question).map((one) => refusalOf(one).code).join(' ')).toBe(row['refusals']);
    });
  }
});
