import { levyCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { alone, changeNeeds, decidedFor, feedBasis, insuredWithIncome, levelOf, levySteps, noIncome, partsFor, year } from './telling.js';

const deleted = assume('統合DBの削除の行は、その人と年度のことをもう何も知らないという意味で、所得0円ではない');
const unknown = cite('清瀬市 国民健康保険税 よくある質問', '所得の分からない人がいる世帯に軽減はない');

export default scenario({
  id: 'assessment.feed-deletion',
  ja: '統合DBが課税情報を取り消すと、所得0円としてではなく所得の分からない人として更正する',
  level: 'abnormal',
  covers: levySteps,
  basis: [feedBasis, deleted, unknown],
  today: '2026-06-10',
  needs: [...changeNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, taxOffice, overnight, expect } = scene;
    const family = alone(scene, '課税情報を取り消される人');
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, noIncome()]]);
    await ward.run('assessYear');
    expect('初めは7割軽減', [levelOf(await decidedFor(scene, family.head)), await partsFor(scene, family.head)], ['12か月 7割', reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7 })], feedBasis);
    await taxOffice.forgets(family.head, year);
    await overnight();
    const { taxState, netIncomeYen, versions } = await ward.income(family.head, year);
    expect('何も知らない人になり、前の版は残る', [taxState, netIncomeYen, versions], [null, null, 2], deleted);
    await ward.run('reassess');
    expect('軽減がなくなる', [levelOf(await decidedFor(scene, family.head)), await partsFor(scene, family.head)], ['12か月 0割', reckoned(scene, year, { baseYen: 0, heads: 1 })], unknown);
  },
});
