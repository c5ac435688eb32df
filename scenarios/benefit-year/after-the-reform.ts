import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured } from '../assessment/telling.js';
import { clinic, delivered } from '../benefit/telling.js';
import { capBasis, careTotalBasis, elder, incomesOf, sumOf, yearBasis, yearCases, yearNeeds } from './telling.js';

export default scenario({
  id: 'benefit-year.after-the-reform',
  ja: '令和8年8月からの年は、外来年間合算も高額介護合算も年間上限も計算せず、額とわけだけを示す。7月までの年は別に計算する',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [yearBasis, careTotalBasis, capBasis],
  today: '2027-09-20',
  needs: yearNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const family = elder(scene, '二つの年にかかる人');
    const { head } = family;
    await allInsured(scene, [family, '2021-04-01', incomesOf(head)]);
    const before = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'].map((month) => clinic(month, 9_000));
    const after = ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06', '2027-07'].map((month) => clinic(month, 11_000));
    await delivered(scene, [family, ...before, ...after]);
    // 7月まで 18,000円×9月 − 144,000円。8月からは22,000円×12月 = 264,000円が残るが、計算しない。
    expect('7月までの年だけが候補になる', await yearCases(scene, family), ['yearlyOutpatient 18000円 detected'], yearBasis);
    const sums = await Promise.all((['yearlyOutpatient', 'careTotal', 'annualCap'] as const).map((kind) => sumOf(scene, head, kind, 2026)));
    expect('8月からの年はどれも0円で、わけがある', sums.map((sum) => [sum?.refundYen, (sum?.because.length ?? 0) > 0]), [[0, true], [0, true], [0, true]], capBasis);
    expect('年間上限は、残った額と上限の額を示す', sums[2]?.because.some((line) => line.includes('264,000円') && line.includes('530,000円')), true, capBasis);
  },
});
