import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { premiumParts } from '../../law/premium-parts.js';
import { rateSetFor } from '../../law/premium-rates.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, amountBasis, business, levyNeeds, levySteps, partsFor, year } from './telling.js';

const caps = cite('国民健康保険法施行令', '29条の7(賦課限度額は区分ごと。合計の限度額はない)');

export default scenario({
  id: 'assessment.one-part-at-its-cap',
  ja: '賦課限度額は区分ごとにあり、一つの区分が限度額に達しても、ほかの区分は所得に応じて増える',
  level: 'normal',
  covers: levySteps,
  basis: [amountBasis, caps],
  today: '2026-06-10',
  needs: levyNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, expect } = scene;
    const { parts } = rateSetFor(year, ward.municipality.code)!;
    const capOf = (part: 'medical' | 'support' | 'care' | 'childSupport') => parts[part]?.capYen.value ?? 0;
    const care = parts.care!;
    // 45歳の一人世帯の介護分が、ちょうど限度額になる賦課標準。
    const line = Math.ceil(((capOf('care') - (care.perCapitaYen.value ?? 0)) * 100_000) / (care.incomeRatePer100k.value ?? 1));
    const cases = ([['限度額の手前の人', line - 100_000], ['ちょうどの人', line], ['限度額を超える人', line + 500_000], ['どの区分も超える人', 30_000_000]] as const)
      .map(([label, baseYen]) => ({ label, baseYen, family: alone(scene, label, { bornOn: '1981-01-20' }) }));
    const income = (baseYen: number) => baseYen + (baseYen > 25_000_000 ? 0 : 430_000);
    await allInsured(scene, ...cases.map(({ family, baseYen }) => [family, '2023-04-01', [[family.head, business(income(baseYen))]]] as const));
    await ward.run('assessYear');
    for (const { label, baseYen, family } of cases) expect(`${label}の額`, await partsFor(scene, family.head), reckoned(scene, year, { baseYen, heads: 1, careBaseYen: baseYen, careHeads: 1 }), amountBasis);
    const [under, at, over, all] = await Promise.all(cases.map(({ family }) => partsFor(scene, family.head)));
    expect('介護分は限度額で止まる', [(under?.care ?? 0) < capOf('care'), at?.care, over?.care], [true, capOf('care'), capOf('care')], caps);
    expect('医療分は止まらずに増える', [(at?.medical ?? 0) < (over?.medical ?? 0), (over?.medical ?? 0) < capOf('medical')], [true, true], caps);
    expect('どの区分も超える人では、四つとも限度額', all, Object.fromEntries(premiumParts.map(({ id }) => [id, capOf(id)])), caps);
  },
});
