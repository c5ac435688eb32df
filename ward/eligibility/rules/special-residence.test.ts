import { describe, expect, it } from 'vitest';
import type { SpecialResidenceKind } from '../../../contracts/codes.js';
import { refusalOf } from '../../refusals.js';
import { examplesOf } from './examples.js';
import { specialResidence, specialResidenceObstacles } from './special-residence.js';

describe('特例(マル学等)の判定', () => {
  for (const row of examplesOf(new URL('special-residence.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const question = {
        reason: row['reason'] as 'specialResidenceStart', personKey: 'A', isInsured: row['isInsured'] === '1', asked: (row['asked'] || undefined) as SpecialResidenceKind | undefined,
        current: (row['current'] || null) as SpecialResidenceKind | null, isHead: row['isHead'] === '1', others: row['others']!.split(' ').filter(Boolean),
      };
      expect(specialResidence.apply(question).outcome).toBe(row['outcome']);
      expect(specialResidenceObstacles(question).map((one) => refusalOf(one).code).join(' ')).toBe(row['refusals']);
    });
  }
});
