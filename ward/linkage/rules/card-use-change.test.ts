import { describe, expect, it } from 'vitest';
import type { CardUseState } from '../../../contracts/insurer-hub/codes.js';
import type { Day } from '../../../law/define.js';
import { dayOrNull, examplesOf } from '../../eligibility/rules/examples.js';
import { cardUseChange } from './card-use-change.js';

describe('利用登録情報の反映', () => {
  for (const row of examplesOf(new URL('card-use-change.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      expect(cardUseChange.apply({
        state: row['state'] as CardUseState, effectiveOn: dayOrNull(row['effectiveOn']!), today: row['today'] as Day, isInsured: row['isInsured'] === 'yes', wasRegistered: row['wasRegistered'] === 'yes',
        cancellationAskedOn: dayOrNull(row['cancellationAskedOn']!), previous: (row['previous'] || null) as CardUseState | null, paperThrough: dayOrNull(row['paperThrough']!),
      }).outcome).toBe(row['outcome']);
    });
  }
});
