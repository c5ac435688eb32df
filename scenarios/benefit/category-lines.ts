import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, categoryOf, delivered, limitBasis, linesBasis, payableTo, stay } from './telling.js';

export default scenario({
  id: 'benefit.category-lines',
  ja: '旧ただし書き所得が210万円・600万円・901万円ちょうどなら下の区分、1円超えれば上の区分になり、支給額が替わる',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [linesBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    // 総所得金額等から基礎控除 430,000円を引いた額が、線ちょうどと、その1円上
    const homes = [9_440_001, 9_440_000, 6_430_001, 6_430_000, 2_530_001, 2_530_000].map((incomeYen) => ({ incomeYen, family: alone(scene, `所得${incomeYen}円の人`) }));
    await allInsured(scene, ...homes.map(({ incomeYen, family }) => [family, '2023-04-01', [[family.head, business(incomeYen, 2025)]]] as const));
    await delivered(scene, ...homes.map(({ family }) => [family, stay('2026-06', 100_000)] as const));
    const found = [];
    for (const { family } of homes) found.push(`${await categoryOf(scene, family, '2026-06')} ${(await payableTo(scene, family)).join()}`);
    // 300,000円から ア 254,180円、イ 171,820円、ウ 87,430円、エ 57,600円を引く
    expect('線の両側で区分も額も違う', found, ['ア 2026-06 45820', 'イ 2026-06 128180', 'イ 2026-06 128180', 'ウ 2026-06 212570', 'ウ 2026-06 212570', 'エ 2026-06 242400'], linesBasis);
  },
});
