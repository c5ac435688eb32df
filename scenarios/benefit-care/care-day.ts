import { caredOnBasis } from '../../law/benefit-amounts.js';
import { alone } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { casesIn, decides, hands, living, saidOf, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.care-day',
  ja: '療養費の資格と割合は、払った日ではなく診療の日による。70歳になった月の診療は3割、次の月の診療は2割を引く',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [caredOnBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const home = await living(scene, '6月15日に70歳になった人', { incomeYen: 1_000_000, since: '2026-05-10', family: alone(scene, '6月15日に70歳になった人', { bornOn: '1956-06-15' }) });
    const cost = { kind: 'medicalCost', personKey: home.head.personKey, ground: 'brace', recognisedYen: 30_000, paidYen: 30_000, travelledForCare: false, account: home.account } as const;
    expect('加入の前の日の診療は、加入の後に払っても支給しない', saidOf(await hands(scene, { ...cost, caredOn: '2026-05-09', paidOn: '2026-07-05' })), '2026-05-09 に被保険者でない', caredOnBasis);
    expect('6月30日と7月1日の診療を受け付ける', [saidOf(await hands(scene, { ...cost, caredOn: '2026-06-30', paidOn: '2026-07-05', notificationId: 'june' })), saidOf(await hands(scene, { ...cost, caredOn: '2026-07-01', paidOn: '2026-07-06', notificationId: 'july' }))], ['受け付けた', '受け付けた'], caredOnBasis);
    await decides(scene, home.householdKey);
    await advance('2026-08-27');
    expect('6月は7割、7月は8割が口座に入る', [await casesIn(scene, home.householdKey), await bank.balanceOf(home.account)], [['一時金 21000円 paid', '一時金 24000円 paid'], 45_000], caredOnBasis);
  },
});
