import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, feedBasis, levyNeeds, levySteps, noIncome, partsFor, salary, told, year } from './telling.js';

const order = assume('遅れて並んだ差分の次の差分は、遅れた分を取り込んでから、または全件の再送で取り込む。順を違えて取り込まない');

export default scenario({
  id: 'assessment.feed-late',
  ja: '統合DBの差分が遅れて並ぶと、その次の差分を先に取り込まず、そろってから正しい所得で賦課する',
  level: 'abnormal',
  covers: levySteps,
  basis: [feedBasis, order],
  today: '2026-06-10',
  needs: [...levyNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, fault, parameters, overnight, expect } = scene;
    const family = alone(scene, '二度直る人');
    const { head } = family;
    await allInsured(scene, [family, '2023-04-01', [[head, noIncome()]]]);
    await parameters('integrated-db', { lateDays: 2 });
    await fault('integrated-db', 'feedLate');
    await told(scene, [head, salary(3_000_000)]);
    await fault('integrated-db', 'feedLate', false);
    await told(scene, [head, salary(2_000_000)]);
    expect('先の差分がないうちは、後の差分も取り込まない', (await ward.income(head, year)).netIncomeYen, 0, order);
    await overnight();
    await overnight();
    expect('そろえば、後に知らされた所得になる', (await ward.income(head, year)).netIncomeYen, 2_000_000, order);
    await ward.run('assessYear');
    expect('後に知らされた所得で決まる', await partsFor(scene, head), reckoned(scene, year, { baseYen: 1_570_000, heads: 1 }), feedBasis);
  },
});
