import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { cite } from '../../law/define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { delivered } from '../benefit/telling.js';
import { careTotalBasis, certified, eightStays, sumOf, yearCases, yearNeeds } from './telling.js';

const leastBasis = cite('世田谷区・杉並区', '高額介護合算で限度額を超えた金額が500円以下なら支給しない');

export default scenario({
  id: 'benefit-year.care-total-least',
  ja: '医療と介護の合計が限度額を500円超えるだけなら支給せず、501円超えれば支給する',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [careTotalBasis, leastBasis],
  today: '2026-09-20',
  needs: [...yearNeeds, 'act.enterSelfPaid'],
  cast: benefitCast,

  async play(scene) {
    const { overnight, expect } = scene;
    const [least, more] = [alone(scene, '500円超えた人'), alone(scene, '501円超えた人')];
    await allInsured(scene, ...[least, more].map((family) => [family, '2023-04-01', [2024, 2025, 2026].map((year) => [family.head, business(3_000_000, year)] as const)] as const));
    await delivered(scene, [least, ...eightStays], [more, ...eightStays]);
    await certified(scene, least.head, { selfPaidSystem: 'care', totalYen: 46_500 });
    await certified(scene, more.head, { selfPaidSystem: 'care', totalYen: 46_501 });
    await overnight();
    // 624,000 + 46,501 − 670,000 = 501円。医療の分は 501×624,000÷670,501 = 466円
    expect('500円なら候補はなく、501円なら医療の割合の466円', [await yearCases(scene, least), await yearCases(scene, more)], [[], ['careTotal 466円 detected']], leastBasis);
    const sum = await sumOf(scene, least.head, 'careTotal');
    expect('支給しないわけを、超えた額とともに言う', [sum?.missing, sum?.because.some((line) => line.includes('500円以下'))], [null, true], leastBasis);
  },
});
