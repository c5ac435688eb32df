import { levyCast } from '../../harness/scene.js';
import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, decidedFor, levelOf, levyNeeds, levySteps, partsFor, pension, year } from './telling.js';

const pensioners = cite('葛飾区 国民健康保険料', '65歳以上の公的年金所得から15万円を控除して判定する(所得割では控除しない)');
const newYear = derive('所得税法35条4項: 65歳以上かは所得の年の12月31日で見る。1月1日生まれは前の日に達する');

export default scenario({
  id: 'assessment.pension-of-65',
  ja: '65歳以上の人の年金は、軽減の判定では15万円を引き、所得割では引かない。65歳かは前の年の12月31日で見る',
  level: 'normal',
  covers: levySteps,
  basis: [pensioners, newYear],
  today: '2026-06-10',
  needs: levyNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, expect } = scene;
    // 7割の線 43万円。58万円 − 15万円 = 43万円。
    const cases = ([
      ['70歳、年金所得58万円', '1956-02-10', 'from65', 580_000, 7, pensioners], ['70歳、年金所得58万1円', '1956-02-10', 'from65', 580_001, 5, pensioners],
      ['1961年1月1日生まれ、年金所得58万円', '1961-01-01', 'from65', 580_000, 7, newYear], ['1961年1月2日生まれ、年金所得58万円', '1961-01-02', 'under65', 580_000, 5, newYear],
    ] as const).map(([ja, bornOn, age, incomeYen, tenths, why]) => ({ ja, age, incomeYen, tenths, why, family: alone(scene, ja, { bornOn }) }));
    await allInsured(scene, ...cases.map(({ family, age, incomeYen }) => [family, '2019-04-01', [[family.head, pension(incomeYen, year, age)]]] as const));
    await ward.run('assessYear');
    for (const { ja, incomeYen, tenths, why, family: { head } } of cases) {
      expect(`${ja}なら${tenths}割軽減。所得割は43万円だけを引いた額から`, [levelOf(await decidedFor(scene, head)), await partsFor(scene, head)], [`12か月 ${tenths}割`, reckoned(scene, year, { baseYen: incomeYen - 430_000, heads: 1, tenths })], why);
    }
  },
});
