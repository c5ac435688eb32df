import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome } from '../assessment/telling.js';
import { benefitNeeds, casesOf, courseBasis, limitBasis, linesOf, opened, ownAccount, receiptOf } from './telling.js';

export default scenario({
  id: 'benefit.first',
  ja: '6月に入院した人の給付記録が8月に届き、9月に申請書が届き、申請と決定の後に高額療養費が口座に入る',
  level: 'normal',
  covers: ['B-03', 'B-04', 'B-05', 'B-06', 'B-08', 'B-09'],
  basis: [limitBasis, courseBasis],
  today: '2026-08-20',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const family = alone(scene, '入院した人');
    const { head } = family;
    const account = ownAccount(head, '0000011');
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(3_000_000, 2025)]]);
    await opened(scene, [account], 1_000_000);
    const { householdKey } = await ward.household(head);
    await ward.receives([receiptOf(householdKey!, head, { receiptKey: 'first-1', careMonth: '202606', points: 100_000, setting: 'inpatient', receiptKind: '1111' })]);
    await advance('2026-08-22');
    // 3割で300,000円、区分ウの限度額は 80,100 + (1,000,000 − 267,000)×1% = 87,430円
    expect('限度額を超えた分が候補になる', (await casesOf(scene, householdKey!)).map(({ amountYen, state, careMonth }) => ({ amountYen, state, careMonth })), [{ amountYen: 212_570, state: 'detected', careMonth: '2026-06' }], limitBasis);

    await advance('2026-09-03');
    const [asked] = await casesOf(scene, householdKey!);
    const invitation = await linesOf(scene, asked?.letters[0]?.letterId);
    expect('申請書が世帯主に届き、診療月と見込みの額を読める', invitation.filter((line) => line.endsWith('様') || line.startsWith('診療月') || line.startsWith('支給の見込み')), [`${head.name} 様`, '診療月 2026年6月診療分', '支給の見込みの額 212,570円'], courseBasis);

    await ward.act({ act: 'enterBenefitForm', form: { kind: 'highCost', notificationId: 'first-application', receivedOn: '2026-09-03', householdKey: householdKey!, careMonth: '2026-06', applicantPersonKey: head.personKey, account, autoPayment: false } });
    await ward.act({ act: 'decideBenefit', caseId: asked!.caseId, decision: 'pay', by: '給付係 担当', why: '申請のとおり' });
    expect('決まった日にはまだ口座に入っていない', await bank.balanceOf(account), 0, courseBasis);
    await advance('2026-09-09');
    const [paid] = await casesOf(scene, householdKey!);
    expect('口座に支給額が入り、区は支払済と答える', { balance: await bank.balanceOf(account), state: paid?.state, paidYen: (await ward.benefit(head, '2026-06')).paidYen }, { balance: 212_570, state: 'paid', paidYen: 212_570 }, courseBasis);
    const notice = await linesOf(scene, paid?.letters[1]?.letterId);
    expect('支給決定通知書が額と計算の内訳とともに届く', { amount: notice.find((line) => line.startsWith('額 ')), hasLimit: notice.some((line) => line.includes('限度額 87,430円')) }, { amount: '額 212,570円', hasLimit: true }, courseBasis);
  },
});
