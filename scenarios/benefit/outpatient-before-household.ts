import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { benefitNeeds, clinic, delivered, elderlyBasis, payableTo, stay, tableBasis } from './telling.js';

export default scenario({
  id: 'benefit.outpatient-before-household',
  ja: '70〜74歳の外来は、まず一人ずつの外来の限度額、その後に世帯の限度額を当てる',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [elderlyBasis, tableBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { people, expect } = scene;
    const wishes = { head: { bornOn: '1953-05-05', insured: true }, members: [{ relationship: '妻', bornOn: '1954-05-05', insured: true }] } as const;
    const [outpatients, both] = [people.household('外来だけの夫婦', wishes), people.household('外来と入院の夫婦', wishes)];
    await allInsured(scene, ...[outpatients, both].map((family) => [family, '2023-04-01', family.insured.flatMap((person) => [[person, pensioner(500_000, 1_500_000, 2025)], [person, pensioner(500_000, 1_500_000)]] as const)] as const));
    await delivered(scene,
      [outpatients, ...['2026-07', '2026-08'].flatMap((month) => [clinic(month, 20_000), clinic(month, 11_500, { who: 1 })])],
      [both, ...['2026-07', '2026-08'].flatMap((month) => [clinic(month, 20_000), stay(month, 30_000, { who: 1 })])]);
    // 7月: 夫 40,000 − 18,000、妻 23,000 − 18,000。残る 36,000円は世帯の 57,600円まで。8月: 40,000 − 22,000、23,000 − 22,000
    expect('世帯の限度額に届かなくても、外来の限度額を一人ずつ超えた分を支給する', await payableTo(scene, outpatients), ['2026-07 27000', '2026-08 19000'], elderlyBasis);
    // 7月: 外来 22,000、残る 18,000 + 入院 60,000 − 57,600 = 20,400。8月: 18,000、22,000 + 60,000 − 61,500 = 20,500
    expect('残る外来と入院を合わせて、世帯の限度額を超えた分も支給する', await payableTo(scene, both), ['2026-07 42400', '2026-08 38500'], elderlyBasis);
  },
});
