import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, business, levyNeeds, levySteps, noIncome, partsFor, salary, year } from './telling.js';

const minors = cite('国民健康保険法施行令', '29条の7第6項10号・11号(18歳に達する日以後の最初の3月31日まで、子ども分の均等割をかけない)');

export default scenario({
  id: 'assessment.child-part-at-18',
  ja: '子ども分の均等割は18歳に達した年度の終わりまでかからない。4月1日生まれは前の日に達する。所得のある子の所得割はかかる',
  level: 'normal',
  covers: levySteps,
  basis: [minors],
  today: '2026-06-10',
  needs: levyNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, expect } = scene;
    const withChild = (label: string, bornOn: `${number}-${number}-${number}`) => people.household(label, { head: { bornOn: '1956-02-10', insured: true }, members: [{ relationship: '子の子', bornOn }] });
    const [grown, minor, working] = [withChild('3月31日に18歳に達した孫', '2008-04-01'), withChild('4月1日に18歳に達した孫', '2008-04-02'), withChild('働く高校生の孫', '2009-01-15')];
    await allInsured(scene,
      ...[grown, minor].map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)], [family.residents[1]!, noIncome()]]] as const),
      [working, '2023-04-01', [[working.head, business(2_430_000)], [working.residents[1]!, salary(530_000)]]]);
    await ward.run('assessYear');
    const base = { baseYen: 2_000_000, heads: 2 };
    expect('2008年4月1日生まれは、令和8年度から二人分', await partsFor(scene, grown.head), reckoned(scene, year, { ...base, adults: 2 }), minors);
    expect('2008年4月2日生まれは、令和8年度は一人分', await partsFor(scene, minor.head), reckoned(scene, year, { ...base, adults: 1 }), minors);
    expect('働く高校生は、均等割がなくても所得割がある', await partsFor(scene, working.head), reckoned(scene, year, { baseYen: 2_100_000, heads: 2, adults: 1 }), minors);
  },
});
