import { readBy } from '../applications/telling.js';
import { casesIn, decides, living, stay, told } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, benefitOnlineNeeds, intoAccount, monthOf, onlineBenefitBasis, sameRuleBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.auto-payment-stopped',
  ja: '電子の申請で自動振込に同意した世帯主には次の月から申請なしに入り、妻がやめると申し出ても続き、世帯主が電子でやめれば次は申請を待つ',
  level: 'normal',
  covers: ['B-03', 'B-05', 'B-09'],
  basis: [onlineBenefitBasis, sameRuleBasis],
  today: '2026-08-20',
  needs: benefitOnlineNeeds,
  cast: benefitOnlineCast,

  async play(scene) {
    const { people, online, bank, advance, overnight, expect } = scene;
    const family = people.household('自動振込の家', { head: { age: 55, sex: '1', insured: true }, members: [{ relationship: '妻', age: 53 }] });
    const [head, wife] = [family.head, family.residents[1]!];
    const home = await living(scene, '', { family });
    await told(scene, stay(home, 'june'));
    await online.applies(asking([head], monthOf(intoAccount(home.account), '2026-06', true)));
    await overnight();
    await overnight();
    await decides(scene, home.householdKey);
    await advance('2026-10-05');
    const yen = await bank.balanceOf(home.account);
    await told(scene, stay(home, 'may', { careMonth: '202605' }));
    await online.applies(asking([wife], { procedure: 'stopAutoPayment' }));
    await advance('2026-10-15');
    expect('妻の申出ではやまず、次の月が申請なしに入る', [yen > 0, await bank.balanceOf(home.account)], [true, 2 * yen], sameRuleBasis);
    const stopping = await online.applies(asking([head], { procedure: 'stopAutoPayment' }));
    await overnight();
    await overnight();
    expect('世帯主の申出は受け付ける', [(await stands(scene, stopping)).split(' / ')[0], await readBy(scene, stopping)], ['受け付けた', taken], onlineBenefitBasis);
    await told(scene, stay(home, 'april', { careMonth: '202604' }));
    await advance('2026-10-28');
    expect('その次の月は、申請を待つ', [await bank.balanceOf(home.account), (await casesIn(scene, home.householdKey)).at(-1)], [2 * yen, `2026-04 ${yen}円 solicited`], sameRuleBasis);
  },
});
