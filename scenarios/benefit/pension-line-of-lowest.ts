import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone } from '../assessment/telling.js';
import { assume } from '../../law/define.js';
import { benefitNeeds, delivered, elderlyBasis, payableTo, stay } from './telling.js';

const lineBasis = assume('低所得Ⅰの公的年金の控除額806,700円・826,500円(令和8年政令219号)は健保の額で、国保も同じとした');

export default scenario({
  id: 'benefit.pension-line-of-lowest',
  ja: '低所得Ⅰの公的年金の線は2026年8月診療分から826,500円に上がり、同じ年金の人が低所得Ⅱから低所得Ⅰになる',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [lineBasis, elderlyBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { expect } = scene;
    const [between, above] = [alone(scene, '年金82万円の人', { bornOn: '1953-05-05' }), alone(scene, '年金83万円の人', { bornOn: '1953-06-06' })];
    const pensions = (revenueYen: number) => [2025, 2026].map((fiscalYear) => ({ fiscalYear, taxState: 'declaredZero', publicPensionRevenueYen: revenueYen, taxableIncomeYen: 0 }) as const);
    await allInsured(scene, ...([[between, 820_000], [above, 830_000]] as const).map(([family, revenueYen]) => [family, '2023-04-01', pensions(revenueYen).map((said) => [family.head, said] as const)] as const));
    await delivered(scene, ...[between, above].map((family) => [family, stay('2026-07', 30_000), stay('2026-08', 30_000)] as const));
    // 2割で60,000円。低所得Ⅱ − 24,600(8月 − 25,700)、低所得Ⅰ − 15,700
    expect('820,000円は806,700円を超え、826,500円を超えない', await payableTo(scene, between), ['2026-07 35400', '2026-08 44300'], lineBasis);
    expect('830,000円は8月も超える', await payableTo(scene, above), ['2026-07 35400', '2026-08 34300'], lineBasis);
  },
});
