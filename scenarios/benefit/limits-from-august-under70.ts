import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { benefitNeeds, delivered, limitBasis, payableTo, repeatBasis, roundingBasis, stay, tableBasis } from './telling.js';

export default scenario({
  id: 'benefit.limits-from-august-under70',
  ja: '70歳未満の五つの区分の2026年8月からの限度額と多数回の額。1%の端数は、50銭から1円に切り上げる',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [tableBasis, limitBasis, repeatBasis, roundingBasis],
  today: '2026-11-13',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const letters = [['ア', 10_000_000], ['イ', 7_000_000], ['ウ', 3_000_000], ['エ', 1_000_000], ['オ', 0]] as const;
    const homesOf = (label: string) => letters.map(([letter, incomeYen]) => ({ incomeYen, family: alone(scene, `区分${letter}・${label}`) }));
    const [first, fourth] = [homesOf('三か月'), homesOf('四か月')];
    await allInsured(scene, ...[...first, ...fourth].map(({ incomeYen, family }) => [family, '2023-04-01', [[family.head, business(incomeYen, 2025)], [family.head, business(incomeYen, 2026)]]] as const));
    await delivered(scene,
      ...first.map(({ family }) => [family, stay('2026-07', 100_005), stay('2026-08', 100_005), stay('2026-09', 100_004)] as const),
      ...fourth.map(({ family }) => [family, ...['2026-05', '2026-06', '2026-07', '2026-08'].map((month) => stay(month, 100_005))] as const));
    const payable = (homes: typeof first) => Promise.all(homes.map(async ({ family }) => (await payableTo(scene, family)).join('、')));
    // 7月・8月の医療費 1,000,050円は300,015円、9月の 1,000,040円は300,012円を払う。限度額は
    // ア 252,600 + 1,580.5 = 254,181、270,300 + 990.5 = 271,291、270,300 + 990.4 = 271,290。イ 167,400 + 4,420.5 = 171,821、179,100 + 4,030.5 = 183,131、183,130
    // ウ 80,100 + 7,330.5 = 87,431、85,800 + 7,140.5 = 92,941、92,940。エ 57,600、61,500。オ 35,400、36,900
    expect('7月、8月、9月の支給額', await payable(first), [
      '2026-07 45834、2026-08 28724、2026-09 28722', '2026-07 128194、2026-08 116884、2026-09 116882', '2026-07 212584、2026-08 207074、2026-09 207072', '2026-07 242415、2026-08 238515、2026-09 238512', '2026-07 264615、2026-08 263115、2026-09 263112',
    ], roundingBasis);
    // 300,015円から 140,100、93,000、44,400、44,400、24,600 を引く
    expect('四か月目の8月は多数回の額', (await payable(fourth)).map((line) => line.split('、').at(-1)), ['2026-08 159915', '2026-08 207015', '2026-08 255615', '2026-08 255615', '2026-08 275415'], repeatBasis);
  },
});
