import { scenario } from '../define.js';
import { childbirthBasis } from '../../law/benefit-amounts.js';
import { alone } from '../assessment/telling.js';
import { decides, hands, living, saidOf, workCast, workNeeds, casesIn } from './telling.js';

export default scenario({
  id: 'benefit-care.childbirth',
  ja: '出産育児一時金は12週(85日)から支給し、22週(154日)から500,000円、前は488,000円。直接支払の差額だけを世帯主に一度払う',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [childbirthBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const home = await living(scene, '出産した人', { wardYen: 2_000_000, family: alone(scene, '出産した人', { sex: '2' }) });
    const born = { kind: 'childbirth', personKey: home.head.personKey, bornOn: '2026-08-10', children: 1, pregnancyDays: 280, isCompensated: true, directlyPaidYen: 0, isPaidByFormerInsurer: false, account: home.account } as const;
    expect('12週に一日足りない出産と、2年を一日過ぎた申請には支給しない', [saidOf(await hands(scene, { ...born, pregnancyDays: 84 })), saidOf(await hands(scene, { ...born, bornOn: '2024-08-20' }))], ['妊娠84日の出産には支給しない(85日から)', '申請できるのは 2026-08-20 まで'], childbirthBasis);
    const days = [['2024-08-21', 85], ['2025-04-10', 153], ['2025-11-03', 154]] as const;
    for (const [bornOn, pregnancyDays] of days) expect(`妊娠${pregnancyDays}日の出産は受け付ける`, saidOf(await hands(scene, { ...born, bornOn, pregnancyDays, notificationId: bornOn })), '受け付けた', childbirthBasis);
    expect('直接支払で医療機関に払う額は引き、同じ出産は二度受け付けない', [saidOf(await hands(scene, { ...born, directlyPaidYen: 430_000, notificationId: 'direct' })), saidOf(await hands(scene, { ...born, notificationId: 'twice' }))], ['受け付けた', 'B4 で受け付けている'], childbirthBasis);
    await decides(scene, home.householdKey);
    expect('決めた後も、同じ出産は受け付けない', saidOf(await hands(scene, { ...born, notificationId: 'decided' })), 'B4 で受け付けている', childbirthBasis);
    await advance('2026-08-27');
    expect('払った後も、同じ出産は受け付けない', saidOf(await hands(scene, { ...born, notificationId: 'paid' })), 'B4 で受け付けている', childbirthBasis);
    expect('それぞれの額が世帯主の口座に入る', [await casesIn(scene, home.householdKey), await bank.balanceOf(home.account)], [['一時金 488000円 paid', '一時金 488000円 paid', '一時金 500000円 paid', '一時金 70000円 paid'], 1_546_000], childbirthBasis);
  },
});
