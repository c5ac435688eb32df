import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome } from '../assessment/telling.js';
import { benefitNeeds, casesOf, delivered, limitBasis, opened, ownAccount, payableTo, repeatBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.late-receipt-makes-the-fourth',
  ja: '遅れたレセプトが前の月を三回目にすれば、支給を決めた後の月も多数回で計算し直し、差額を追加で支給する',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [repeatBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, today, expect } = scene;
    const family = alone(scene, '遅れたレセプトの人');
    const { head } = family;
    const account = ownAccount(head, '0000012');
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(3_000_000, 2025)]]);
    await opened(scene, [account], 2_000_000);
    await delivered(scene, [family, stay('2026-03', 100_000), stay('2026-04', 100_000), stay('2026-06', 100_000)]);
    expect('6月は三回目で、まだ多数回でない', await payableTo(scene, family), ['2026-03 212570', '2026-04 212570', '2026-06 212570'], repeatBasis);
    const { householdKey } = await ward.household(head);
    const june = (await casesOf(scene, householdKey!)).find(({ careMonth }) => careMonth === '2026-06');
    await ward.act({ act: 'enterBenefitForm', form: { kind: 'highCost', notificationId: 'late-1', receivedOn: today(), householdKey: householdKey!, careMonth: '2026-06', applicantPersonKey: head.personKey, account, autoPayment: false } });
    await ward.act({ act: 'decideBenefit', caseId: june!.caseId, decision: 'pay', by: '給付係 担当', why: '申請のとおり' });

    await delivered(scene, [family, stay('2026-05', 100_000, { deliveryMonth: '202609' })]);
    // 5月は三回目 212,570円。6月は四回目: 300,000 − 44,400 = 255,600円、決めた 212,570円との差 43,030円
    expect('5月の事案と、6月の追加の事案ができる', await payableTo(scene, family), ['2026-03 212570', '2026-04 212570', '2026-05 212570', '2026-06 212570', '2026-06 43030'], repeatBasis);
    const { isMultipleMonth, refundYen, reckonings } = await ward.benefit(head, '2026-06');
    expect('6月の計算は二度目で、前の計算も残る', [isMultipleMonth, refundYen, reckonings.map(({ differenceYen }) => differenceYen)], [true, 255_600, [212_570, 43_030]], repeatBasis);
  },
});
