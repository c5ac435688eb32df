import { transportBasis } from '../../law/benefit-amounts.js';
import { scenario } from '../define.js';
import { casesIn, decides, hands, living, saidOf, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.transport',
  ja: '移送費は認めた額の全部を一度払い、2年を過ぎた支払には払わない',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [transportBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const home = await living(scene, '運ばれた人');
    const moved = { kind: 'transport', personKey: home.head.personKey, paidOn: '2024-08-21', recognisedYen: 12_345, account: home.account } as const;
    expect('2年を一日過ぎた支払には支給しない', saidOf(await hands(scene, { ...moved, paidOn: '2024-08-20' })), '申請できるのは 2026-08-20 まで', transportBasis);
    expect('最後の日の申請は受け付け、二度目は受け付けない', [saidOf(await hands(scene, { ...moved, notificationId: 'first' })), saidOf(await hands(scene, { ...moved, notificationId: 'twice' }))], ['受け付けた', 'B1 で受け付けている'], transportBasis);
    await decides(scene, home.householdKey);
    await advance('2026-08-27');
    expect('認めた額の全部が口座に入り、払った後も同じ申請は受け付けない', [await bank.balanceOf(home.account), await casesIn(scene, home.householdKey), saidOf(await hands(scene, { ...moved, paidOn: '2024-08-21', receivedOn: '2026-08-20', notificationId: 'paid' }))], [12_345, ['一時金 12345円 paid'], 'B1 で受け付けている'], transportBasis);
  },
});
