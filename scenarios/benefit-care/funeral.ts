import { scenario } from '../define.js';
import { funeralBasis } from '../../law/benefit-amounts.js';
import { endsHere } from '../eligibility/telling.js';
import { opened, ownAccount } from '../benefit/telling.js';
import { alone } from '../assessment/telling.js';
import { casesIn, decides, hands, living, saidOf, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.funeral',
  ja: '葬祭費は、被保険者として亡くなった人の葬祭を行った人に70,000円を一度払い、死亡の届出の前や別の名義の口座には払わない',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [funeralBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, residents, expect } = scene;
    const dead = await living(scene, '亡くなる人');
    const mourner = alone(scene, '葬祭を行う人');
    await residents.notify({ kind: 'start', reason: 'leaveEmployeeInsurance', occurredOn: '2023-04-01', residents: [...mourner.residents], headPersonKey: mourner.head.personKey, startingPersonKeys: [mourner.head.personKey] });
    const account = ownAccount(mourner.head, '0000041');
    await opened(scene, [account], 1_500_000);
    const funeral = { kind: 'funeral', personKey: dead.head.personKey, heldOn: '2026-08-21', applicantPersonKey: mourner.head.personKey, isPaidByFormerInsurer: false, account } as const;
    expect('届出の前は、死亡の記録がない', saidOf(await hands(scene, { ...funeral, heldOn: '2026-08-20' })), '死亡の記録がない', funeralBasis);
    await endsHere(scene, [dead.head], 'death', '2026-08-20');
    await advance('2026-08-22');
    expect('亡くなった人の口座、前の社会保険から受ける人には払わない', [saidOf(await hands(scene, { ...funeral, account: dead.account })), saidOf(await hands(scene, { ...funeral, isPaidByFormerInsurer: true }))], ['申請者の口座ではない', '前の社会保険から受ける'], funeralBasis);
    expect('葬祭を行った人の申請を受け付け、二度目は受け付けない', [saidOf(await hands(scene, funeral)), saidOf(await hands(scene, { ...funeral, notificationId: 'twice' }))], ['受け付けた', 'B1 で受け付けている'], funeralBasis);
    await decides(scene, dead.householdKey);
    await advance('2026-08-28');
    expect('葬祭を行った人の口座に一度入る', [await bank.balanceOf(account), await casesIn(scene, dead.householdKey)], [70_000, ['一時金 70000円 paid']], funeralBasis);
  },
});
