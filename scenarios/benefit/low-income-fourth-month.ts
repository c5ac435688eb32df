import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, noIncome } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { benefitNeeds, delivered, elderlyBasis, payableTo, repeatBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.low-income-fourth-month',
  ja: '低所得Ⅱの多数回は2026年8月診療分からで、それより前の月は数えない。低所得Ⅰに多数回はない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [repeatBasis, elderlyBasis],
  today: '2027-01-14',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const [second, first] = [alone(scene, '低所得Ⅱの人', { bornOn: '1953-05-05' }), alone(scene, '低所得Ⅰの人', { bornOn: '1953-06-06' })];
    await allInsured(scene,
      [second, '2023-04-01', [[second.head, pensioner(0, 400_000, 2025)], [second.head, pensioner(0, 400_000)]]],
      [first, '2023-04-01', [[first.head, noIncome(2025)], [first.head, noIncome()]]]);
    const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map((month) => stay(month, 30_000));
    await delivered(scene, [second, ...months], [first, ...months]);
    // 2割で60,000円。7月まで − 24,600、8〜10月 − 25,700、11月は8月から数えて四回目 − 24,600
    expect('低所得Ⅱは8月から数え、11月が四回目', await payableTo(scene, second), ['2026-05 35400', '2026-06 35400', '2026-07 35400', '2026-08 34300', '2026-09 34300', '2026-10 34300', '2026-11 35400'], repeatBasis);
    // 7月まで − 15,000、8月から − 15,700
    expect('低所得Ⅰは何か月続いても同じ', await payableTo(scene, first), ['2026-05 45000', '2026-06 45000', '2026-07 45000', '2026-08 44300', '2026-09 44300', '2026-10 44300', '2026-11 44300'], repeatBasis);
  },
});
