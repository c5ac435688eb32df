import { describe, expect, it } from 'vitest';
import type { Day } from '../../../law/define.js';
import { examplesOf } from './examples.js';
import { koukiAge } from './kouki-age.js';

describe('75歳到達の判定', () => {
  for (const row of examplesOf(new URL('kouki-age.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      expect(koukiAge.apply({ bornOn: row['bornOn'] as Day, today: row['today'] as Day, koukiLossRule: row['koukiLossRule'] as 'birthday' }).outcome).toBe(row['outcome']);
    });
  }
});
