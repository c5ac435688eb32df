import { readBy } from '../applications/telling.js';
import { casesIn, decides } from '../benefit-care/telling.js';
import { balancesOf, claimants } from '../benefit-papers/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, benefitOnlineNeeds, intoAccount, monthOf, onlineBenefitBasis, sameRuleBasis, stands } from './telling.js';

export default scenario({
  id: 'benefit-online.withdrawn',
  ja: '入力の前に取り下げた給付の申請は何も残さず、申請を待つ支給はそのまま残る。入力の後の取下げは通らず、そのことが申請者に見えて、支給は進む',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, sameRuleBasis],
  today: '2026-08-20',
  needs: benefitOnlineNeeds,
  cast: benefitOnlineCast,

  async play(scene) {
    const { online, advance, overnight, fault, expect } = scene;
    const homes = await claimants(scene, 'すぐ取り下げた人', '後から取り下げた人');
    const [early, late] = [homes[0]!, homes[1]!];
    const [first, second] = [await online.applies(asking([early.head], monthOf(intoAccount(early.account)))), await online.applies(asking([late.head], monthOf(intoAccount(late.account))))];
    await online.withdraws(first);
    await fault('e-application', 'reportLost');
    await overnight();
    expect('取り下げた方は取下げ、もう一方は申請になった', [(await stands(scene, first)).split(' / ')[0], (await stands(scene, second)).split(' / ')[0], (await casesIn(scene, early.householdKey))[0], (await casesIn(scene, late.householdKey))[0]], ['取り下げられた', '受け付けた', '2026-06 212570円 detected', '2026-06 212570円 applied'], sameRuleBasis);
    await online.withdraws(second);
    await fault('e-application', 'reportLost', false);
    await overnight();
    expect('間に合わなかった人には、そのことが見える', [await readBy(scene, first), await readBy(scene, second)], ['取下げ / 取下げを受け付けました。', '受理 / 申請を受け付けた後のため、取り下げられません。窓口にお問い合わせください。'], onlineBenefitBasis);
    for (const { householdKey } of homes) await decides(scene, householdKey);
    await advance('2026-09-03');
    expect('申請の残る人にだけ入り、取り下げた人の支給は申請を待つ', [await balancesOf(scene, early.account, late.account), (await casesIn(scene, early.householdKey))[0]], [[0, 212_570], '2026-06 212570円 solicited'], sameRuleBasis);
    const again = await online.applies(asking([early.head], monthOf(intoAccount(early.account))));
    await overnight();
    await overnight();
    expect('取り下げた人は、同じ月をもう一度申請できる', [(await stands(scene, again)).split(' / ')[0], (await casesIn(scene, early.householdKey))[0]], ['受け付けた', '2026-06 212570円 applied'], sameRuleBasis);
  },
});
