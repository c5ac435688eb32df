import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, noIncome } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { delivered, stay } from '../benefit/telling.js';
import { careTotalBasis, certified, splitBasis, twelveMonths, yearCases, yearNeeds } from './telling.js';

export default scenario({
  id: 'benefit-year.care-total-limits',
  ja: '高額介護合算は、70歳未満の五つの区分と70〜74歳の六つの区分の、それぞれの一年の限度額を超えた分を、医療の割合だけ支給する',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [careTotalBasis, splitBasis],
  today: '2026-09-20',
  needs: [...yearNeeds, 'act.enterSelfPaid'],
  cast: benefitCast,

  async play(scene) {
    const { overnight, expect } = scene;
    const years = [2024, 2025, 2026];
    // 毎月の入院の医療費(10割)と、介護の一年の額。どの月も月の限度額に届かない。介護は医療の三分の一なので、支給は超えた額の4分の3
    const young = ([['ア', 10_000_000, 460_000, 552_000], ['イ', 7_000_000, 300_000, 360_000], ['ウ', 3_000_000, 140_000, 168_000], ['エ', 1_000_000, 130_000, 156_000], ['オ', 0, 75_000, 90_000]] as const)
      .map(([letter, incomeYen, costYen, careYen]) => ({ family: alone(scene, `区分${letter}の人`), costYen, careYen, told: years.map((year) => business(incomeYen, year)) }));
    const old = ([['現役並みⅢ', 6_900_000, 9_000_000, 460_000, 552_000], ['現役並みⅡ', 3_800_000, 9_000_000, 300_000, 360_000], ['現役並みⅠ', 1_450_000, 9_000_000, 140_000, 168_000], ['一般', 500_000, 1_500_000, 177_500, 142_000], ['低所得Ⅱ', 0, 400_000, 100_000, 80_000], ['低所得Ⅰ', 0, 0, 60_000, 48_000]] as const)
      .map(([letter, taxableYen, netYen, costYen, careYen]) => ({ family: alone(scene, `${letter}の人`, { bornOn: '1953-05-05' }), costYen, careYen, told: years.map((year) => (netYen === 0 ? noIncome(year) : pensioner(taxableYen, netYen, year))) }));
    const homes = [...young, ...old];
    await allInsured(scene, ...homes.map(({ family, told }) => [family, '2021-04-01', told.map((income) => [family.head, income] as const)] as const));
    await delivered(scene, ...homes.map(({ family, costYen }) => [family, ...twelveMonths.map((month) => stay(month, costYen / 10))] as const));
    for (const { family, careYen } of homes) await certified(scene, family.head, { selfPaidSystem: 'care', totalYen: careYen });
    await overnight();
    const found = async (some: typeof homes) => (await Promise.all(some.map(({ family }) => yearCases(scene, family)))).flat();
    // ア 138,000×12 + 552,000 = 2,208,000 − 2,120,000 = 88,000。イ 1,440,000 − 1,410,000 = 30,000。ウ 672,000 − 670,000 = 2,000。エ 624,000 − 600,000 = 24,000。オ 360,000 − 340,000 = 20,000
    expect('70歳未満: 212・141・67・60・34万円', await found(young), ['careTotal 66000円 detected', 'careTotal 22500円 detected', 'careTotal 1500円 detected', 'careTotal 18000円 detected', 'careTotal 15000円 detected'], careTotalBasis);
    // 3割のⅢ〜Ⅰはア〜ウと同じ。2割の一般 35,500×12 + 142,000 = 568,000 − 560,000 = 8,000。Ⅱ 20,000×12 + 80,000 − 310,000 = 10,000。Ⅰ 12,000×12 + 48,000 − 190,000 = 2,000
    expect('70〜74歳: 212・141・67・56・31・19万円', await found(old), ['careTotal 66000円 detected', 'careTotal 22500円 detected', 'careTotal 1500円 detected', 'careTotal 6000円 detected', 'careTotal 7500円 detected', 'careTotal 1500円 detected'], careTotalBasis);
  },
});
