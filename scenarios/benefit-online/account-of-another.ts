import { readBy } from '../applications/telling.js';
import { casesIn, clerk, decides } from '../benefit-care/telling.js';
import { balancesOf, claimants } from '../benefit-papers/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, clerkOnlineNeeds, intoAccount, looking, monthOf, onlineBenefitBasis, sameRuleBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.account-of-another',
  ja: '世帯主が別の人の口座を書いた申請は職員を待ち、補正を求められて自分の口座に直せば、初めに届いた日の申請になり、本人の口座にだけ入る',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, sameRuleBasis],
  today: '2026-08-20',
  needs: clerkOnlineNeeds,
  cast: benefitOnlineCast,

  async play(scene) {
    const { ward, online, advance, overnight, today, expect } = scene;
    const homes = await claimants(scene, '口座を書き違えた世帯主', '口座を書かれた人');
    const [home, { account }] = [homes[0]!, homes[1]!];
    const number = await online.applies(asking([home.head], monthOf(intoAccount(account))));
    const arrived = today();
    await overnight();
    await online.collected();
    expect('職員を待ち、申請者には確かめているとだけ見える', [await stands(scene, number), await readBy(scene, number)], [`職員の確認待ち / ${arrived} / 申請として受け付けられない(口座名義: 申請者の口座ではない)`, looking], sameRuleBasis);
    await ward.act({ act: 'decideApplication', receptionNumber: number, version: 1, ...clerk, decision: 'sendBack', why: `口座の名義が ${account.holderName} で、申請者でない`, asks: ['account'] });
    await online.collected();
    expect('直すものだけが見え、名義の人のことは見えない', await readBy(scene, number), '補正依頼 / 次のものを直して、もう一度送ってください: 振込先の口座', onlineBenefitBasis);
    await online.corrects(number, asking([home.head], monthOf(intoAccount(home.account))));
    await overnight();
    await overnight();
    expect('初めに届いた日の申請になる', [await stands(scene, number), (await casesIn(scene, home.householdKey))[0], await readBy(scene, number)], [`受け付けた / ${arrived}`, '2026-06 212570円 applied', taken], sameRuleBasis);
    await decides(scene, home.householdKey);
    await advance('2026-09-14');
    expect('本人の口座にだけ入る', await balancesOf(scene, home.account, account), [212_570, 0], sameRuleBasis);
  },
});
