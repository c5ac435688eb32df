import { readBy } from '../applications/telling.js';
import { casesIn, decides, living, stay, told } from '../benefit-care/telling.js';
import { casesOf, courseBasis, linesOf } from '../benefit/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, benefitOnlineNeeds, intoAccount, monthOf, onlineBenefitBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.after-the-invitation',
  ja: '勧奨を受け取った世帯主が夜に電子で申請すると、世帯も事案も書かずにその月の申請になり、決定の後に一度だけ本人の口座に入る',
  level: 'normal',
  covers: ['B-03', 'B-04', 'B-05', 'B-08', 'B-09'],
  basis: [onlineBenefitBasis, courseBasis],
  today: '2026-08-20',
  needs: benefitOnlineNeeds,
  cast: benefitOnlineCast,

  async play(scene) {
    const { online, bank, advance, overnight, expect } = scene;
    const home = await living(scene, '電子で申請する世帯主');
    await told(scene, stay(home, 'june'));
    await advance('2026-09-03T22:00');
    const [invitation] = (await casesOf(scene, home.householdKey))[0]!.letters;
    expect('勧奨が届いている', [await casesIn(scene, home.householdKey), (await linesOf(scene, invitation?.letterId)).includes('支給の見込みの額 212,570円')], [['2026-06 212570円 solicited'], true], courseBasis);
    const number = await online.applies(asking([home.head], monthOf(intoAccount(home.account))));
    await overnight();
    await online.collected();
    expect('職員を待たずに、届いた日の申請になる', [await stands(scene, number), await casesIn(scene, home.householdKey)], ['受け付けた / 2026-09-03', ['2026-06 212570円 applied']], onlineBenefitBasis);
    expect('申請者には受理とだけ見える', await readBy(scene, number), taken, onlineBenefitBasis);
    expect('決定までは、お金は動かない', await bank.balanceOf(home.account), 0, courseBasis);
    await decides(scene, home.householdKey);
    await advance('2026-09-14');
    const decided = (await casesOf(scene, home.householdKey))[0]!;
    expect('本人の口座に一度入り、支給決定通知書が届く', { balance: await bank.balanceOf(home.account), caseStates: decided.state, isTold: (await linesOf(scene, decided.letters.at(-1)?.letterId)).some((line) => line.includes('212,570円')) }, { balance: 212_570, caseStates: 'paid', isTold: true }, courseBasis);
    expect('申請者に見えることは変わらない', await readBy(scene, number), taken, onlineBenefitBasis);
  },
});
