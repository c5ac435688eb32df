import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, clinic, delivered, limitBasis, payableTo, smallestBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.smallest-row',
  ja: '21,000円の外来は合算し、20,997円の外来は一部負担金も医療費も数えない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [smallestBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const [counted, left] = [alone(scene, '外来が2万1千円の人'), alone(scene, '外来が2万1千円に届かない人')];
    await allInsured(scene, ...[counted, left].map((family) => [family, '2023-04-01', [[family.head, business(3_000_000, 2025)]]] as const));
    await delivered(scene, [counted, stay('2026-06', 90_000), clinic('2026-06', 7_000)], [left, stay('2026-06', 90_000), clinic('2026-06', 6_999)]);
    // 270,000 + 21,000 − (80,100 + (970,000 − 267,000)×1% = 87,130)
    expect('21,000円は入り、1%の医療費にも入る', await payableTo(scene, counted), ['2026-06 203870'], smallestBasis);
    // 270,000 − (80,100 + (900,000 − 267,000)×1% = 86,430)
    expect('20,997円は入らず、1%の医療費にも入らない', await payableTo(scene, left), ['2026-06 183570'], smallestBasis);
  },
});
