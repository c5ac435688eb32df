import { arrearsCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, does, firstBill, keyOf, levied, moneyNeeds, newestDecision, paysAtCounter, seizableOn, seizesDeposit, seizureBasis, sumsOf } from './telling.js';

const release = cite('国税徴収法79条1項1号', '完納などで差押に係る債権が消滅したときは、差押を解除しなければならない');

export default scenario({
  id: 'arrears.release-on-payment',
  ja: '差し押さえた後に窓口で全額を納めれば、それを知った次の日に差押を解除する。ほかの期を納めても、差し押さえた期が残れば解除しない',
  level: 'normal',
  covers: [...noticeSteps, 'C-05', 'C-11'],
  basis: [seizureBasis, release],
  today: '2026-06-26',
  needs: [...moneyNeeds, 'act.decideSeizure'],
  rates: [year],
  cast: arrearsCast.filter((party) => party !== 'delinquency-contractor'),

  async play(scene) {
    const { advance, parameters, expect } = scene;
    const [payer, other] = [alone(scene, '差し押さえられて納める人'), alone(scene, '別の期だけを納める人')];
    await levied(scene, [[payer, 9_000_000], [other, 9_000_000]]);
    const yen = await firstBill(scene, payer.head);
    await parameters('payment-channels', { readingDays: 1 });
    await advance(seizableOn);
    for (const { head } of [payer, other]) await does(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, head), head, seizableOn, yen));
    await paysAtCounter(scene, payer.head);
    await paysAtCounter(scene, other.head, { at: 1 });
    const states = async () => [(await newestDecision(scene, payer.head)).state, (await newestDecision(scene, other.head)).state];
    // 8月1日と2日は土日。読取は土曜の朝にも届く。
    await advance('2026-08-01');
    expect('納付が届いた朝には完納になっている', (await sumsOf(scene, payer.head))?.unpaidYen, 0, release);
    await advance('2026-08-02');
    expect('次の日の判定で、完納になった期の差押だけを解除している', await states(), ['released', 'inForce'], release);
    const { endedOn } = await newestDecision(scene, payer.head);
    expect('解除の日が残る', endedOn, '2026-08-02', release);
    await advance('2026-08-06');
    await booksHold(scene, year, true);
  },
});
