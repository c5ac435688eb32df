import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { casesOf, clinic, courseBasis, delivered, linesOf, opened, ownAccount } from '../benefit/telling.js';
import { claims, eightMonths, elder, insured, yearBasis, yearCases, yearNeeds } from './telling.js';

export default scenario({
  id: 'benefit-year.outpatient-line',
  ja: '70〜74歳の一年の外来の自己負担が144,000円ちょうどなら支給はなく、超えた人には10月に申請書が届き、超えた分だけが口座に入る',
  level: 'normal',
  covers: ['B-03', 'B-04', 'B-05', 'B-06', 'B-08', 'B-09'],
  basis: [yearBasis, courseBasis],
  today: '2026-09-20',
  needs: yearNeeds,
  cast: benefitCast,

  async play(scene) {
    const { bank, ward, advance, expect } = scene;
    const [exact, over] = [elder(scene, '144,000円の人'), elder(scene, '144,100円の人')];
    await insured(scene, exact, over);
    const account = ownAccount(over.head, '0000031');
    await opened(scene, [account], 1_000_000);
    await delivered(scene, [exact, ...eightMonths], [over, ...eightMonths, clinic('2026-04', 50)]);
    expect('144,000円ちょうどには支給がなく、100円超えれば100円', [await yearCases(scene, exact), await yearCases(scene, over)], [[], ['yearlyOutpatient 100円 detected']], yearBasis);
    await advance('2026-10-05');
    const { householdKey } = await ward.household(over.head);
    const [asked] = await casesOf(scene, householdKey!);
    expect('申請書が世帯主に届き、何の一年分かを読める', (await linesOf(scene, asked?.letters[0]?.letterId)).filter((line) => line.endsWith('様') || line.startsWith('期間') || line.startsWith('支給の見込み') || line.endsWith('ご案内')), [`${over.head.name} 様`, '港区 国民健康保険 高額療養費(外来年間合算)の申請のご案内', '期間 2025年8月診療分から2026年7月診療分まで', '支給の見込みの額 100円'], courseBasis);
    await claims(scene, over.head, account, 'yearlyOutpatient');
    await advance('2026-10-13');
    expect('超えた分だけが口座に入る', [await bank.balanceOf(account), await yearCases(scene, over)], [100, ['yearlyOutpatient 100円 paid']], yearBasis);
    const notice = await linesOf(scene, (await casesOf(scene, householdKey!))[0]?.letters[1]?.letterId);
    expect('決定通知書に計算の内訳があり、一つの診療月でなく一年の支給という', [notice.some((line) => line.includes('144,100円')), notice.filter((line) => /^(診療月|期間) /.test(line))], [true, ['期間 2025年8月診療分から2026年7月診療分まで']], yearBasis);
  },
});
