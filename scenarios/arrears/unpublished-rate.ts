import { demandCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { alone, levySteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, demandOn, does, firstBill, firstDue, keyOf, lateChargeBasis, lateChargeOf, levied, newestDecision, periodOf, seizableOn, seizesDeposit, seizureNeeds, waitingNeeds } from './telling.js';

const published = cite('袋井市・豊川市 延滞金・還付加算金・猶予の割合', '令和8年 2.8%・9.1%。令和9年の割合はまだ公表されていない');

export default scenario({
  id: 'arrears.unpublished-rate',
  ja: '2026年12月31日に取り立てた期には延滞金がかかり、割合の公表されていない2027年1月1日の分には延滞金を計算せず、公表を待つ例外にする',
  level: 'abnormal',
  covers: [...levySteps, 'C-11'],
  basis: [lateChargeBasis, published],
  today: '2026-06-26',
  needs: [...waitingNeeds, ...seizureNeeds, 'parameter.lateChargeFrom'],
  rates: [year],
  cast: demandCast,
  parameters: { lateChargeFrom: '2018' },

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [last, first] = [alone(scene, '大晦日に取り立てる人'), alone(scene, '元日に取り立てる人')];
    const all = [[last, '2026-12-31'], [first, '2027-01-01']] as const;
    await levied(scene, all.map(([family]) => [family, 9_000_000]));
    const yen = await firstBill(scene, last.head);
    await advance(demandOn);
    await ward.run('exportDemands');
    await advance(seizableOn);
    for (const [{ head }] of all) await does(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, head), head, seizableOn, yen));
    await advance('2027-01-02');
    for (const [{ head }, receivedOn] of all) await does(scene, 'collectSeized', { decisionId: (await newestDecision(scene, head)).decisionId, receivedOn, yen });
    const lateOf = async (head: typeof last.head) => {
      const period = await periodOf(scene, head);
      return period && { collectedYen: period.collectedYen, lateYen: period.lateYen, unpaidYen: period.unpaidYen, isLateChargeUnknown: period.isLateChargeUnknown };
    };
    expect('大晦日の分には、公表された割合の延滞金がかかる', await lateOf(last.head), { collectedYen: yen, lateYen: lateChargeOf({ yen, dueOn: firstDue, paidOn: '2026-12-31' }), unpaidYen: 0, isLateChargeUnknown: false }, lateChargeBasis);
    expect('元日の分には延滞金を計算しない。前の年の割合を延ばしもしない', await lateOf(first.head), { collectedYen: yen, lateYen: 0, unpaidYen: 0, isLateChargeUnknown: true }, published);
    const waiting = (await ward.receiptExceptions()).exceptions.filter(({ proposals }) => proposals.some(({ proposal }) => proposal === 'waitForRate'));
    expect('割合の公表を待つ期として職員に見える', waiting.map(({ about }) => about), [await keyOf(scene, first.head)], published);
    await booksHold(scene);
  },
});
