import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { doubleDays, insuredWith, papersOf, pensioner, printNeeds, ratioBasis, ratioOn, ratioSteps } from './telling.js';

const incident = cite('壬生町(公表)', '転入者の所得が入っておらず、40人の区分を誤った');

export default scenario({
  id: 'certificates.mover-without-income',
  ja: '転入した70〜74歳の人の所得が分からない間は、所得が低いための2割とは言わず、分かったら判定し直して証を替える',
  level: 'incident',
  covers: ratioSteps,
  basis: [ratioBasis, incident],
  today: '2026-08-03',
  needs: [...printNeeds],
  cast: levyCast,

  async play(scene) {
    const { ward, people, taxOffice, overnight, expect } = scene;
    const family = people.household('転入した72歳', { head: { bornOn: '1954-06-10', insured: true, cardUse: 'none' } });
    await insuredWith(scene, family, '2026-08-01');
    expect('分からないと言う', await ratioOn(scene, family.head, '2026-08-04'), '2割(所得が分からない)', incident);
    await taxOffice.tells([family.head, pensioner(1_450_000, 2_530_001)]);
    await overnight();
    expect('分かれば3割', await ratioOn(scene, family.head, '2026-08-04'), '3割(現役並み所得)', incident);
    expect('2割の行は無効になり、どの日にも一つだけ', doubleDays((await ward.burdenRatio(family.head)).ratios), [], ratioBasis);
    expect('手元の高齢受給者証も3割のものに替わる', (await papersOf(scene, family.head)).filter((paper) => paper.startsWith('高齢受給者証')).map((paper) => paper.includes('3割')), [true], incident);
  },
});
