import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, business, noIncome } from '../assessment/telling.js';
import { benefitNeeds, categoryOf, delivered, limitBasis, linesBasis, payableTo, stay } from './telling.js';

export default scenario({
  id: 'benefit.nominal-head-in-o',
  ja: '区分オは擬制世帯主の所得も見るが、ア〜エは見ない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [linesBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { people, expect } = scene;
    const homes = [450_000, 450_001, 20_000_000].map((incomeYen) => ({ incomeYen, family: people.household(`会社員の世帯主 ${incomeYen}円`, { head: { bornOn: '1970-05-05', insured: false }, members: [{ relationship: '子', bornOn: '1998-05-05', insured: true }] }) }));
    await allInsured(scene, ...homes.map(({ incomeYen, family }) => [family, '2023-04-01', [[family.head, business(incomeYen, 2025)], [family.insured[0]!, noIncome(2025)]]] as const));
    await delivered(scene, ...homes.map(({ family }) => [family, stay('2026-06', 100_000)] as const));
    const found = [];
    for (const { family } of homes) found.push(`${await categoryOf(scene, family, '2026-06')} ${(await payableTo(scene, family)).join()}`);
    // 300,000 − 35,400(オ)、300,000 − 57,600(エ)。2,000万円の擬制世帯主でもアにはならない
    expect('45万円までの擬制世帯主なら区分オ、1円超えれば区分エのまま', found, ['オ 2026-06 264600', 'エ 2026-06 242400', 'エ 2026-06 242400'], linesBasis);
  },
});
