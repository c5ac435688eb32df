import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, clinic, counterBasis, delivered, limitBasis, payableTo, repeatBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.capped-at-counter',
  ja: '窓口で限度額までにした月には何も支給せず、ほかの医療機関と合わせて超えた分だけを支給する',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [counterBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const [capped, uncapped, two] = [alone(scene, '窓口で限度額までの人'), alone(scene, '窓口で3割を払った人'), alone(scene, '窓口で限度額までと、ほかの医院の人')];
    await allInsured(scene, ...[capped, uncapped, two].map((family) => [family, '2023-04-01', [[family.head, business(3_000_000, 2025)]]] as const));
    const atCounter = { counterPayment: '01', copayYen: 87_430 } as const;
    await delivered(scene, [capped, stay('2026-06', 100_000, atCounter)], [uncapped, stay('2026-06', 100_000, { counterPayment: '00' })], [two, stay('2026-06', 100_000, atCounter), clinic('2026-06', 10_000)]);
    const kept = async (family: typeof capped, paidYen: number) => paidYen - (await ward.benefit(family.head, '2026-06')).refundYen;
    expect('窓口で 80,100 + 733,000×1% = 87,430円までにした月に候補はない', await payableTo(scene, capped), [], counterBasis);
    expect('窓口でしてもしなくても、残る額は同じ', [await kept(capped, 87_430), await kept(uncapped, 300_000)], [87_430, 87_430], counterBasis);
    // 87,430 + 30,000 − (80,100 + (1,100,000 − 267,000)×1% = 88,430)
    expect('ほかの医療機関の30,000円と合わせて、世帯の限度額を超えた分', await payableTo(scene, two), ['2026-06 29000'], counterBasis);
    expect('支給のない月も、多数回に数える', (await ward.benefit(capped.head, '2026-07')).countedMonths.length, 1, repeatBasis);
  },
});
