import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, changedNoticeNeeds, decisionsOn, levyBasis, levySteps, noticesTo, told } from './telling.js';

const same = derive('同じ事実からは同じ額が決まる。額の変わらない再計算は更正でなく、通知もしない');

export default scenario({
  id: 'assessment.nothing-changed',
  ja: '事実が変わらないか、変わっても額が同じなら、何度賦課しても更正しても新しい決定も通知もない',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, same],
  today: '2026-06-10',
  needs: [...changedNoticeNeeds, 'query.income'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, overnight, expect } = scene;
    const [quiet, moving] = [alone(scene, '何も変わらない人'), alone(scene, '区内で引っ越す人')];
    await allInsured(scene, ...[quiet, moving].map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)]]] as const));
    for (const job of ['assessYear', 'assessYear', 'reassess'] as const) await ward.run(job);
    await overnight();
    await overnight();
    const before = [await decisionsOn(scene, quiet.head), await noticesTo(scene, quiet.head)];
    expect('決定も通知も一つ', before.map(({ length }) => length), [1, 1], same);

    // 税の内訳だけが直り、総所得金額等は変わらない。もう一人は区内で引っ越す。
    await told(scene, [quiet.head, { ...business(2_430_000), salaryIncomeYen: 1_000_000, salaryRevenueYen: 1_650_000 }]);
    await residents.notify({ kind: 'household', reason: 'addressWithinMunicipality', occurredOn: scene.today(), personKeys: [...moving.insuredKeys], headPersonKey: moving.head.personKey, residents: [], newAddress: scene.people.household('引っ越し先').address });
    await ward.run('reassess');
    await overnight();
    expect('新しい版は届いている', { versions: (await ward.income(quiet.head, 2026)).versions, salaryIncomeYen: (await ward.income(quiet.head, 2026)).salaryIncomeYen }, { versions: 2, salaryIncomeYen: 1_000_000 }, same);
    expect('内訳が直っても、額が同じなら決定も通知も増えない', [await decisionsOn(scene, quiet.head), await noticesTo(scene, quiet.head)], before, same);
    expect('住所が替わっても、額が同じなら決定も通知も増えない', [(await decisionsOn(scene, moving.head)).length, (await noticesTo(scene, moving.head)).length], [1, 1], same);
  },
});
