import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, feedBasis, levyNeeds, levySteps, noIncome, partsFor, salary, told, year } from './telling.js';

const nobodyForgotten = assume('全件と書いてあっても、前に知らされた人の行がなければ差分の書き違いとみて取り込まず、全件の再送を求める。行がないことを所得がないことと読まない');

export default scenario({
  id: 'assessment.feed-marked-wrongly',
  ja: '差分を全件と書き違えた配信でほかの人の所得を失わず、全件を差分と書き違えた配信でも届いた所得は正しい',
  level: 'abnormal',
  covers: levySteps,
  basis: [feedBasis, nobodyForgotten],
  today: '2026-06-10',
  needs: [...levyNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, fault, overnight, expect } = scene;
    const [changed, other] = [alone(scene, '所得の直る人'), alone(scene, '何も変わらない人')];
    const known = async () => [(await ward.income(changed.head, year)).netIncomeYen, (await ward.income(other.head, year)).netIncomeYen];
    await fault('integrated-db', 'fullMarkedDifference');
    await allInsured(scene, [changed, '2023-04-01', [[changed.head, noIncome()]]], [other, '2023-04-01', [[other.head, salary(2_000_000)]]]);
    await fault('integrated-db', 'fullMarkedDifference', false);
    expect('差分と書かれた初めの全件も、一人残らず届く', await known(), [0, 2_000_000], feedBasis);

    await fault('integrated-db', 'differenceMarkedFull');
    await told(scene, [changed.head, salary(3_000_000)]);
    expect('全件と書かれた差分は取り込まず、誰の所得も失わない', await known(), [0, 2_000_000], nobodyForgotten);
    await fault('integrated-db', 'differenceMarkedFull', false);
    await overnight();
    await overnight();
    expect('全件の再送で、直った所得が届く', await known(), [3_000_000, 2_000_000], nobodyForgotten);
    await ward.run('assessYear');
    expect('二人とも正しい所得で決まる', [await partsFor(scene, changed.head), await partsFor(scene, other.head)], [2_570_000, 1_570_000].map((baseYen) => reckoned(scene, year, { baseYen, heads: 1 })), feedBasis);
  },
});
