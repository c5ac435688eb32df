import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, delivered, limitBasis, payableTo, repeatBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.late-receipt-eleven-months',
  ja: '遅れて届いたレセプトは11か月後の月までを計算し直させ、12か月後の月は変えない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [repeatBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const [eleventh, twelfth] = [alone(scene, '11か月後に入院した人'), alone(scene, '12か月後に入院した人')];
    await allInsured(scene, ...[eleventh, twelfth].map((family) => [family, '2023-04-01', [[family.head, business(3_000_000, 2024)], [family.head, business(3_000_000, 2025)]]] as const));
    await delivered(scene, ...([[eleventh, '2026-05'], [twelfth, '2026-06']] as const).map(([family, last]) => [family, ...['2025-08', '2025-09', last].map((month) => stay(month, 100_000))] as const));
    const known = ['2025-08 212570', '2025-09 212570'];
    expect('どちらも三回目で、まだ多数回でない', [await payableTo(scene, eleventh), await payableTo(scene, twelfth)], [[...known, '2026-05 212570'], [...known, '2026-06 212570']], repeatBasis);

    await delivered(scene, ...[eleventh, twelfth].map((family) => [family, stay('2025-06', 100_000, { deliveryMonth: '202609' })] as const));
    // 2026年5月の12か月は2025年6月から: 四回目になり 300,000 − 44,400。2026年6月の12か月は2025年7月から: 三回目のまま 300,000 − 87,430
    expect('11か月後の月は四回目になる', await payableTo(scene, eleventh), ['2025-06 212570', ...known, '2026-05 255600'], repeatBasis);
    expect('12か月後の月は三回目のまま', await payableTo(scene, twelfth), ['2025-06 212570', ...known, '2026-06 212570'], repeatBasis);
    expect('計算し直したのは11か月後の月だけ', [(await ward.benefit(eleventh.head, '2026-05')).reckonings.length, (await ward.benefit(twelfth.head, '2026-06')).reckonings.length], [2, 1], repeatBasis);
  },
});
