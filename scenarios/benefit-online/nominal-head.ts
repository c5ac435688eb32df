import { readBy } from '../applications/telling.js';
import { casesIn, decides, living, stay, told, workBasis } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, benefitOnlineNeeds, intoAccount, monthOf, onlineBenefitBasis, sameRuleBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.nominal-head',
  ja: '国保に入っていない世帯主(擬制世帯主)も、妻の入院した月を電子で申請でき、被保険者の妻の口座ではなく世帯主の口座に入る',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, sameRuleBasis, workBasis],
  today: '2026-08-20',
  needs: benefitOnlineNeeds,
  cast: benefitOnlineCast,

  async play(scene) {
    const { people, online, bank, advance, overnight, expect } = scene;
    const family = people.household('世帯主が社保の家', { head: { age: 55, sex: '1', insured: false }, members: [{ relationship: '妻', age: 53, insured: true }] });
    const wife = family.residents[1]!;
    const home = await living(scene, '', { family });
    await told(scene, stay(home, 'june', {}, wife));
    const [due] = await casesIn(scene, home.householdKey);
    const number = await online.applies(asking([home.head], monthOf(intoAccount(home.account))));
    await overnight();
    await overnight();
    expect('どの適用期間もない世帯主の申請が、その世帯の申請になる', [(await stands(scene, number)).split(' / ')[0], (await casesIn(scene, home.householdKey))[0]], ['受け付けた', due?.replace('detected', 'applied')], sameRuleBasis);
    await decides(scene, home.householdKey);
    await advance('2026-09-07');
    const yen = Number(/ (\d+)円/.exec(due ?? '')?.[1] ?? 0);
    expect('世帯主の口座に一度入る', [await bank.balanceOf(home.account), yen > 0, await readBy(scene, number)], [yen, true, taken], workBasis);
  },
});
