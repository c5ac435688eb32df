import { readBy } from '../applications/telling.js';
import { decides } from '../benefit-care/telling.js';
import { clinic, delivered, opened, ownAccount } from '../benefit/telling.js';
import { eightMonths, elder, insured, yearBasis, yearCases, yearNeeds } from '../benefit-year/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, benefitOnlineNeeds, intoAccount, onlineBenefitBasis, sameRuleBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.sum-of-a-year',
  ja: '外来年間合算は8月の年を書くだけで電子で申請でき、違う年の申請は職員を待ち、超えた分が一度だけ口座に入る',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, sameRuleBasis, yearBasis],
  today: '2026-08-20',
  needs: [...yearNeeds, ...benefitOnlineNeeds],
  cast: benefitOnlineCast,

  async play(scene) {
    const { bank, ward, online, advance, overnight, expect } = scene;
    const family = elder(scene, '外来の続いた人');
    await insured(scene, family);
    const account = ownAccount(family.head, '0000031');
    await opened(scene, [account], 1_000_000);
    await delivered(scene, [family, ...eightMonths, clinic('2026-04', 50)]);
    expect('144,000円を100円超えている', await yearCases(scene, family), ['yearlyOutpatient 100円 detected'], yearBasis);
    const sums = (benefitYear: number) => online.applies(asking([family.head], { procedure: 'yearly', yearlyKind: 'yearlyOutpatient', benefitYear, ...intoAccount(account) }));
    const [right, wrong] = [await sums(2025), await sums(2024)];
    await overnight();
    await overnight();
    expect('その年の申請だけが申請になる', [(await stands(scene, right)).split(' / ')[0], (await stands(scene, wrong)).split(' / ').at(-1), await yearCases(scene, family)], ['受け付けた', '申請として受け付けられない(診療月: 申請を待つ支給がない)', ['yearlyOutpatient 100円 applied']], sameRuleBasis);
    await decides(scene, (await ward.household(family.head)).householdKey!);
    await advance('2026-09-07');
    expect('超えた分だけが口座に入る', [await bank.balanceOf(account), await yearCases(scene, family), await readBy(scene, right)], [100, ['yearlyOutpatient 100円 paid'], taken], yearBasis);
  },
});
