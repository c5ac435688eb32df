import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../refusals.js';
import { examplesOf } from './examples.js';
import { householdChange, householdObstacles, type HouseholdQuestion } from './household-change.js';

/** `1/A/A+B` = household 1, head A, members A and B. */
const householdsOf = (text: string) => text.split(' ').filter(Boolean).map((one) => {
  const [householdKey, headPersonKey, members] = one.split('/');
  return { householdKey: householdKey!, headPersonKey: headPersonKey!, members: members!.split('+') };
});

describe('世帯変更の判定', () => {
  for (const row of examplesOf(new URL('household-change.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const question: HouseholdQuestion = {
        reason: row['reason'] as 'headChange', headPersonKey: row['headPersonKey']!, headIsKnown: row['headIsKnown'] === '1', hasNewAddress: row['hasNewAddress'] === '1',
        named: row['named']!.split(' ').map((one) => ({ personKey: one.split('=')[0]!, householdKey: one.split('=')[1] || null })),
        headHousehold: householdsOf(row['headHousehold']!)[0] ?? null, sources: householdsOf(row['sources']!),
      };
      expect(householdChange.apply(question).outcome).toBe(row['outcome']);
      expect(householdObstacles(question).map((one) => refusalOf(one).code).join(' ')).toBe(row['refusals']);
    });
  }
});
