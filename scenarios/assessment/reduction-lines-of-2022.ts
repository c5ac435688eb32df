import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { holdAtLines } from './lines.js';
import { levyNeeds, levySteps } from './telling.js';

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
    // 30歳で、料率の公表されていない介護分はかからない。
    await holdAtLines(scene, { fiscalYear: ofYear, basis: lines, insuredOn: '2022-04-01', bornOn: '1992-01-12', incomes: [[430_000, 7], [430_001, 5], [715_000, 5], [715_001, 2], [950_000, 2], [950_001, 0]] });
  },
});
