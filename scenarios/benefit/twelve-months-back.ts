import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, delivered, limitBasis, payableTo, repeatBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.twelve-months-back',
  ja: '11か月前の月は三回目に数え、12か月前の月は数えない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [repeatBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const [inside, outside] = [alone(scene, '11か月前からの人'), alone(scene, '12か月前からの人')];
    await allInsured(scene, ...[inside, outside].map((family) => [family, '2023-04-01', [[family.head, business(3_000_000, 2024)], [family.head, business(3_000_000, 2025)]]] as const));
    const year = (last: string) => ['2025-06', '2025-07', '2025-08', last].map((careMonth) => stay(careMonth, 100_000));
    await delivered(scene, [inside, ...year('2026-05')], [outside, ...year('2026-06')]);
    const first = ['2025-06 212570', '2025-07 212570', '2025-08 212570'];
    expect('2026年5月は2025年6月を含む12か月の四回目', await payableTo(scene, inside), [...first, '2026-05 255600'], repeatBasis);
    expect('2026年6月の12か月に2025年6月は入らず、三回目', await payableTo(scene, outside), [...first, '2026-06 212570'], repeatBasis);
  },
});
