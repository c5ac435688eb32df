import { demandCast } from '../../harness/scene.js';
import { assume, cite, type Day } from '../../law/define.js';
import { alone, levySteps } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { billed, booksHold, decisionsOf, demandBasis, does, isDone, keyOf, lateChargeBasis, lateChargeOf, levied, newestDecision, periodOf, seizesDeposit, seizureNeeds, waitingNeeds } from './telling.js';

const terms = cite('国民健康保険法77条・墨田区・中野区 徴収猶予の要綱', '条例の定める理由があれば6か月以内の期間を限って猶予する');
const lowered = cite('袋井市・豊川市 延滞金・還付加算金・猶予の割合', '徴収猶予の間は令和8年 1.3%');
const byGround = assume('災害・病気の猶予の間は延滞金の全額を免除し、ほかの理由の間は猶予の割合とする区(地方税法15条の9第1項にならう)');
const last = 2025;
const dueOn: Day = '2026-04-30';

export default scenario({
  id: 'arrears.deferral',
  ja: '徴収猶予の間は督促も差押もせず、延滞金は猶予の割合になり、災害の分は免除される。終わった日の翌日に督促し、6か月を1日でも超える猶予はしない',
  level: 'normal',
  covers: [...levySteps, 'C-10', 'C-11'],
  basis: [terms, lowered, byGround, demandBasis],
  today: '2026-03-26',
  needs: [...waitingNeeds, ...seizureNeeds, 'act.grantDeferral', 'parameter.lateChargeFrom', 'parameter.lateChargeInGrace'],
  rates: [last],
  cast: demandCast,
  parameters: { lateChargeFrom: '2018', lateChargeInGrace: 'byGround' },

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [loss, disaster, plain, long] = [alone(scene, '事業に損失のあった人'), alone(scene, '災害に遭った人'), alone(scene, '猶予のない人'), alone(scene, '6か月の猶予を求める人')];
    await levied(scene, [loss, disaster, plain, long].map((family) => [family, 20_000_000]), last);
    const [bill] = await billed(scene, loss.head, last);
    const yen = bill?.yen ?? 0;
    expect('3月に決まった1年分の納期限は4月の末', bill?.dueOn, dueOn, demandBasis);
    await advance('2026-05-11');
    const asks = async ({ head }: typeof loss, ground: 'businessLoss' | 'disaster' | 'none', through: Day) =>
      isDone(scene, 'grantDeferral', { personKey: head.personKey, deferralKind: 'collection', ground, appliedOn: '2026-05-11', from: '2026-05-11', through, accountKeys: [await keyOf(scene, head, dueOn, last)] });
    expect('理由のない猶予と、6か月を1日超える猶予はしない', [await asks(plain, 'none', '2026-06-10'), await asks(long, 'businessLoss', '2026-11-11'), await asks(long, 'businessLoss', '2026-11-10')], [false, false, true], terms);
    await asks(loss, 'businessLoss', '2026-06-10');
    await asks(disaster, 'disaster', '2026-06-10');

    const four = [loss, disaster, plain, long];
    const demandedOn = async () => Promise.all(four.map(async ({ head }) => (await periodOf(scene, head, dueOn, last))?.demandedOn));
    for (const day of ['2026-05-20', '2026-06-10', '2026-06-11'] as const) {
      await advance(day);
      await ward.run('exportDemands');
      if (day === '2026-06-10') expect('猶予の最後の日までは、猶予のない人にだけ督促している', await demandedOn(), [null, null, '2026-05-20', null], demandBasis);
    }
    expect('終わった日の翌日に督促し、続いている猶予の分には発しない', await demandedOn(), ['2026-06-11', '2026-06-11', '2026-05-20', null], demandBasis);
    await advance('2026-06-22');
    const seizes = async ({ head }: typeof loss) => isDone(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, head, dueOn, last), head, '2026-06-22', yen));
    expect('猶予の続く人のものは差し押さえられず、三人のものは差し押さえられる', [await seizes(long), await seizes(loss), await seizes(disaster), await seizes(plain)], [false, true, true, true], terms);
    for (const { head } of [loss, disaster, plain]) await does(scene, 'collectSeized', { decisionId: (await newestDecision(scene, head)).decisionId, receivedOn: '2026-06-22', yen });
    const late = { yen, dueOn, paidOn: '2026-06-22' } as const;
    const deferred = ['2026-05-11', '2026-06-10'] as const;
    expect('延滞金は、損失の人は猶予の間だけ低い割合、災害の人は猶予の前後の分だけ、猶予のない人は全部の日の割合', await Promise.all([loss, disaster, plain].map(async ({ head }) => (await periodOf(scene, head, dueOn, last))?.lateYen)),
      [lateChargeOf({ ...late, deferred }), lateChargeOf({ ...late, deferred, isWaived: true }), lateChargeOf(late)], lateChargeBasis);
    expect('終わった猶予は終わり、6か月の猶予は続いている', [(await decisionsOf(scene, loss.head))[0]?.state, (await decisionsOf(scene, long.head))[0]?.state], ['expired', 'inForce'], terms);
    await booksHold(scene, last);
  },
});
