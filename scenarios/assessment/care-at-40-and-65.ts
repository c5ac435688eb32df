import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, business, changeNeeds, levyBasis, levySteps, partsFor, year } from './telling.js';

const forty = cite('福岡市・東大阪市 介護分', '40歳に達した月から。達する日は誕生日の前日なので、1日生まれは前の月から。誕生日の後に更正する');
const sixtyFive = cite('福岡市 介護分', '65歳に達する月の前月まで。初めから分かっているので当初の決定に入っている');

export default scenario({
  id: 'assessment.care-at-40-and-65',
  ja: '介護分は40歳に達した月から65歳に達する月の前の月まで。1日生まれは誕生日の前日に達するので、一月早い',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, forty, sixtyFive],
  today: '2026-06-26',
  needs: changeNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const cases = ([
      ['7月1日に40歳になる人', '1986-07-01', 10, '6月から'], ['7月2日に40歳になる人', '1986-07-02', 9, '7月から'],
      ['7月1日に65歳になる人', '1961-07-01', 2, '5月まで'], ['7月2日に65歳になる人', '1961-07-02', 3, '6月まで'],
    ] as const).map(([label, bornOn, months, ja]) => ({ family: alone(scene, label, { bornOn }), label, bornOn, months, ja }));
    await allInsured(scene, ...cases.map(({ family }) => [family, '2012-04-01', [[family.head, business(2_430_000)]]] as const));
    await ward.run('assessYear');
    const expected = (careMonths: number) => reckoned(scene, year, { baseYen: 2_000_000, heads: 1, careBaseYen: 2_000_000, careHeads: 1, careMonths });
    for (const { family, label, months, ja } of cases.slice(2)) expect(`${label}の介護分は${ja}の${months}か月分`, await partsFor(scene, family.head), expected(months), sixtyFive);

    await advance('2026-07-03');
    await ward.run('reassess');
    for (const { family, label, months, ja } of cases) expect(`誕生日の後では、${label}の介護分は${ja}の${months}か月分`, await partsFor(scene, family.head), expected(months), months > 3 ? forty : sixtyFive);
  },
});
