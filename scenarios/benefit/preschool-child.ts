import { benefitCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { allInsured, business } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { benefitNeeds, delivered, limitBasis, payableTo, stay } from './telling.js';

const childBasis = cite('市町村の一部負担金の案内', '6歳に達した後の最初の3月31日までは2割');

export default scenario({
  id: 'benefit.preschool-child',
  ja: '未就学児の一部負担金は2割で数え、小学校に上がった子からは3割で数える',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [childBasis, limitBasis],
  today: '2026-08-20',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { people, expect } = scene;
    const [before, after] = (['2020-04-02', '2020-04-01'] as const).map((bornOn) => people.household(`${bornOn} に生まれた子の家`, { head: { bornOn: '1990-05-20', insured: true }, members: [{ relationship: '子', bornOn, insured: true }] }));
    await allInsured(scene, ...[before!, after!].map((family) => [family, '2023-04-01', [[family.head, business(3_000_000, 2025)]]] as const));
    await delivered(scene, [before!, stay('2026-06', 60_000, { who: 1 })], [after!, stay('2026-06', 60_000, { who: 1 })]);
    // 限度額 80,100 + (600,000 − 267,000)×1% = 83,430。2割は 120,000 − 83,430、3割は 180,000 − 83,430
    expect('2020年4月2日生まれは2割、4月1日生まれは3割', [await payableTo(scene, before!), await payableTo(scene, after!)], [['2026-06 36570'], ['2026-06 96570']], childBasis);
  },
});
