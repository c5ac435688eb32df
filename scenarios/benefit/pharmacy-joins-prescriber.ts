import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, clinic, delivered, limitBasis, payableTo, smallestBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.pharmacy-joins-prescriber',
  ja: '調剤は処方した医療機関の外来に足して21,000円を見る。ほかの医療機関、歯科、入院とは足さない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [smallestBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const homes = ['処方した医院の薬', 'ほかの医院の薬', '医科と歯科', '入院と外来'].map((label) => alone(scene, label));
    await allInsured(scene, ...homes.map((family) => [family, '2023-04-01', [[family.head, business(3_000_000, 2025)]]] as const));
    const hospital = stay('2026-06', 90_000, { institutionCode: '1310000009' });
    const drugs = (prescriberCode: string) => clinic('2026-06', 3_000, { institutionCode: '1340000003', prescriberCode, careKind: 'pharmacy', receiptKind: '4112' });
    const visit = clinic('2026-06', 4_000);
    await delivered(scene,
      [homes[0]!, hospital, visit, drugs('1310000002')],
      [homes[1]!, hospital, visit, drugs('1310000007')],
      [homes[2]!, hospital, visit, clinic('2026-06', 3_000, { careKind: 'dental', receiptKind: '3112', receiptKey: 'dental' })],
      [homes[3]!, hospital, visit, clinic('2026-06', 3_000, { setting: 'inpatient', receiptKind: '1111', receiptKey: 'stay-there' })]);
    const found = [];
    for (const family of homes) found.push((await payableTo(scene, family)).join());
    // 12,000 + 9,000 = 21,000円が入れば 291,000 − 87,130、12,000円と9,000円が別々なら 270,000 − 86,430
    expect('処方した医療機関の調剤だけが、外来と合わせて一つになる', found, ['2026-06 203870', '2026-06 183570', '2026-06 183570', '2026-06 183570'], smallestBasis);
  },
});
