import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, clinic, delivered, diseaseBasis, limitBasis, payableTo, repeatBasis } from './telling.js';

export default scenario({
  id: 'benefit.specific-disease',
  ja: '特定疾病の月は、区分によらず1万円(人工透析の区分ア・イは2万円)を超えた分を支給する',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [diseaseBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const [ten, twenty, none] = [alone(scene, '1万円の受療証の人'), alone(scene, '2万円の受療証の人'), alone(scene, '受療証のない人')];
    await allInsured(scene, ...([[ten, 3_000_000], [twenty, 7_000_000], [none, 3_000_000]] as const).map(([family, incomeYen]) => [family, '2023-04-01', [[family.head, business(incomeYen, 2025)]]] as const));
    await delivered(scene, [ten, clinic('2026-06', 40_000, { remarks: ['02'] }), clinic('2026-06', 10_000, { institutionCode: '1310000003' })], [twenty, clinic('2026-06', 40_000, { remarks: ['16'] })], [none, clinic('2026-06', 40_000)]);
    const found = [];
    for (const family of [ten, twenty, none]) found.push((await payableTo(scene, family)).join());
    // 120,000 − 10,000(ほかの医院の30,000円は特定疾病でなく、残る 10,000円と合わせても限度額の内)、120,000 − 20,000、120,000 − (80,100 + (400,000 − 267,000)×1% = 81,430)
    expect('受療証の額を超えた分', found, ['2026-06 110000', '2026-06 100000', '2026-06 38570'], diseaseBasis);
    expect('特定疾病だけの月は、多数回に数えない', [(await ward.benefit(ten.head, '2026-07')).countedMonths, (await ward.benefit(none.head, '2026-07')).countedMonths.length], [[], 1], repeatBasis);
  },
});
