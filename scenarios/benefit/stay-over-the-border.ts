import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome } from '../assessment/telling.js';
import { benefitNeeds, limitBasis, payableTo, tableBasis } from './telling.js';

export default scenario({
  id: 'benefit.stay-over-the-border',
  ja: '7月から8月にまたがる入院は月ごとに一枚のレセプトになり、それぞれの月の表で計算する',
  level: 'normal',
  covers: ['B-06', 'D-1-2', 'D-3'],
  basis: [tableBasis, limitBasis],
  today: '2026-08-03',
  needs: [...benefitNeeds, 'job.exportMaster'],
  cast: [...benefitCast, 'claims'],

  async play(scene) {
    const { ward, claims, advance, expect } = scene;
    const family = alone(scene, '月をまたいで入院した人');
    await insuredWithIncome(scene, family, '2026-04-01', [[family.head, business(3_000_000, 2025)], [family.head, business(3_000_000, 2026)]]);
    const { householdKey } = await ward.household(family.head);
    const seen = { insurerNumber: ward.municipality.insurerNumber, householdKey: householdKey!, branchNumber: '01' };
    for (const on of ['2026-07-30', '2026-07-31', '2026-08-01', '2026-08-02'] as const) await claims.visit(family.head, seen, { on, admittedOn: '2026-07-30', points: 50_000, mealCount: 3 });
    await advance('2026-09-08');
    // 7月 300,000 − (80,100 + (1,000,000 − 267,000)×1% = 87,430)
    expect('7月の分が先に届き、古い表による', await payableTo(scene, family), ['2026-07 212570'], tableBasis);
    await advance('2026-10-07');
    // 8月 300,000 − (85,800 + (1,000,000 − 286,000)×1% = 92,940)
    expect('8月の分は翌月に届き、新しい表による', await payableTo(scene, family), ['2026-07 212570', '2026-08 207060'], tableBasis);
  },
});
