import { readBy } from '../applications/telling.js';
import { decides, headHasDied, workBasis } from '../benefit-care/telling.js';
import { balancesOf } from '../benefit-papers/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, clerkOnlineNeeds, intoAccount, linked, looking, monthOf, onlineBenefitBasis, refused, sameRuleBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.heir',
  ja: '亡くなった世帯主の月を妻と子が電子で申請しても、相続人代表者が決まるまで待ち、決まった人の申請だけを、その人の口座に一度払う',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, sameRuleBasis, workBasis],
  today: '2026-08-20',
  needs: [...clerkOnlineNeeds, 'act.nameRepresentative'],
  cast: benefitOnlineCast,

  async play(scene) {
    const { ward, online, advance, overnight, today, expect } = scene;
    const { home, head, wife, child, ofWife, ofChild, yen } = await headHasDied(scene);
    const [byWife, byChild] = [await online.applies(asking([wife, head], monthOf(intoAccount(ofWife)))), await online.applies(asking([child, head], monthOf(intoAccount(ofChild))))];
    await overnight();
    const why = async (number: string) => (await stands(scene, number)).split(' / ').at(-1);
    const noHeir = '申請として受け付けられない(申請者: 世帯主は亡くなっていて、相続人代表者が決まっていない)';
    expect('決まるまでは、どちらも待つ', [await why(byWife), await why(byChild), await readBy(scene, byWife)], [noHeir, noHeir, looking], sameRuleBasis);
    await ward.act({ act: 'nameRepresentative', payerPersonKey: head.personKey, representativePersonKey: wife.personKey, namedBy: 'heirs', receivedOn: today(), why: '相続人代表者の届出' });
    expect('子の申請は受け付けず、妻の申請は受け付ける', [await linked(scene, byChild, [child.personKey, head.personKey]), await linked(scene, byWife, [wife.personKey, head.personKey])], ['相続人代表者ではない', '受け付けた'], sameRuleBasis);
    await refused(scene, byChild);
    await online.collected();
    await decides(scene, home.householdKey);
    await advance('2026-09-03');
    expect('妻の口座にだけ一度入る', [await balancesOf(scene, ofWife, ofChild, home.account), yen > 0], [[yen, 0, 0], true], sameRuleBasis);
    expect('それぞれの申請者に、受理と却下が見える', [await readBy(scene, byWife), await readBy(scene, byChild)], [taken, '却下 / 受け付けられませんでした。窓口にお問い合わせください。'], onlineBenefitBasis);
  },
});
