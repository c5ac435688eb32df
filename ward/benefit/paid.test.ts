import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { over70Categories, subsidyPrograms, under70Categories } from '../../law/high-cost.js';
import { highCostOf } from './high-cost.js';
import { limitsIn } from './limits.js';
import { care, month, old, subsidy, young } from './month-fixture.js';
import type { CareService, CareSubsidy } from './month.js';
import { paidFor } from './paid.js';

describe('払った額の書かれない分は、ほかの分に何が書かれていても同じに読む', () => {
  const tuberculosis = subsidy({ program: 'tuberculosis', patientPercentOfCost: 5, patientMonthlyLimitYen: null });
  const stay = (ofSubsidy: number | null, rest: number | null, more: Partial<CareService> = {}) => highCostOf(month({
    subsidies: [tuberculosis], services: [care('p', 'inpatient', 70_000, { institution: 'A', subsidy: 'k', copayYen: ofSubsidy, ...more }), care('p', 'inpatient', 595_100, { institution: 'A', copayYen: rest, ...more })],
  }));
  it.each([['どちらも書かない', null, null], ['保険だけの分だけ', null, 178_530], ['公費の分だけ', 3_500, null], ['どちらも書く', 3_500, 178_530]] as const)('結核: %sときも 3,500 + 178,530 − 84,081 = 97,949円', (_, ofSubsidy, rest) => {
    // 公費の分 70,000円の5%は本人の3,500円(保険の一部負担金21,000円)。80,100 + (665,100 − 267,000)×1% = 84,081
    const { refundYen, eligibleCopayYen, eligibleMedicalCostYen } = stay(ofSubsidy, rest);
    expect([refundYen, eligibleCopayYen, eligibleMedicalCostYen]).toEqual([97_949, 182_030, 665_100]);
  });
  it('違う額を書けば、その額が払った額', () => expect([stay(2_500, null).refundYen, stay(null, 178_520).refundYen]).toEqual([96_949, 97_939]));
  it('窓口で限度額までにした分は、公費の自己負担と合わせて限度額まで払った', () => expect([stay(null, null, { isSettledAtCounter: true }).eligibleCopayYen, stay(null, null, { isSettledAtCounter: true }).refundYen]).toEqual([84_081, 0]));
  it('月の上限は、同じ公費で払ったと書かれた額の残りまで', () => {
    const two = (told: number) => highCostOf(month({ subsidies: [subsidy({ patientMonthlyLimitYen: 5_000 })], services: [care('p', 'inpatient', 100_000, { institution: 'A', subsidy: 'k', copayYen: told }), care('p', 'inpatient', 100_000, { institution: 'A', subsidy: 'k' })] })).eligibleCopayYen;
    expect([two(0), two(3_000), two(5_000)]).toEqual([5_000, 5_000, 5_000]);
  });
  it('公費の月の上限も、公費対象分の限度額も、その額まで', () => {
    const share = (cost: number, more: Partial<CareSubsidy>) => highCostOf(month({ subsidies: [subsidy(more)], services: [care('p', 'inpatient', cost, { subsidy: 'k' })] })).eligibleCopayYen;
    // 難病の限度額は本人の区分ウ: 80,100 + (1,000,000 − 267,000)×1%
    expect([share(200_000, {}), share(1_000_000, { patientMonthlyLimitYen: null })]).toEqual([10_000, 87_430]);
  });
});

it('窓口で限度額までにした分と、そうでない分が一つの行にあれば、別々に払った額を見る', () => {
  const { eligibleCopayYen, refundYen } = highCostOf(month({ services: [care('p', 'outpatient', 1_000_000, { institution: 'A', isSettledAtCounter: true }), care('p', 'outpatient', 100_000, { institution: 'A', copayYen: 30_000 })] }));
  // 窓口 80,100 + (1,000,000 − 267,000)×1% = 87,430、薬局 30,000。限度額は 80,100 + (1,100,000 − 267,000)×1% = 88,430
  expect([eligibleCopayYen, refundYen]).toEqual([117_430, 29_000]);
});

const row = fc.record({
  isYoung: fc.boolean(), under70: fc.constantFrom(...under70Categories), over70: fc.constantFrom(...over70Categories), program: fc.constantFrom(...subsidyPrograms.map(([id]) => id)), isMultipleMonth: fc.boolean(),
  percent: fc.constantFrom(0, 5, 10, 20), monthlyLimit: fc.constantFrom(null, 0, 2_500, 20_000), setting: fc.constantFrom('inpatient' as const, 'outpatient' as const), costs: fc.tuple(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 300_000 })), told: fc.tuple(fc.boolean(), fc.boolean()),
}).map(({ isYoung, under70, over70, program, isMultipleMonth, percent, monthlyLimit, setting, costs: [covered, rest], told }) => ({
  told, one: month({
    category: { under70, over70 }, isMultipleMonth, persons: [isYoung ? young('p') : old('p', { copayPercent: over70.startsWith('現役並み') ? 30 : 20 })], subsidies: [subsidy({ program, patientPercentOfCost: percent, patientMonthlyLimitYen: monthlyLimit })],
    services: [care('p', setting, covered * 10, { institution: 'A', subsidy: 'k' }), care('p', setting, rest * 10, { institution: 'A' })],
  }),
}));

test('書かれない額をそのまま書いても、どの分に書いても、支給額は替わらない', () => {
  fc.assert(fc.property(row, ({ one, told }) => {
    const written = one.services.map((service, i) => (told[i] ? { ...service, copayYen: paidFor(one, { person: one.persons[0]!, institution: 'A', setting: service.setting, services: [service] }, limitsIn(one)) } : service));
    const [before, after] = [highCostOf(one), highCostOf({ ...one, services: written })];
    expect([after.refundYen, after.eligibleCopayYen]).toEqual([before.refundYen, before.eligibleCopayYen]);
    expect(before.refundYen).toBeLessThanOrEqual(before.eligibleCopayYen);
  }));
});
