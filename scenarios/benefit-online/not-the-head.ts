import { readBy } from '../applications/telling.js';
import { casesIn, decides, living, stay, told } from '../benefit-care/telling.js';
import { opened, ownAccount } from '../benefit/telling.js';
import { balancesOf } from '../benefit-papers/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, clerkOnlineNeeds, intoAccount, linked, looking, monthOf, onlineBenefitBasis, refused, sameRuleBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.not-the-head',
  ja: '妻が自分のカードで自分の口座に、また夫の公金受取口座にと申請しても、世帯主でない人の申請にはならず、夫の意思も記録されない。夫の申請で一度だけ払う',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, sameRuleBasis],
  today: '2026-08-20',
  needs: [...clerkOnlineNeeds, 'query.publicAccountUses'],
  cast: benefitOnlineCast,

  async play(scene) {
    const { people, online, ward, advance, overnight, expect } = scene;
    const family = people.household('夫婦で申請した家', { head: { age: 55, sex: '1', insured: true }, members: [{ relationship: '妻', age: 53, insured: true }] });
    const [head, wife] = [family.head, family.residents[1]!];
    const home = await living(scene, '', { family });
    const ofWife = ownAccount(wife, '0000021');
    await opened(scene, [ofWife], 1_500_000);
    await told(scene, stay(home, 'june'));
    const [due] = await casesIn(scene, home.householdKey);
    const [toOwn, toHis, ofHim] = [await online.applies(asking([wife], monthOf(intoAccount(ofWife)))), await online.applies(asking([wife, head], monthOf({ payTo: 'publicAccount' }))), await online.applies(asking([head], monthOf(intoAccount(ofWife))))];
    await overnight();
    const day = (await stands(scene, toOwn)).split(' / ')[1];
    expect('どれも申請にならず、わけと共に職員を待つ', await Promise.all([toOwn, toHis, ofHim].map((number) => stands(scene, number))), [
      `職員の確認待ち / ${day} / 申請として受け付けられない(申請者: 世帯主ではない)`, `職員の確認待ち / ${day} / 申請として受け付けられない(申請者: 世帯主ではない)`, `職員の確認待ち / ${day} / 申請として受け付けられない(口座名義: 申請者の口座ではない)`,
    ], sameRuleBasis);
    expect('夫の公金受取口座を使う意思は、どこにも記録されていない', [(await ward.publicAccountUses(head)).uses, (await ward.publicAccountUses(wife)).uses], [[], []], sameRuleBasis);
    expect('職員が妻を結んでも、世帯主ではない', await linked(scene, toOwn, [wife.personKey]), '世帯主ではない', sameRuleBasis);
    expect('申請者には、確かめていることだけが見える', [await readBy(scene, toOwn), await readBy(scene, ofHim)], [looking, looking], onlineBenefitBasis);
    for (const number of [toOwn, toHis, ofHim]) await refused(scene, number);
    const own = await online.applies(asking([head], monthOf(intoAccount(home.account))));
    await overnight();
    await online.collected();
    expect('却下と受理が、それぞれの申請者に見える', [await readBy(scene, toOwn), await readBy(scene, own)], ['却下 / 受け付けられませんでした。窓口にお問い合わせください。', taken], onlineBenefitBasis);
    await decides(scene, home.householdKey);
    await advance('2026-09-03');
    const yen = Number(/ (\d+)円/.exec(due ?? '')?.[1] ?? 0);
    expect('夫の口座にだけ一度入る', [await balancesOf(scene, home.account, ofWife), yen > 0], [[yen, 0], true], sameRuleBasis);
  },
});
