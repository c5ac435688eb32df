import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, business, decidedFor, levelOf, levyNeeds, levySteps, partsFor, yenJa } from './telling.js';

const lines = assume('令和4年度の5割・2割の加算額(28.5万円・52万円)は公開資料で確かめていない');
const ofYear = 2022;

export default scenario({
  id: 'assessment.reduction-lines-of-2022',
  ja: '令和4年度の軽減の線は、一人世帯で43万円・71万5千円・95万円。ちょうどなら入り、1円超えると一つ下がる',
  level: 'normal',
  covers: levySteps,
  basis: [lines],
  today: '2022-06-10',
  needs: levyNeeds,
  rates: [ofYear],
  rateParts: ['medical', 'support'],
  cast: levyCast,

  async play(scene) {
    const { ward, expect } = scene;
    // 30歳で、料率の公表されていない介護分はかからない。
    const cases = ([[430_000, 7], [430_001, 5], [715_000, 5], [715_001, 2], [950_000, 2], [950_001, 0]] as const).map(([incomeYen, tenths]) => ({ incomeYen, tenths, family: alone(scene, `所得${incomeYen}円の人`, { bornOn: '1992-01-12' }) }));
    await allInsured(scene, ...cases.map(({ family, incomeYen }) => [family, '2022-04-01', [[family.head, business(incomeYen, ofYear)]]] as const));
    await ward.run('assessYear');
    for (const { family: { head }, incomeYen, tenths } of cases) {
      expect(`${yenJa(incomeYen)}なら${tenths === 0 ? '軽減なし' : `${tenths}割軽減`}`, [levelOf(await decidedFor(scene, head, ofYear)), await partsFor(scene, head, ofYear)], [`12か月 ${tenths}割`, reckoned(scene, ofYear, { baseYen: incomeYen - 430_000, heads: 1, tenths })], lines);
    }
  },
});
