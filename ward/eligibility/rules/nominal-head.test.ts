import { describe, expect, it } from 'vitest';
import { examplesOf } from './examples.js';
import { nextHead, nominalHead } from './nominal-head.js';

describe('国保上の世帯主の判定', () => {
  for (const row of examplesOf(new URL('nominal-head.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const question = { headPersonKey: row['headPersonKey']!, insured: row['insured']!.split(' ').filter(Boolean), formerHead: row['formerHead'] || null, headIsGone: row['headIsGone'] === '1' };
      const { outcome } = nominalHead.apply(question);
      expect(outcome).toBe(row['outcome']);
      expect(nextHead(outcome, question)).toBe(row['next']);
    });
  }
});
