import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured } from '../assessment/telling.js';
import { clinic, delivered } from '../benefit/telling.js';
import { told } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { eightMonths, elder, incomesOf, sumOf, yearBasis, yearCases, yearNeeds } from './telling.js';

export default scenario({
  id: 'benefit-year.outpatient-basis-day',
  ja: '基準日の区分が現役並みなら外来年間合算はなく、所得が改まって一般になれば候補になり、また現役並みになれば候補は消える',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [yearBasis],
  today: '2026-09-20',
  needs: yearNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const family = elder(scene, '所得の改まる人');
    const { head } = family;
    await allInsured(scene, [family, '2021-04-01', incomesOf(head, 2_000_000, 5_000_000)]);
    await delivered(scene, [family, ...eightMonths, clinic('2026-04', 500)]);
    expect('現役並みなら、合計が144,000円を超えていても候補はない', [await yearCases(scene, family), (await sumOf(scene, head, 'yearlyOutpatient'))?.because.some((line) => line.includes('現役並み'))], [[], true], yearBasis);
    await told(scene, [head, pensioner(500_000, 1_500_000, 2025)]);
    // 2割: 18,000円×8月 + 1,000円 − 144,000円
    expect('所得が下がって一般になれば、候補になる', await yearCases(scene, family), ['yearlyOutpatient 1000円 detected'], yearBasis);
    await told(scene, [head, pensioner(2_000_000, 5_000_000, 2025)]);
    expect('また現役並みになれば、候補は消える', await yearCases(scene, family), ['yearlyOutpatient 0円 withdrawn'], yearBasis);
  },
});
