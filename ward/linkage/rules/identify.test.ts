import { describe, expect, it } from 'vitest';
import { examplesOf } from '../../eligibility/rules/examples.js';
import { identify } from './identify.js';
import type { ItemLevels } from './levels.js';

describe('名寄せの判定', () => {
  for (const row of examplesOf(new URL('identify.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const { outcome, because } = identify.apply({
        levels: { name: row['name'], nameKana: row['nameKana'], bornOn: row['bornOn'], sex: row['sex'], address: row['address'] } as ItemLevels,
        numbers: row['numbers'] as 'same', expectedNamesakes: Number(row['expectedNamesakes']), isMutualBest: row['isMutualBest'] === 'yes',
      });
      expect([outcome, because[0]!.slice(0, 2)]).toEqual([row['outcome'], row['rule']]);
    });
  }
});
