import { arrearsCast } from '../../harness/scene.js';
import type { Family } from '../../harness/families.js';
import { addDays } from '../../law/day.js';
import { assume } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, decisionsOf, demandBasis, does, firstBill, keyOf, levied, moneyNeeds, newestDecision, periodOf, sumsOf } from './telling.js';

const byHabit = assume('家は封書に刷られた納付書だけを見て、自分の習わしで納める。シナリオは誰の納付書も読まず、誰に代わっても納めない');
const plan = assume('分割納付の約束を二度続けて破れば、計画とその猶予を取り消す');

export default scenario({
  id: 'arrears.households-by-habit',
  ja: '納期限に納める家、二度納める家、次の期の納付書で納める家、督促を待つ家、分割を申し出て守る家と破る家が、届いた封書だけを見て納めれば、区の台帳はそれぞれのとおりになる',
  level: 'normal',
  covers: [...noticeSteps, 'C-05', 'C-10', 'C-15'],
  basis: [byHabit, demandBasis, plan],
  today: '2026-06-25',
  needs: [...moneyNeeds, 'act.grantDeferral', 'act.agreeInstallments', 'act.assignReceipt'],
  rates: [year],
  cast: arrearsCast.filter((party) => party !== 'delinquency-contractor'),

  async play(scene) {
    const { ward, residents, advance, parameters, today, expect } = scene;
    const [punctual, double, mixed, waiting, keeper, breaker] = ['納期限に納める家', '二度納める家', '次の期で納める家', '督促を待つ家', '約束を守る家', '約束を破る家'].map((label) => alone(scene, label)) as [Family, Family, Family, Family, Family, Family];
    const habits = [[punctual, { how: 'onTime' }], [double, { how: 'twice', againAfterDays: 1 }], [mixed, { how: 'nextSlip' }], [waiting, { how: 'onDemand', days: 1 }], [keeper, { how: 'inParts', parts: 2, everyDays: 2, keeps: 2 }], [breaker, { how: 'inParts', parts: 2, everyDays: 2, keeps: 0 }]] as const;
    for (const [family, pays] of habits) await residents.reads(family, { since: '2023-04-01', habits: { pays } });
    await levied(scene, habits.map(([family], i) => [family, 3_000_000 + 100_000 * i]));
    await parameters('payment-channels', { readingDays: 1 });
    const bills = new Map(await Promise.all(habits.map(async ([family]) => [family, await firstBill(scene, family.head)] as const)));
    const yenOf = (family: Family) => bills.get(family)!;
    await advance('2026-07-20');
    expect('納期限に納めた家は完納、二度納めた家の二度目は過誤納になる', [await sumsOf(scene, punctual.head), await sumsOf(scene, double.head)], [
      { collectedYen: yenOf(punctual), unpaidYen: 0, overpaidYen: 0, writtenOffYen: 0 }, { collectedYen: 2 * yenOf(double), unpaidYen: 0, overpaidYen: yenOf(double), writtenOffYen: 0 },
    ], byHabit);
    expect('次の期の納付書で納めた家は、第2期が完納で第1期が残る', [(await sumsOf(scene, mixed.head))?.unpaidYen, (await sumsOf(scene, mixed.head, '2026-07-31'))?.unpaidYen], [yenOf(mixed), 0], byHabit);
    await advance('2026-07-22');
    expect('第1期の残る四つの家だけに督促した', await Promise.all(habits.map(async ([family]) => (await periodOf(scene, family.head))?.demandedOn ?? null)), [null, null, '2026-07-20', '2026-07-20', '2026-07-20', '2026-07-20'], demandBasis);
    await advance('2026-07-23');
    const concerns = await residents.concerns();
    expect('督促状を読んだ二つの家が、分けて納めたいと申し出る', concerns.map(({ kind, saidBy: { name } }) => `${kind} ${name}`).sort(), [keeper, breaker].map(({ head: { name } }) => `cannotPay ${name}`).sort(), byHabit);
    for (const family of [keeper, breaker]) {
      const [accountKeys, half, { personKey }] = [[await keyOf(scene, family.head)], Math.floor(yenOf(family) / 2), family.head];
      await does(scene, 'grantDeferral', { personKey, deferralKind: 'collection', ground: 'businessLoss', appliedOn: today(), from: today(), through: '2026-09-30', accountKeys });
      await does(scene, 'agreeInstallments', { personKey, pledgedOn: today(), deferralId: (await newestDecision(scene, family.head)).decisionId, accountKeys, installments: [{ dueOn: addDays(today(), 5), yen: half }, { dueOn: addDays(today(), 6), yen: yenOf(family) - half }] });
      await residents.answers(concerns.find(({ saidBy }) => saidBy.name === family.head.name)!, '二度に分けて納めてください');
    }
    for (const day of ['2026-07-28', '2026-07-30'] as const) {
      await advance(day);
      // 内金は納付書の額でないので、職員がその期に充てる。
      for (const { about } of (await ward.receiptExceptions()).exceptions.filter(({ yen }) => [Math.floor(yenOf(keeper) / 2), yenOf(keeper) - Math.floor(yenOf(keeper) / 2)].includes(yen))) {
        await ward.act({ act: 'assignReceipt', paymentKey: about, accountKey: await keyOf(scene, keeper.head), by: '収納係 担当', why: '分割納付の内金' });
      }
    }
    expect('督促を待った家は督促状の納付書で完納になる', await sumsOf(scene, waiting.head), { collectedYen: yenOf(waiting), unpaidYen: 0, overpaidYen: 0, writtenOffYen: 0 }, byHabit);
    expect('守った家の計画は終わり、破った家の計画と猶予は取り消される', await Promise.all([keeper, breaker].map(async ({ head }) => (await decisionsOf(scene, head)).map(({ kind, state }) => `${kind} ${state}`))), [['collectionDeferral inForce', 'installments completed'], ['collectionDeferral broken', 'installments broken']], plan);
    expect('破った家は第1期をまるごと残す', await sumsOf(scene, breaker.head), { collectedYen: 0, unpaidYen: yenOf(breaker), overpaidYen: 0, writtenOffYen: 0 }, byHabit);
    // 収納代行の振込が届くまで待つ。
    await advance('2026-08-17');
    await booksHold(scene, year, true);
  },
});
