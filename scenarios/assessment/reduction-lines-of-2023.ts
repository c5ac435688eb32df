import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { holdAtLines } from './lines.js';
import { levyNeeds, levySteps } from './telling.js';

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
    // 30歳で、料率の公表されていない介護分はかからない。
    await holdAtLines(scene, { fiscalYear: ofYear, basis: lines, insuredOn: '2023-04-01', bornOn: '1993-01-12', incomes: [[430_000, 7], [430_001, 5], [720_000, 5], [720_001, 2], [965_000, 2], [965_001, 0]] });
  },
});
