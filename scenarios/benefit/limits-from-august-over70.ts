import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, noIncome } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { benefitNeeds, clinic, delivered, elderlyBasis, payableTo, repeatBasis, roundingBasis, stay, tableBasis } from './telling.js';

export default scenario({
  id: 'benefit.limits-from-august-over70',
  ja: '70〜74歳の六つの区分の2026年8月からの世帯と外来の限度額、現役並みと一般の多数回の額',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [tableBasis, elderlyBasis, repeatBasis, roundingBasis],
  today: '2026-11-13',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const letters = [['現役並みⅢ', 6_900_000, 9_000_000], ['現役並みⅡ', 3_800_000, 9_000_000], ['現役並みⅠ', 1_450_000, 9_000_000], ['一般', 500_000, 1_500_000], ['低所得Ⅱ', 0, 400_000], ['低所得Ⅰ', 0, 0]] as const;
    const homesOf = (label: string) => letters.map(([letter, taxableYen, netYen]) => ({ taxableYen, netYen, family: alone(scene, `${letter}・${label}`, { bornOn: '1953-05-05' }) }));
    const [first, fourth] = [homesOf('二か月'), homesOf('四か月').slice(0, 4)];
    const told = (taxableYen: number, netYen: number, year: number) => (netYen === 0 ? noIncome(year) : pensioner(taxableYen, netYen, year));
    await allInsured(scene, ...[...first, ...fourth].map(({ taxableYen, netYen, family }) => [family, '2023-04-01', [2025, 2026].map((year) => [family.head, told(taxableYen, netYen, year)] as const)] as const));
    await delivered(scene,
      ...first.map(({ family }) => [family, stay('2026-08', 100_005), clinic('2026-09', 15_000)] as const),
      ...fourth.map(({ family }) => [family, ...['2026-05', '2026-06', '2026-07', '2026-08'].map((month) => stay(month, 100_005))] as const));
    const payable = (homes: typeof first) => Promise.all(homes.map(async ({ family }) => (await payableTo(scene, family)).join('、')));
    // 8月の入院 1,000,050円: 3割 300,015円から Ⅲ 270,300 + 990.5 = 271,291、Ⅱ 179,100 + 4,030.5 = 183,131、Ⅰ 85,800 + 7,140.5 = 92,941。2割 200,010円から 61,500、25,700、15,700
    // 9月の外来 150,000円: 3割の45,000円は世帯の限度額まで。2割の30,000円から 22,000、11,000、8,000
    expect('入院は世帯の限度額、外来は一般と低所得にだけある一人の限度額', await payable(first), ['2026-08 28724', '2026-08 116884', '2026-08 207074', '2026-08 138510、2026-09 8000', '2026-08 174310、2026-09 19000', '2026-08 184310、2026-09 22000'], tableBasis);
    // 300,015円から 140,100、93,000、44,400。一般は 200,010円から 44,400
    expect('四か月目の8月は多数回の額', (await payable(fourth)).map((line) => line.split('、').at(-1)), ['2026-08 159915', '2026-08 207015', '2026-08 255615', '2026-08 155610'], repeatBasis);
  },
});
