import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, levyNeeds, levySteps, noIncome, partsFor, salary, year } from './telling.js';

const preschool = cite('国民健康保険法施行令', '29条の7第6項6号・7号(6歳に達する日以後の最初の3月31日まで、医療分と支援金分の均等割の半分)');
const multiplied = cite('葛飾区・世田谷区 未就学児の均等割', '7割軽減の世帯では、軽減した後の額の半分(残るのは15%)');

export default scenario({
  id: 'assessment.preschool-half',
  ja: '未就学児の均等割は医療分と支援金分だけが半分になり、軽減のある世帯では軽減した後の半分になる。4月1日生まれは一年早く終わる',
  level: 'normal',
  covers: levySteps,
  basis: [preschool, multiplied],
  today: '2026-06-10',
  needs: levyNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, expect } = scene;
    const withChild = (label: string, bornOn: `${number}-${number}-${number}`) => people.household(label, { head: { bornOn: '1990-05-20', insured: true }, members: [{ relationship: '子', bornOn }] });
    const [pupil, preschooler, poor, both] = [withChild('4月1日に生まれた1年生', '2020-04-01'), withChild('4月2日に生まれた年長', '2020-04-02'), withChild('7割軽減の世帯の年長', '2020-04-02'), withChild('2割軽減の世帯の乳児', '2026-04-20')];
    await allInsured(scene, ...[pupil, preschooler].map((family) => [family, '2023-04-01', [[family.head, salary(3_430_000)]]] as const), [poor, '2023-04-01', [[poor.head, noIncome()]]], [both, '2026-05-01', [[both.head, salary(1_570_000)]]]);
    await ward.run('assessYear');
    const base = { baseYen: 3_000_000, heads: 2, adults: 1 };
    expect('2020年4月1日生まれは、もう未就学児でない', await partsFor(scene, pupil.head), reckoned(scene, year, { ...base, preschool: 0 }), preschool);
    expect('2020年4月2日生まれは、翌年3月31日まで未就学児', await partsFor(scene, preschooler.head), reckoned(scene, year, { ...base, preschool: 1 }), preschool);
    expect('7割軽減の世帯では、3割の半分', await partsFor(scene, poor.head), reckoned(scene, year, { baseYen: 0, heads: 2, adults: 1, preschool: 1, tenths: 7 }), multiplied);
    expect('2割軽減の世帯では、8割の半分', await partsFor(scene, both.head), reckoned(scene, year, { baseYen: 1_140_000, heads: 2, adults: 1, preschool: 1, tenths: 2, months: 11 }), multiplied);
  },
});
