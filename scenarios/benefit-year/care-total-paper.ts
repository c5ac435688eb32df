import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { delivered, opened, ownAccount } from '../benefit/telling.js';
import { careTotalBasis, careUntold, certified, claims, eightStays, reasonOf, splitBasis, sumOf, yearCases, yearNeeds } from './telling.js';

export default scenario({
  id: 'benefit-year.care-total-paper',
  ja: '医療と介護の一年の自己負担が限度額ちょうどなら支給はなく、介護の証明書で超えた人には、医療の分だけを割合で分けて支給する',
  level: 'normal',
  covers: ['B-03', 'B-05', 'B-06', 'B-08', 'B-09'],
  basis: [careTotalBasis, splitBasis],
  today: '2026-09-20',
  needs: [...yearNeeds, 'act.enterSelfPaid'],
  cast: benefitCast,

  async play(scene) {
    const { bank, advance, overnight, expect } = scene;
    const [exact, over] = [alone(scene, '670,000円の人'), alone(scene, '724,000円の人')];
    await allInsured(scene, ...[exact, over].map((family) => [family, '2023-04-01', [2024, 2025, 2026].map((year) => [family.head, business(3_000_000, year)] as const)] as const));
    const account = ownAccount(over.head, '0000033');
    await opened(scene, [account], 1_000_000);
    await delivered(scene, [exact, ...eightStays], [over, ...eightStays]);
    expect('介護の額を知らされるまで、計算せず、わけを言う', [await yearCases(scene, over), reasonOf(await sumOf(scene, over.head, 'careTotal'), careUntold)], [[], careUntold], careTotalBasis);
    await certified(scene, exact.head, { selfPaidSystem: 'care', totalYen: 46_000 });
    await certified(scene, over.head, { selfPaidSystem: 'care', totalYen: 100_000 });
    await overnight();
    // 624,000 + 46,000 = 670,000円。624,000 + 100,000 − 670,000 = 54,000円の 624÷724。
    expect('区分ウの670,000円ちょうどにはなく、超えれば医療の割合の46,541円', [await yearCases(scene, exact), await yearCases(scene, over)], [[], ['careTotal 46541円 detected']], careTotalBasis);
    expect('介護の分は一行で示し、この区は払わない', (await sumOf(scene, over.head, 'careTotal'))?.because.some((line) => line.includes('46,541円') && line.includes('7,459円')), true, splitBasis);
    await claims(scene, over.head, account, 'careTotal');
    await advance('2026-10-01');
    expect('医療の分だけが口座に入る', [await bank.balanceOf(account), await yearCases(scene, over)], [46_541, ['careTotal 46541円 paid']], careTotalBasis);
  },
});
