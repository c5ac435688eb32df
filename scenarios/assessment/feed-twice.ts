import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { changeNeeds, decisionsOn, feedBasis, insuredWithIncome, alone, levySteps, noIncome, salary, told, year } from './telling.js';

const once = assume('同じ配信は二度届いても一度だけ効く。後の配信で知らされた所得を、前の配信が元へ戻すことはない');

export default scenario({
  id: 'assessment.feed-twice',
  ja: '統合DBの同じ差分が次の朝にもう一度届いても、後から知らされた所得は元に戻らず、更正も増えない',
  level: 'abnormal',
  covers: levySteps,
  basis: [feedBasis, once],
  today: '2026-06-10',
  needs: [...changeNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, fault, expect } = scene;
    const family = alone(scene, '所得が二度直る人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, noIncome()]]);
    await fault('integrated-db', 'feedTwice');
    await told(scene, [head, salary(3_000_000)]);
    await ward.run('assessYear');
    // 次の朝、300万円の差分がもう一度並び、250万円の差分も並ぶ。
    await fault('integrated-db', 'feedTwice', false);
    await told(scene, [head, salary(2_500_000)]);
    const { netIncomeYen, versions } = await ward.income(head, year);
    expect('新しい所得が残り、版は三つだけ', [netIncomeYen, versions], [2_500_000, 3], once);
    await ward.run('reassess');
    await scene.overnight();
    await ward.run('reassess');
    expect('決定は当初と更正の二つだけ', (await decisionsOn(scene, head)).length, 2, once);
  },
});
