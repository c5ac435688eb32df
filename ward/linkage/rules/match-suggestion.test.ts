import { describe, expect, it } from 'vitest';
import type { MatchVerdict } from '../../../contracts/insurer-hub/codes.js';
import { examplesOf } from '../../eligibility/rules/examples.js';
import { matchSuggestion } from './match-suggestion.js';

describe('突合結果の見立て', () => {
  for (const row of examplesOf(new URL('match-suggestion.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const { outcome, because } = matchSuggestion.apply({
        verdict: row['verdict'] as MatchVerdict, name: row['name']!, nameKana: row['nameKana']!, bornOn: row['bornOn']!, sex: row['sex']!, address: row['address']!, findings: row['findings']!.split(' ').filter(Boolean),
      });
      expect(outcome).toBe(row['outcome']);
      expect(because.some((why) => why.includes('X4'))).toBe(row['findings']!.includes('X4'));
    });
  }
});
