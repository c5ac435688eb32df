import { scenario } from '../define.js';
import { applies, decides, headHasDied, saidOf, workBasis, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.heir-applies',
  ja: '亡くなった世帯主の高額療養費は、相続人代表者に決めた人だけが自分の口座で申請でき、同じ世帯の子でも受け取れない',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [workBasis],
  today: '2026-08-20',
  needs: [...workNeeds, 'act.nameRepresentative'],
  cast: workCast,

  async play(scene) {
    const { ward, bank, advance, today, expect } = scene;
    const { home, head, wife, child, ofWife, ofChild, due, yen } = await headHasDied(scene);
    expect('亡くなる前の月の分が候補になる', due?.endsWith('detected'), true, workBasis);
    expect('相続人代表者が決まるまでは、妻も申請できない', saidOf(await applies(scene, home, { applicantPersonKey: wife.personKey, account: ofWife })), '世帯主は亡くなっていて、相続人代表者が決まっていない', workBasis);
    await ward.act({ act: 'nameRepresentative', payerPersonKey: head.personKey, representativePersonKey: wife.personKey, namedBy: 'heirs', receivedOn: today(), why: '相続人代表者の届出' });
    expect('子の申請、亡くなった人の口座での申請は受け付けず、妻の申請は受け付ける', [saidOf(await applies(scene, home, { applicantPersonKey: child.personKey, account: ofChild })), saidOf(await applies(scene, home, { applicantPersonKey: wife.personKey })), saidOf(await applies(scene, home, { applicantPersonKey: wife.personKey, account: ofWife }))], ['相続人代表者ではない', '申請者の口座ではない', '受け付けた'], workBasis);
    await decides(scene, home.householdKey);
    await advance('2026-08-31');
    expect('妻の口座にだけ一度入る', [await bank.balanceOf(ofWife), await bank.balanceOf(ofChild), await bank.balanceOf(home.account), yen > 0], [yen, 0, 0, true], workBasis);
  },
});
