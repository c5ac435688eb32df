import { levyCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, decidedFor, levelOf, levyNeeds, levySteps, noIncome, partsFor, year } from './telling.js';

const unknown = cite('清瀬市 国民健康保険税 よくある質問', '所得の分からない人がいる世帯に軽減はない');
const children = assume('18歳に達する年度末までの人は、課税資料がなくても所得なしとして軽減を判定する。公開された規則はない');

export default scenario({
  id: 'assessment.no-tax-record',
  ja: '課税資料のない大人がいれば軽減は判定できず、課税資料のない子は所得のない人として判定する',
  level: 'normal',
  covers: levySteps,
  basis: [unknown, children],
  today: '2026-06-10',
  needs: [...levyNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, expect } = scene;
    const withSon = (label: string, bornOn: `${number}-${number}-${number}`) => people.household(label, { head: { bornOn: '1956-02-10', insured: true }, members: [{ relationship: '子の子', bornOn }] });
    const [adult, child, told] = [withSon('18歳に達した孫', '2008-04-01'), withSon('高校3年の孫', '2008-04-02'), withSon('課税資料なしと知らされた孫', '2008-04-01')];
    await allInsured(scene, ...[adult, child].map((family) => [family, '2023-04-01', [[family.head, noIncome()]]] as const), [told, '2023-04-01', [[told.head, noIncome()], [told.residents[1]!, { fiscalYear: year, taxState: 'noData' }]]]);
    expect('知らされていない人と、課税資料なしと知らされた人は違う', [{ taxState: (await ward.income(adult.residents[1]!, year)).taxState }, { taxState: (await ward.income(told.residents[1]!, year)).taxState }], [{ taxState: null }, { taxState: 'noData' }], unknown);
    await ward.run('assessYear');
    for (const [{ head }, why] of [[adult, '何も知らされていない大人'], [told, '課税資料なしと知らされた大人']] as const) {
      expect(`${why}がいると軽減はない`, [levelOf(await decidedFor(scene, head)), await partsFor(scene, head)], ['12か月 0割', reckoned(scene, year, { baseYen: 0, heads: 2 })], unknown);
    }
    expect('子なら7割軽減', [levelOf(await decidedFor(scene, child.head)), await partsFor(scene, child.head)], ['12か月 7割', reckoned(scene, year, { baseYen: 0, heads: 2, adults: 1, tenths: 7 })], children);
  },
});
