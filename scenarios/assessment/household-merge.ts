import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { atOnce, reckoned, totalOf } from './reckoning.js';
import { allInsured, alone, business, changeNeeds, decidedFor, levelOf, levyBasis, levySteps, partsFor, periodsOf, salary, year } from './telling.js';

const merge = derive('世帯合併で移った人の分は、その月から合併先の世帯主が納める(国保法76条、月割の決まり)');
const basisDay = derive('軽減は賦課期日(4月1日)の人と所得で判定し、後から入った人は人数にも所得にも入らない(施行令29条の7第6項)');

export default scenario({
  id: 'assessment.household-merge',
  ja: '年度の途中に親が子の世帯へ移ると、その月から子が親の分も納め、子の世帯の軽減は4月1日の判定のまま変わらない',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, merge, basisDay],
  today: '2026-06-26',
  needs: changeNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, advance, overnight, expect } = scene;
    const [daughter, mother] = [alone(scene, '娘'), alone(scene, '一人暮らしの母', { bornOn: '1954-08-20', sex: '2' })];
    // 娘は一人で5割の線 74万円。母の200万円を足せば軽減はない。
    await allInsured(scene, [daughter, '2023-04-01', [[daughter.head, salary(740_000)]]], [mother, '2012-06-15', [[mother.head, business(2_430_000)]]]);
    await ward.run('assessYear');
    const [hers, mothers] = [{ baseYen: 310_000, heads: 1, tenths: 5 }, { baseYen: 2_000_000, heads: 1 }] as const;
    expect('別々の世帯のうちは、娘は5割軽減、母は軽減なし', [await partsFor(scene, daughter.head), await partsFor(scene, mother.head)], [reckoned(scene, year, hers), reckoned(scene, year, mothers)], basisDay);

    await advance('2026-07-01');
    await residents.notify({ kind: 'household', reason: 'householdMerge', occurredOn: '2026-07-01', personKeys: [...mother.insuredKeys], headPersonKey: daughter.head.personKey, residents: [] });
    await overnight();
    await ward.run('reassess');
    const [before, left] = [reckoned(scene, year, mothers), reckoned(scene, year, { ...mothers, months: 3 })];
    expect('母の決定は6月までの3か月分', [await partsFor(scene, mother.head), levelOf(await decidedFor(scene, mother.head))], [left, '3か月 0割'], merge);
    expect('母の世帯には誰もいないので、残りを一度に納める', periodsOf(await decidedFor(scene, mother.head)), atOnce(totalOf(before), totalOf(left), 1), levyBasis);
    expect('娘の決定は7月から母の分も含み、二人とも5割軽減のまま', [await partsFor(scene, daughter.head), levelOf(await decidedFor(scene, daughter.head))], [reckoned(scene, year, { ...hers, months: 3 }, { baseYen: 2_310_000, heads: 2, tenths: 5, months: 9 }), '12か月 5割'], basisDay);
  },
});
