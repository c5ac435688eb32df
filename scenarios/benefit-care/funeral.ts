import { scenario } from '../define.js';
import { funeralBasis, oneFuneralBasis } from '../../law/benefit-amounts.js';
import type { Day } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { opened, ownAccount } from '../benefit/telling.js';
import { alone } from '../assessment/telling.js';
import { casesIn, decides, hands, living, saidOf, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.funeral',
  ja: '葬祭費は、一人の死亡に一度だけ、先に申請した葬祭を行った人に70,000円を払い、死亡の前の葬祭や別の名義の口座には払わない',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [funeralBasis, oneFuneralBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, residents, expect } = scene;
    const dead = await living(scene, '亡くなる人');
    const [mourner, second] = [alone(scene, '葬祭を行う人'), alone(scene, '後から申請する人')];
    for (const { residents: own, head } of [mourner, second]) await residents.notify({ kind: 'start', reason: 'leaveEmployeeInsurance', occurredOn: '2023-04-01', residents: [...own], headPersonKey: head.personKey, startingPersonKeys: [head.personKey] });
    const [account, ofSecond] = [ownAccount(mourner.head, '0000041'), ownAccount(second.head, '0000042')];
    await opened(scene, [account, ofSecond], 1_500_000);
    const funeral = { kind: 'funeral', personKey: dead.head.personKey, heldOn: '2026-08-21', applicantPersonKey: mourner.head.personKey, isPaidByFormerInsurer: false, account } as const;
    expect('届出の前は、死亡の記録がない', saidOf(await hands(scene, { ...funeral, heldOn: '2026-08-20' })), '死亡の記録がない', funeralBasis);
    await endsHere(scene, [dead.head], 'death', '2026-08-20');
    await advance('2026-08-22');
    expect('亡くなった人の口座、前の社会保険から受ける人には払わない', [saidOf(await hands(scene, { ...funeral, account: dead.account })), saidOf(await hands(scene, { ...funeral, isPaidByFormerInsurer: true }))], ['申請者の口座ではない', '前の社会保険から受ける'], funeralBasis);
    const again = (notificationId: string, facts: { readonly heldOn?: Day } = {}) => hands(scene, { ...funeral, notificationId, ...facts });
    const bySecond = { ...funeral, heldOn: '2026-08-22', applicantPersonKey: second.head.personKey, account: ofSecond, notificationId: 'second' } as const;
    expect('死亡の前の日の葬祭では受け付けない', saidOf(await again('before', { heldOn: '2026-08-19' })), '死亡の日 2026-08-20 より前', oneFuneralBasis);
    expect('先に申請した人の分を受け付け、同じ申請も、ほかの日の葬祭も、ほかの人の申請も受け付けない', [saidOf(await hands(scene, funeral)), saidOf(await again('twice')), saidOf(await again('otherDay', { heldOn: '2026-08-22' })), saidOf(await hands(scene, bySecond))], ['受け付けた', 'B1 で受け付けている', 'B1 で受け付けている', 'B1 で受け付けている'], oneFuneralBasis);
    await decides(scene, dead.householdKey);
    await advance('2026-08-28');
    expect('払った後も、同じ人にもほかの人にもまた受け付けない', [saidOf(await again('afterwards')), saidOf(await hands(scene, { ...bySecond, notificationId: 'secondAfterwards' }))], ['B1 で受け付けている', 'B1 で受け付けている'], oneFuneralBasis);
    await advance('2026-09-03');
    expect('葬祭を行った人の口座にだけ一度入る', [await bank.balanceOf(account), await bank.balanceOf(ofSecond), await casesIn(scene, dead.householdKey)], [70_000, 0, ['一時金 70000円 paid']], funeralBasis);
  },
});
