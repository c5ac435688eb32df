import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, clinic, delivered, mealsBasis, payableTo, smallestBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.meals-never-in',
  ja: '食事療養の標準負担額は合算に入らず、21,000円に届かない入院を届かせもしない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [mealsBasis, smallestBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const [fed, unfed, small] = [alone(scene, '食事をした人'), alone(scene, '食事をしなかった人'), alone(scene, '短い入院の人')];
    await allInsured(scene, ...[fed, unfed, small].map((family) => [family, '2023-04-01', [[family.head, business(3_000_000, 2025)]]] as const));
    const meals = { mealCount: 90, mealYen: 60_300, mealCopayYen: 45_900 };
    await delivered(scene, [fed, stay('2026-06', 100_000, meals)], [unfed, stay('2026-06', 100_000)], [small, stay('2026-06', 6_999, meals), clinic('2026-06', 100_000)]);
    // 300,000 − 87,430。45,900円を足しても変わらない
    expect('食事の有無で支給額は変わらない', [await payableTo(scene, fed), await payableTo(scene, unfed)], [['2026-06 212570'], ['2026-06 212570']], mealsBasis);
    // 入院の一部負担金 20,997円は食事と合わせれば 66,897円だが、数えるのは外来だけ
    expect('20,997円の入院は、食事と合わせて21,000円を超えても数えない', await payableTo(scene, small), ['2026-06 212570'], mealsBasis);
  },
});
