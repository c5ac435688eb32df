import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome } from '../assessment/telling.js';
import { benefitNeeds, delivered, limitBasis, payableTo, repeatBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.fourth-month',
  ja: '三か月目までは計算どおりの限度額、四か月目から多数回の限度額になる',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [repeatBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const family = alone(scene, '毎月入院した人');
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, business(3_000_000, 2025)], [family.head, business(3_000_000, 2026)]]);
    await delivered(scene, [family, ...['2026-05', '2026-06', '2026-07', '2026-08'].map((careMonth) => stay(careMonth, 100_000))]);
    // 5〜7月 300,000 − 87,430。8月は新しい表だが、多数回の額は同じ 300,000 − 44,400
    expect('四か月目から44,400円を引く', await payableTo(scene, family), ['2026-05 212570', '2026-06 212570', '2026-07 212570', '2026-08 255600'], repeatBasis);
    const { isMultipleMonth, countedMonths } = await ward.benefit(family.head, '2026-08');
    expect('前の三か月が数えられている', [isMultipleMonth, countedMonths.map(({ careMonth }) => careMonth)], [true, ['2026-05', '2026-06', '2026-07']], repeatBasis);
    expect('三か月目はまだ多数回でない', (await ward.benefit(family.head, '2026-07')).isMultipleMonth, false, repeatBasis);
  },
});
