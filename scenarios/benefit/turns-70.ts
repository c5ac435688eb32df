import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { benefitNeeds, clinic, delivered, elderlyBasis, limitBasis, payableTo } from './telling.js';

export default scenario({
  id: 'benefit.turns-70',
  ja: '70歳の誕生日の翌月から70〜74歳の割合と外来の限度額になり、1日生まれの人はその月からなる',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [elderlyBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const [second, first] = [alone(scene, '6月2日に70歳の人', { bornOn: '1956-06-02' }), alone(scene, '6月1日に70歳の人', { bornOn: '1956-06-01' })];
    await allInsured(scene, ...[second, first].map((family) => [family, '2023-04-01', [[family.head, pensioner(500_000, 1_500_000, 2025)]]] as const));
    await delivered(scene, ...[second, first].map((family) => [family, clinic('2026-06', 20_000), clinic('2026-07', 20_000)] as const));
    // 6月はまだ3割 60,000 − 区分エ 57,600。7月は2割 40,000 − 外来 18,000
    expect('2日生まれは7月から', await payableTo(scene, second), ['2026-06 2400', '2026-07 22000'], elderlyBasis);
    expect('1日生まれは6月から', await payableTo(scene, first), ['2026-06 22000', '2026-07 22000'], elderlyBasis);
  },
});
