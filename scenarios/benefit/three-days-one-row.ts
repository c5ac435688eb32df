import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, limitBasis, payableTo, smallestBasis } from './telling.js';

export default scenario({
  id: 'benefit.three-days-one-row',
  ja: '一つの医療機関に三日通った外来は、一枚のレセプトの一部負担金で21,000円を見る。ほかの医療機関の20,997円は数えない',
  level: 'normal',
  covers: ['B-06', 'D-1-2', 'D-3'],
  basis: [smallestBasis, limitBasis],
  today: '2026-07-20',
  needs: [...benefitNeeds, 'job.exportMaster'],
  cast: [...benefitCast, 'claims'],

  async play(scene) {
    const { ward, claims, advance, expect } = scene;
    const [counted, left] = [alone(scene, '同じ医院に通った人'), alone(scene, '二つの医院に通った人')];
    await allInsured(scene, ...[counted, left].map((family) => [family, '2026-04-01', [[family.head, business(3_000_000, 2025)]]] as const));
    for (const [family, last] of [[counted, 2_300], [left, 2_299]] as const) {
      const { householdKey } = await ward.household(family.head);
      const seen = { insurerNumber: ward.municipality.insurerNumber, householdKey: householdKey!, branchNumber: '01' };
      await claims.visit(family.head, seen, { on: '2026-07-21', admittedOn: '2026-07-21', points: 90_000 });
      for (const [on, points] of [['2026-07-13', 2_400], ['2026-07-15', 2_300], ['2026-07-17', last]] as const) await claims.visit(family.head, seen, { on, points, institutionCode: '1317654321' });
    }
    await advance('2026-09-08');
    // 7,000点: 270,000 + 21,000 − (80,100 + (970,000 − 267,000)×1% = 87,130)
    expect('三日で7,000点なら合算する', await payableTo(scene, counted), ['2026-07 203870'], smallestBasis);
    // 6,999点: 270,000 − (80,100 + (900,000 − 267,000)×1% = 86,430)
    expect('三日で6,999点なら、医療費も数えない', await payableTo(scene, left), ['2026-07 183570'], smallestBasis);
  },
});
