import { demandCast } from '../../harness/scene.js';
import { cite, type Day } from '../../law/define.js';
import { alone, levySteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, decisionsOf, demandOn, firstBill, firstDue, isDone, keyOf, lastToPay, levied, seizableOn, seizesDeposit, seizureBasis, waitingNeeds } from './telling.js';

const over = cite('国税徴収法', '48条(必要な財産以外の財産は差し押さえられない)');

export default scenario({
  id: 'arrears.seizure-days',
  ja: '差押は督促の10日後まではできず、11日目からできる。督促のない期ではできず、債権額を1円でも超えられない',
  level: 'normal',
  covers: [...levySteps, 'C-11'],
  basis: [seizureBasis, over],
  today: '2026-06-26',
  needs: [...waitingNeeds, 'act.decideSeizure'],
  rates: [year],
  cast: demandCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const family = alone(scene, '納めない人');
    const { head } = family;
    await levied(scene, [[family, 9_000_000]]);
    const yen = await firstBill(scene, head);
    const seizes = async (servedOn: Day, amountYen: number, dueOn: Day = firstDue) => isDone(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, head, dueOn), head, servedOn, amountYen));
    await advance(demandOn);
    await ward.run('exportDemands');
    await advance(lastToPay);
    expect('督促の10日後には、まだできない', await seizes(lastToPay, yen), false, seizureBasis);
    await advance(seizableOn);
    expect('11日目でも、10日目に送達したことにはできない', await seizes(lastToPay, yen), false, seizureBasis);
    expect('11日目でも、督促していない期ではできない', await seizes(seizableOn, yen, '2026-07-31'), false, seizureBasis);
    expect('債権額を1円超える預金は差し押さえられず、債権額までならできる', [await seizes(seizableOn, yen + 1), await seizes(seizableOn, yen)], [false, true], over);
    expect('その期に足りる差押があれば、もう1円も差し押さえられない', await seizes(seizableOn, 1), false, over);
    expect('差押は一つで、11日目から効いている', (await decisionsOf(scene, head)).map(({ kind, state, from, amountYen }) => ({ kind, state, from, amountYen })), [{ kind: 'seizure', state: 'inForce', from: seizableOn, amountYen: yen }], seizureBasis);
    await booksHold(scene);
  },
});
