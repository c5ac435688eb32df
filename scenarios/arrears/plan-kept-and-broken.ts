import { arrearsCast } from '../../harness/scene.js';
import { assume, type Day } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, decisionsOf, demandBasis, demandOn, does, firstBill, keyOf, levied, moneyNeeds, newestDecision, paysAtCounter, periodOf, sumsOf } from './telling.js';

const plan = assume('約束の日までの合計に納付が届かない回を不履行とし、二度目で計画を取り消す。計画を条件とした猶予も取り消す(公開された要綱はない)');

export default scenario({
  id: 'arrears.plan-kept-and-broken',
  ja: '分割納付を納め終われば計画は終わる。一度の遅れでは続け、二度目の約束の日の翌日に、計画とその条件の徴収猶予を取り消して督促する',
  level: 'abnormal',
  covers: [...noticeSteps, 'C-05', 'C-10'],
  basis: [plan, demandBasis],
  today: '2026-06-26',
  needs: [...moneyNeeds, 'act.grantDeferral', 'act.agreeInstallments', 'act.assignReceipt'],
  rates: [year],
  cast: arrearsCast.filter((party) => party !== 'delinquency-contractor'),

  async play(scene) {
    const { ward, advance, parameters, expect } = scene;
    const [keeper, breaker] = [alone(scene, '約束を守る人'), alone(scene, '約束を破る人')];
    await levied(scene, [[keeper, 3_000_000], [breaker, 3_000_000]]);
    const yen = await firstBill(scene, keeper.head);
    const half = Math.floor(yen / 2);
    await parameters('payment-channels', { readingDays: 1 });
    await advance('2026-07-03');
    for (const { head } of [keeper, breaker]) {
      const accountKeys = [await keyOf(scene, head)];
      await does(scene, 'grantDeferral', { personKey: head.personKey, deferralKind: 'collection', ground: 'businessLoss', appliedOn: '2026-07-03', from: '2026-07-03', through: '2026-09-30', accountKeys });
      await does(scene, 'agreeInstallments', { personKey: head.personKey, pledgedOn: '2026-07-03', deferralId: (await newestDecision(scene, head)).decisionId, accountKeys, installments: [{ dueOn: '2026-07-15', yen: half }, { dueOn: '2026-07-22', yen: yen - half }] });
    }
    // 内金は納付書の額でないので、職員がその期に充てる。
    const pays = async (day: Day, next: Day, part: number) => {
      await advance(day);
      await paysAtCounter(scene, keeper.head, { yen: part });
      await advance(next);
      for (const { about } of (await ward.receiptExceptions()).exceptions) await ward.act({ act: 'assignReceipt', paymentKey: about, accountKey: await keyOf(scene, keeper.head), by: '収納係 担当', why: '分割納付の内金' });
    };
    const states = async () => [await decisionsOf(scene, keeper.head), await decisionsOf(scene, breaker.head)].map((own) => own.map(({ kind, state }) => `${kind} ${state}`));
    const going = ['collectionDeferral inForce', 'installments inForce'];
    await pays('2026-07-15', '2026-07-16', half);
    expect('一度目の約束を破っても計画は続く', await states(), [going, going], plan);
    await pays('2026-07-22', '2026-07-23', yen - half);
    expect('二度目の約束の日の翌日に、破った人の計画と猶予を取り消している', (await states())[1], ['collectionDeferral broken', 'installments broken'], plan);
    await advance('2026-07-24');
    expect('守った人の計画は納め終わり、期は完納になっている', { states: (await states())[0]?.[1], sums: await sumsOf(scene, keeper.head) }, { states: 'installments completed', sums: { collectedYen: yen, unpaidYen: 0, overpaidYen: 0, writtenOffYen: 0 } }, plan);
    expect(`20日目の${demandOn}には誰にも督促せず、猶予を取り消した日に破った人にだけ督促した`, [(await periodOf(scene, keeper.head))?.demandedOn, (await periodOf(scene, breaker.head))?.demandedOn], [null, '2026-07-23'], demandBasis);
    await advance('2026-07-29');
    await booksHold(scene, year, true);
  },
});
