import { arrearsCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { decisionsOf, dispositionsTo, does, firstBill, isDone, keyOf, levied, moneyNeeds, newestDecision, seizableOn, seizesDeposit, seizureBasis, seizureNeeds } from './telling.js';

const reachBasis = assume('差押調書の謄本が戻った差押では取り立てない。届いた人の差押では取り立てられる。債権の差押は第三債務者への送達で効くので、取り立てる扱いもありうる');

export default scenario({
  id: 'arrears.disposition-returned',
  ja: '差押調書の謄本が戻った人の預金からは取り立てず、届いた人の預金からは取り立てる。戻った差押も、解除はできる',
  level: 'abnormal',
  covers: [...noticeSteps, 'C-11', 'C-15'],
  basis: [seizureBasis, reachBasis],
  today: '2026-06-26',
  needs: [...moneyNeeds, ...seizureNeeds, 'job.exportLetters', 'act.releaseSeizure'],
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { mailing, parameters, advance, today, expect } = scene;
    await parameters('mailing', { returnDays: 2 });
    const [reached, gone] = [alone(scene, '届いた人'), alone(scene, '引っ越した人')];
    await levied(scene, [[reached, 3_000_000], [gone, 3_000_000]]);
    const yen = await firstBill(scene, reached.head);
    await advance(seizableOn);
    for (const { head } of [reached, gone]) await does(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, head), head, seizableOn, yen));
    const idOf = async ({ head }: typeof gone) => (await newestDecision(scene, head)).decisionId;
    await mailing.cannotReach([{ address: gone.address, reason: 'unknownAddress' }]);
    await advance('2026-08-07');
    expect('一方には届き、一方のものは戻った', [await dispositionsTo(scene, reached), await dispositionsTo(scene, gone)], [['差押調書(謄本)'], []], reachBasis);
    const takes = async (family: typeof gone) => isDone(scene, 'collectSeized', { decisionId: await idOf(family), receivedOn: today(), yen });
    expect('届いた人からは取り立てられ、戻った人からは取り立てられない', [await takes(reached), await takes(gone)], [true, false], reachBasis);
    expect('戻った人の期は、差し押さえたまま未納である', (await decisionsOf(scene, gone.head)).map(({ state, collectedYen }) => [state, collectedYen]), [['inForce', 0]], reachBasis);
    expect('解除はできる', await isDone(scene, 'releaseSeizure', { decisionId: await idOf(gone), decision: 'release' }), true, reachBasis);
  },
});
