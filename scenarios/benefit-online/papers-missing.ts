import { childbirthBasis } from '../../law/benefit-amounts.js';
import { benefitArrivalBasis, benefitCorrectionBasis } from '../../law/online-application.js';
import { readBy } from '../applications/telling.js';
import { casesIn, decides, living } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, benefitOnlineNeeds, intoAccount, onlineBenefitBasis, papersBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.papers-missing',
  ja: '扶養する妻の出産を、2年の最後の日に書類の足りないまま申請した世帯主は、過ぎてから補正しても初めに届いた日の申請となり、一時金が世帯主の口座に入る',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, benefitArrivalBasis, benefitCorrectionBasis, papersBasis, childbirthBasis],
  today: '2026-08-19',
  needs: benefitOnlineNeeds,
  cast: benefitOnlineCast,

  async play(scene) {
    const { people, online, bank, advance, expect } = scene;
    const family = people.household('出産した人の家', { head: { age: 35, sex: '1', insured: true }, members: [{ relationship: '妻', age: 33, insured: true }] });
    const [head, wife] = [family.head, family.residents[1]!];
    const home = await living(scene, '', { family });
    const born = (bornOn: '2024-08-20' | '2024-08-19') => asking([head, wife], { procedure: 'childbirth', bornOn, children: 1, pregnancyDays: 280, isCompensated: true, directlyPaidYen: 420_000, isPaidByFormerInsurer: false, ...intoAccount(home.account) });
    await advance('2026-08-20T23:30');
    const number = await online.applies({ ...born('2024-08-20'), attachments: [{ kind: 'birthProof' }] });
    const earlier = await online.applies({ ...born('2024-08-19'), attachments: [{ kind: 'birthProof', text: '前の日の出産' }] });
    await advance('2026-08-21T12:00');
    const asked = '補正依頼 / 次のものを直して、もう一度送ってください: 直接支払制度についての合意文書、領収書';
    expect('足りない書類だけが、申請者に見える', [await readBy(scene, number), await readBy(scene, earlier), await casesIn(scene, home.householdKey)], [asked, asked, []], papersBasis);
    await advance('2026-08-23T21:00');
    await online.corrects(number, born('2024-08-20'));
    await online.corrects(earlier, born('2024-08-19'));
    await advance('2026-08-24T12:00');
    expect('日曜に直した申請も、初めに届いた日で数える。一日早い出産は初めから時効である', [await stands(scene, number), await stands(scene, earlier)], ['受け付けた / 2026-08-20', '職員の確認待ち / 2026-08-20 / 申請として受け付けられない(申請日: 申請できるのは 2026-08-19 まで)'], benefitCorrectionBasis);
    await decides(scene, home.householdKey);
    await advance('2026-09-01');
    expect('直接支払の残りだけが、世帯主の口座に入る', [await casesIn(scene, home.householdKey), await bank.balanceOf(home.account), await readBy(scene, number)], [['一時金 80000円 paid'], 80_000, taken], childbirthBasis);
  },
});
