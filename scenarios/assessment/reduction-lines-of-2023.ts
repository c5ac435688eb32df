import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, business, decidedFor, levelOf, levyNeeds, levySteps, partsFor, yenJa } from './telling.js';

const lines = cite('川口市(fukushi-navi による)', '令和5年度 軽減判定基準: 5割 43万円+29万円×人数、2割 43万円+53.5万円×人数');
const ofYear = 2023;

export default scenario({
  id: 'assessment.reduction-lines-of-2023',
  ja: '令和5年度の軽減の線は、一人世帯で43万円・72万円・96万5千円。ちょうどなら入り、1円超えると一つ下がる',
  level: 'normal',
  covers: levySteps,
  basis: [lines],
  today: '2023-06-10',
  needs: levyNeeds,
  rates: [ofYear],
  rateParts: ['medical', 'support'],
  cast: levyCast,

  async play(scene) {
    const { ward, expect } = scene;
    // 30歳で、料率の公表されていない介護分はかからない。
    const cases = ([[430_000, 7], [430_001, 5], [720_000, 5], [720_001, 2], [965_000, 2], [965_001, 0]] as const).map(([incomeYen, tenths]) => ({ incomeYen, tenths, family: alone(scene, `所得${incomeYen}円の人`, { bornOn: '1993-01-12' }) }));
    await allInsured(scene, ...cases.map(({ family, incomeYen }) => [family, '2023-04-01', [[family.head, business(incomeYen, ofYear)]]] as const));
    await ward.run('assessYear');
    for (const { family: { head }, incomeYen, tenths } of cases) {
      expect(`${yenJa(incomeYen)}なら${tenths === 0 ? '軽減なし' : `${tenths}割軽減`}`, [levelOf(await decidedFor(scene, head, ofYear)), await partsFor(scene, head, ofYear)], [`12か月 ${tenths}割`, reckoned(scene, ofYear, { baseYen: incomeYen - 430_000, heads: 1, tenths })], lines);
    }
  },
});
