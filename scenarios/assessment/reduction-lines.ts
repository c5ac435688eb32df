import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, business, decidedFor, levelOf, levyNeeds, levySteps, partsFor, year, yenJa } from './telling.js';

const lines = cite('国民健康保険法施行令', '29条の7第6項(令和8年度: 7割 43万円、5割 43万円+31万円×人数、2割 43万円+57万円×人数。線の上は軽減に入る)');

export default scenario({
  id: 'assessment.reduction-lines',
  ja: '令和8年度の軽減の線(一人世帯で43万円・74万円・100万円)は、ちょうどなら入り、1円超えると一つ下がる',
  level: 'normal',
  covers: levySteps,
  basis: [lines],
  today: '2026-06-10',
  needs: levyNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, expect } = scene;
    const cases = ([[430_000, 7], [430_001, 5], [740_000, 5], [740_001, 2], [1_000_000, 2], [1_000_001, 0]] as const).map(([incomeYen, tenths]) => ({ incomeYen, tenths, family: alone(scene, `所得${incomeYen}円の人`) }));
    // 三人なら 43万円 + 57万円 × 3 = 214万円。
    const three = ([[2_140_000, 2], [2_140_001, 0]] as const).map(([incomeYen, tenths]) =>
      ({ incomeYen, tenths, family: people.household(`所得${incomeYen}円の三人家族`, { head: { bornOn: '1990-05-20', insured: true }, members: [{ relationship: '子', bornOn: '2012-06-06' }, { relationship: '子', bornOn: '2014-07-07' }] }) }));
    await allInsured(scene, ...[...cases, ...three].map(({ family, incomeYen }) => [family, '2023-04-01', [[family.head, business(incomeYen)]]] as const));
    await ward.run('assessYear');
    for (const { family: { head }, incomeYen, tenths } of cases) {
      expect(`一人で${yenJa(incomeYen)}なら${tenths === 0 ? '軽減なし' : `${tenths}割軽減`}`, [levelOf(await decidedFor(scene, head)), await partsFor(scene, head)], [`12か月 ${tenths}割`, reckoned(scene, year, { baseYen: incomeYen - 430_000, heads: 1, tenths })], lines);
    }
    for (const { family: { head }, incomeYen, tenths } of three) {
      expect(`三人で${yenJa(incomeYen)}なら${tenths === 0 ? '軽減なし' : `${tenths}割軽減`}`, [levelOf(await decidedFor(scene, head)), await partsFor(scene, head)], [`12か月 ${tenths}割`, reckoned(scene, year, { baseYen: incomeYen - 430_000, heads: 3, adults: 1, tenths })], lines);
    }
  },
});
