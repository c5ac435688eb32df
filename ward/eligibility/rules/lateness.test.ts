import { describe, expect, it } from 'vitest';
import type { Day } from '../../../law/define.js';
import { notificationDueOn } from '../../../law/notification-period.js';
import { refusalOf } from '../../refusals.js';
import { examplesOf } from './examples.js';
import { lateness, notificationDayObstacles } from './lateness.js';

describe('届出の期限の判定', () => {
  for (const row of examplesOf(new URL('lateness.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const question = { occurredOn: row['occurredOn'] as Day, receivedOn: row['receivedOn'] as Day, today: row['today'] as Day, mayBeAnnounced: row['mayBeAnnounced'] === '1' };
      expect(lateness.apply(question).outcome).toBe(row['outcome']);
      expect(notificationDayObstacles(question).map((one) => refusalOf(one).code).join(' ')).toBe(row['refusals']);
    });
  }
  it('遅れた届出は日数と期限を理由に示す', () => {
    expect(lateness.apply({ occurredOn: '2025-04-01', receivedOn: '2025-04-16', today: '2025-04-16', mayBeAnnounced: false }).because).toEqual(['事実発生日 2025-04-01 から15日', '期限は 2025-04-15']);
    expect(notificationDueOn('2025-04-01')).toBe('2025-04-15');
  });
});
