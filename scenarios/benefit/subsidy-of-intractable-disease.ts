import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import type { Family } from '../../harness/families.js';
import { benefitNeeds, delivered, limitBasis, payableTo, smallestBasis, stay, subsidyStoryBasis } from './telling.js';

export default scenario({
  id: 'benefit.subsidy-of-intractable-disease',
  ja: '難病の公費のある入院では、公費の後に残る額だけを数える。21,000円に満たない公費の分は、医療費も数えない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [subsidyStoryBasis, smallestBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const [joined, small, plain, unknown] = ['難病の分が大きい人', '難病の分が小さい人', '公費のない人', '区の助成のある人'].map((label) => alone(scene, label)) as [Family, Family, Family, Family];
    await allInsured(scene, ...[joined, small, plain, unknown].map((family) => [family, '2023-04-01', [[family.head, business(3_000_000, 2025)]]] as const));
    await delivered(scene,
      [joined, stay('2026-06', 66_000, { subsidies: ['54136015/26000/10000'] })],
      [small, stay('2026-06', 46_000, { subsidies: ['54136015/6000/5000'] })],
      [plain, stay('2026-06', 66_000)],
      [unknown, stay('2026-06', 66_000, { subsidies: ['81137001/66000/0'] })]);
    // 難病 260,000円の本人の分 10,000 + ほか 400,000円の3割 120,000 − (80,100 + (660,000 − 267,000)×1% = 84,030)
    expect('両方が21,000円以上なら、合わせた額に合わせた医療費の限度額を当てる', await payableTo(scene, joined), ['2026-06 45970'], subsidyStoryBasis);
    // 難病 60,000円の3割 18,000円は21,000円に満たず、本人の5,000円は外に残る。120,000 − (80,100 + (400,000 − 267,000)×1% = 81,430)
    expect('難病の分の一部負担金が21,000円に満たなければ、その分は合算の外', await payableTo(scene, small), ['2026-06 38570'], smallestBasis);
    expect('公費がなければ 198,000 − 84,030', await payableTo(scene, plain), ['2026-06 113970'], limitBasis);
    const { refundYen, holds } = await ward.benefit(unknown.head, '2026-06');
    expect('決まりの公開されていない公費の月は、計算せずに人が見る', [refundYen, holds.length], [0, 1], subsidyStoryBasis);
  },
});
