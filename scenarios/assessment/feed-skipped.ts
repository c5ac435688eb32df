import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, feedBasis, levyNeeds, levySteps, noIncome, partsFor, salary, told, year } from './telling.js';

const gap = assume('差分は、前の通番を取り込んでからでなければ取り込まない。抜けていれば全件の再送を求める');

export default scenario({
  id: 'assessment.feed-skipped',
  ja: '統合DBの差分が一つ抜けると、次の差分は取り込まず、全件の再送で抜けた所得も届く',
  level: 'abnormal',
  covers: levySteps,
  basis: [feedBasis, gap],
  today: '2026-06-10',
  needs: [...levyNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, fault, overnight, expect } = scene;
    const [lost, after] = [alone(scene, '抜けた差分の人'), alone(scene, '次の差分の人')];
    await allInsured(scene, [lost, '2023-04-01', [[lost.head, noIncome()]]], [after, '2023-04-01', [[after.head, noIncome()]]]);
    await fault('integrated-db', 'feedSkipped');
    await told(scene, [lost.head, salary(3_000_000)]);
    await fault('integrated-db', 'feedSkipped', false);
    await told(scene, [after.head, salary(2_000_000)]);
    const known = async () => [(await ward.income(lost.head, year)).netIncomeYen, (await ward.income(after.head, year)).netIncomeYen];
    expect('抜けた差分も、その次の差分も取り込んでいない', await known(), [0, 0], gap);

    await overnight();
    expect('全件の再送で、どちらも届く', await known(), [3_000_000, 2_000_000], gap);
    await told(scene, [after.head, salary(1_430_000)]);
    expect('その後の差分は続きとして届く', await known(), [3_000_000, 1_430_000], gap);
    await ward.run('assessYear');
    expect('抜けた差分の人も、正しい所得で決まる', [await partsFor(scene, lost.head), await partsFor(scene, after.head)], [reckoned(scene, year, { baseYen: 2_570_000, heads: 1 }), reckoned(scene, year, { baseYen: 1_000_000, heads: 1 })], feedBasis);
  },
});
