import { describe, expect, it } from 'vitest';
import { burdenRatioLimits } from '../../../law/burden-ratio.js';
import { examplesOf } from '../../eligibility/rules/examples.js';
import { burdenRatio, ratioOf } from './burden-ratio.js';

const amounts = (cell: string, size: number): readonly (number | null)[] => (cell === '' ? Array.from({ length: size }, () => null) : cell.split(' ').map((one) => (one === '?' ? null : Number(one))));

describe('70〜74歳の負担割合の判定', () => {
  for (const row of examplesOf(new URL('burden-ratio.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const taxable = amounts(row['taxable']!, 1);
      const [base, revenue] = [amounts(row['base']!, taxable.length), amounts(row['revenue']!, taxable.length)];
      const decision = burdenRatio.apply({
        members: taxable.map((taxableIncomeYen, i) => ({ taxableIncomeYen, baseIncomeYen: base[i]!, revenueYen: revenue[i]! })), formerRevenueYen: row['former'] === '' ? null : Number(row['former']), limits: burdenRatioLimits.on('2026-08-01'),
      });
      expect(decision.outcome).toBe(row['outcome']);
      expect(decision.because.length).toBeGreaterThan(0);
      expect(ratioOf(decision.outcome)).toBe(decision.outcome === 'threeTenths' ? '030' : '020');
    });
  }
});
