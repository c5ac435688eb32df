import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, delivered, limitBasis, payableTo, stay, tableBasis } from './telling.js';

export default scenario({
  id: 'benefit.table-by-care-month',
  ja: '同じ入院でも、7月診療分と8月診療分では限度額の表が違い、どの区分でも8月の支給が少ない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [tableBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const families = [['ア', 10_000_000], ['イ', 7_000_000], ['ウ', 3_000_000], ['エ', 1_000_000], ['オ', 0]] as const;
    const homes = families.map(([letter, incomeYen]) => ({ incomeYen, family: alone(scene, `区分${letter}の人`) }));
    await allInsured(scene, ...homes.map(({ incomeYen, family }) => [family, '2023-04-01', [[family.head, business(incomeYen, 2025)], [family.head, business(incomeYen, 2026)]]] as const));
    await delivered(scene, ...homes.map(({ family }) => [family, stay('2026-07', 100_000), stay('2026-08', 100_000)] as const));
    const found = [];
    for (const { family } of homes) found.push(await payableTo(scene, family));
    // 医療費1,000,000円の3割 300,000円から引く限度額:
    // ア 252,600 + 158,000×1% = 254,180 → 270,300 + 99,000×1% = 271,290。イ 167,400 + 442,000×1% = 171,820 → 179,100 + 403,000×1% = 183,130
    // ウ 80,100 + 733,000×1% = 87,430 → 85,800 + 714,000×1% = 92,940。エ 57,600 → 61,500。オ 35,400 → 36,900
    expect('7月と8月の支給額が、区分ごとに違う', found, [['2026-07 45820', '2026-08 28710'], ['2026-07 128180', '2026-08 116870'], ['2026-07 212570', '2026-08 207060'], ['2026-07 242400', '2026-08 238500'], ['2026-07 264600', '2026-08 263100']], tableBasis);
  },
});
