import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { cite } from '../../law/define.js';
import { benefitNeeds, clinic, delivered, elderlyBasis, payableTo } from './telling.js';

const linesOfElderly = cite('中野市(長野)', '現役並み所得は課税標準額145万円・380万円・690万円以上。外来だけの限度額はない');

export default scenario({
  id: 'benefit.working-level',
  ja: '70〜74歳の現役並みには外来の限度額がなく、課税標準額145万円・380万円・690万円の線で限度額が替わる',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [elderlyBasis, linesOfElderly],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const homes = [1_449_000, 1_450_000, 3_799_000, 3_800_000, 6_899_000, 6_900_000].map((taxableYen) => ({ taxableYen, family: alone(scene, `課税標準額${taxableYen}円の人`, { bornOn: '1953-05-05' }) }));
    await allInsured(scene, ...homes.map(({ taxableYen, family }) => [family, '2023-04-01', [[family.head, pensioner(taxableYen, 9_000_000, 2025)]]] as const));
    await delivered(scene, ...homes.map(({ family }) => [family, clinic('2026-07', 100_000)] as const));
    const found = [];
    for (const { family } of homes) found.push(`${(await ward.benefit(family.head, '2026-07')).category?.over70} ${(await payableTo(scene, family)).join()}`);
    // 一般は2割 200,000 − 外来 18,000。現役並みは3割 300,000 から Ⅰ 87,430、Ⅱ 171,820、Ⅲ 254,180 を引く
    expect('145万円に届かなければ外来の限度額、届けば世帯の限度額だけ', found, ['一般 2026-07 182000', '現役並みⅠ 2026-07 212570', '現役並みⅠ 2026-07 212570', '現役並みⅡ 2026-07 128180', '現役並みⅡ 2026-07 128180', '現役並みⅢ 2026-07 45820'], linesOfElderly);
  },
});
