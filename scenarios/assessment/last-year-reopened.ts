import { levyCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { periodText, reckoned, totalOf } from './reckoning.js';
import { allInsured, alone, business, changeBasis, changeNeeds, decidedFor, levelOf, levySteps, partsFor, periodsOf, told } from './telling.js';

const extraordinary = assume('過ぎた年度の増額は随時期とし、決定した月の翌月末(休日なら次の開庁日)を納期限とする');
const retroactive = cite('広報みなと・千代田区', '保険料は届出の日でなく、加入すべき日から');
const last = 2025;

export default scenario({
  id: 'assessment.last-year-reopened',
  ja: '過ぎた年度の所得が直ったときも、届出が遅れて過ぎた年度に加入していたときも、その年度の料率で決めて随時期で納める',
  level: 'normal',
  covers: levySteps,
  basis: [changeBasis, extraordinary, retroactive],
  today: '2026-03-26',
  needs: changeNeeds,
  rates: [last, 2026],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [up, down, late] = [alone(scene, '所得の増える人'), alone(scene, '所得の減る人'), alone(scene, '12月に社会保険を失っていた人')];
    await allInsured(scene, ...[up, down].map((family) => [family, '2023-04-01', [[family.head, business(2_430_000, last)]]] as const));
    await ward.run('assessYear');
    const before = totalOf(reckoned(scene, last, { baseYen: 2_000_000, heads: 1 }));
    expect('3月の決定は随時期', periodsOf(await decidedFor(scene, up.head, last)), [periodText('随時', before)], extraordinary);

    await advance('2026-05-02');
    await allInsured(scene, [late, '2025-12-10', [[late.head, business(2_430_000, last)], [late.head, business(1_430_000, 2026)]]]);
    await told(scene, [up.head, business(3_430_000, last)], [down.head, business(1_430_000, last)]);
    await ward.run('reassess');
    const [more, less] = [reckoned(scene, last, { baseYen: 3_000_000, heads: 1 }), reckoned(scene, last, { baseYen: 1_000_000, heads: 1 })];
    const raised = await decidedFor(scene, up.head, last);
    expect('令和7年度の料率で増え、差額は6月30日が納期限の随時期', [raised?.partsYen, raised?.installments.at(-1)], [more, { number: 11, dueOn: '2026-06-30', yen: totalOf(more) - before }], extraordinary);
    const lowered = await decidedFor(scene, down.head, last);
    expect('減った分は、納期の来た期を超える過納', { partsYen: lowered?.partsYen, overpaidYen: lowered?.overpaidYen }, { partsYen: less, overpaidYen: before - totalOf(less) }, changeBasis);
    const found = reckoned(scene, last, { baseYen: 2_000_000, heads: 1, months: 4 });
    const joined = await decidedFor(scene, late.head, last);
    expect('5月に届け出た人にも、12月から3月の4か月分がかかる', [await partsFor(scene, late.head, last), levelOf(joined), periodsOf(joined)], [found, '4か月 0割', [periodText('随時', totalOf(found))]], retroactive);

    await ward.run('assessYear');
    expect('令和8年度は、令和8年度の所得と料率で一年分', await partsFor(scene, late.head, 2026), reckoned(scene, 2026, { baseYen: 1_000_000, heads: 1 }), retroactive);
  },
});
