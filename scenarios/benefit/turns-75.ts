import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { benefitNeeds, delivered, elderlyBasis, halvedBasis, payableTo, stay } from './telling.js';

export default scenario({
  id: 'benefit.turns-75',
  ja: '75歳になる月は本人の限度額だけが2分の1になる。1日生まれの人の前の月は2分の1にならず、誕生月は国保で数えない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [halvedBasis, elderlyBasis],
  today: '2026-08-20',
  needs: [...benefitNeeds, 'job.checkAges'],
  cast: benefitCast,

  async play(scene) {
    const { people, expect } = scene;
    const [halved, first] = [alone(scene, '6月20日に75歳の人', { bornOn: '1951-06-20' }), alone(scene, '7月1日に75歳の人', { bornOn: '1951-07-01' })];
    const couple = people.household('6月20日に75歳の人と妻', { head: { bornOn: '1951-06-20', insured: true }, members: [{ relationship: '妻', bornOn: '1954-05-05', insured: true }] });
    await allInsured(scene, ...[halved, first, couple].map((family) => [family, '2021-04-01', family.insured.map((person) => [person, pensioner(500_000, 1_500_000, 2025)] as const)] as const));
    await delivered(scene, [halved, stay('2026-06', 30_000)], [first, stay('2026-06', 30_000), stay('2026-07', 30_000)], [couple, stay('2026-06', 30_000), stay('2026-06', 30_000, { who: 1 })]);
    // 2割 60,000 − 57,600÷2 = 28,800
    expect('6月20日に75歳: 限度額は2分の1', await payableTo(scene, halved), ['2026-06 31200'], halvedBasis);
    // 60,000 − 57,600
    expect('7月1日に75歳: 6月は限度額のまま、7月に国保の候補はない', await payableTo(scene, first), ['2026-06 2400'], halvedBasis);
    // 夫 60,000 − 28,800 = 31,200。世帯は 28,800 + 妻 60,000 − 57,600 = 31,200
    expect('夫婦の世帯の限度額は2分の1にならない', await payableTo(scene, couple), ['2026-06 62400'], halvedBasis);
  },
});
