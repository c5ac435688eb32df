import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome } from '../assessment/telling.js';
import { benefitNeeds, categoryOf, delivered, linesBasis, payableTo, stay, tableBasis } from './telling.js';

export default scenario({
  id: 'benefit.income-year-in-august',
  ja: '7月診療分は前々年の所得、8月診療分は前年の所得で区分が決まり、8月に区分が替わる',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [linesBasis, tableBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const family = alone(scene, '所得の増えた人');
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, business(1_000_000, 2025)], [family.head, business(10_000_000, 2026)]]);
    await delivered(scene, [family, stay('2026-07', 100_000), stay('2026-08', 100_000)]);
    expect('7月は区分エ、8月は区分ア', [await categoryOf(scene, family, '2026-07'), await categoryOf(scene, family, '2026-08')], ['エ', 'ア'], linesBasis);
    // エ 300,000 − 57,600。ア 300,000 − (270,300 + (1,000,000 − 901,000)×1%)
    expect('支給額も、その月の区分による', await payableTo(scene, family), ['2026-07 242400', '2026-08 28710'], linesBasis);
  },
});
