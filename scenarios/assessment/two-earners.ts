import { levyCast } from '../../harness/scene.js';
import type { TaxTold } from '../../harness/levy-windows.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, decidedFor, levelOf, levyNeeds, levySteps, partsFor, salary, year } from './telling.js';

const earners = cite('fukushi-navi・keiri-tools', '給与収入が55万円を超える人などが二人以上いると、軽減の線が一人につき10万円上がる');

export default scenario({
  id: 'assessment.two-earners',
  ja: '給与所得者等が二人いる世帯は、軽減の線が10万円上がる。給与収入55万円ちょうどの人は数えない',
  level: 'normal',
  covers: levySteps,
  basis: [earners],
  today: '2026-06-10',
  needs: levyNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, expect } = scene;
    const partTime = (revenueYen: number): TaxTold => ({ fiscalYear: year, taxState: 'declaredZero', salaryRevenueYen: revenueYen });
    const cases = ([
      ['夫53万円、妻の給与収入55万1円', 530_000, 550_001, 7, '線は53万円'], ['夫53万1円、妻の給与収入55万1円', 530_001, 550_001, 5, '線を1円超える'], ['夫53万円、妻の給与収入55万円', 530_000, 550_000, 5, '妻は数えず、線は43万円'],
    ] as const).map(([ja, husbandYen, wifeRevenueYen, tenths, why]) =>
      ({ ja, husbandYen, wifeRevenueYen, tenths, why, family: people.household(ja, { head: { bornOn: '1990-05-20', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1991-06-21' }] }) }));
    await allInsured(scene, ...cases.map(({ family, husbandYen, wifeRevenueYen }) => [family, '2023-04-01', [[family.head, salary(husbandYen)], [family.residents[1]!, partTime(wifeRevenueYen)]]] as const));
    await ward.run('assessYear');
    for (const { ja, husbandYen, tenths, why, family: { head } } of cases) {
      expect(`${ja}なら${tenths}割軽減(${why})`, [levelOf(await decidedFor(scene, head)), await partsFor(scene, head)], [`12か月 ${tenths}割`, reckoned(scene, year, { baseYen: husbandYen - 430_000, heads: 2, tenths })], earners);
    }
  },
});
