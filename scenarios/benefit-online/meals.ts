import { mealCopays } from '../../law/meal-copay.js';
import { readBy } from '../applications/telling.js';
import { casesIn, decides, living } from '../benefit-care/telling.js';
import { opened, ownAccount } from '../benefit/telling.js';
import { balancesOf } from '../benefit-papers/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, benefitOnlineNeeds, intoAccount, looking, onlineBenefitBasis, papersBasis, sameRuleBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.meals',
  ja: '食事療養費の差額は、非課税の世帯の人が領収書を添えて電子で申請すれば区分オとの差額が入り、区分ウの人の申請は職員を待つ',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, sameRuleBasis, papersBasis, mealCopays.rows.at(-1)!.basis],
  today: '2026-02-19',
  needs: benefitOnlineNeeds,
  cast: benefitOnlineCast,

  async play(scene) {
    const { online, advance, overnight, expect } = scene;
    const homes = [await living(scene, '非課税の人', { incomeYen: 0 }), await living(scene, '所得のある人')].map((home, n) => ({ ...home, account: ownAccount(home.head, `000009${n + 1}`) }));
    const [low, earning] = homes as [typeof homes[0], typeof homes[0]];
    await opened(scene, homes.map(({ account }) => account), 1_500_000);
    const numbers = [];
    for (const { head, account } of homes) numbers.push(await online.applies(asking([head], { procedure: 'mealDifference', careMonth: '2025-12', meals: 30, paidPerMealYen: 510, isLongStay: false, paidOn: '2026-01-10', ...intoAccount(account) })));
    await overnight();
    await overnight();
    expect('区分オの人の申請だけが申請になる', [(await stands(scene, numbers[0]!)).split(' / ')[0], (await stands(scene, numbers[1]!)).split(' / ').at(-1)], ['受け付けた', '申請として受け付けられない(支給の条件: 区分ウでは標準負担額が下がらない)'], sameRuleBasis);
    for (const { householdKey } of homes) await decides(scene, householdKey);
    await advance('2026-03-09');
    // (510円 − 240円)×30食
    expect('差額が、その人の口座にだけ入る', [await balancesOf(scene, low.account, earning.account), await casesIn(scene, low.householdKey), await casesIn(scene, earning.householdKey)], [[8_100, 0], ['2025-12 8100円 paid'], []], mealCopays.rows.at(-1)!.basis);
    expect('申請者に見えるのは、受理と処理中だけ', [await readBy(scene, numbers[0]!), await readBy(scene, numbers[1]!)], [taken, looking], onlineBenefitBasis);
  },
});
