import { demandCast } from '../../harness/scene.js';
import type { Day } from '../../law/define.js';
import { alone, levySteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, demandBasis, demandOn, firstBill, isDone, keyOf, levied, owedOf, seizableOn, seizesDeposit, seizureBasis, waitingNeeds } from './telling.js';

/** The day the letters leave at last, and the tenth and eleventh after it. */
const [postedOn, tenthDay, eleventhDay] = ['2026-08-03', '2026-08-13', '2026-08-14'] as const;

export default scenario({
  id: 'arrears.demand-not-posted',
  ja: '督促状を作っても、封入封緘事業者が受け取らず区を出ていなければ督促ではない。日付から11日目でも差し押さえられず、区を出た日の10日後までもできず、11日目からできる',
  level: 'abnormal',
  covers: [...levySteps, 'C-11'],
  basis: [demandBasis, seizureBasis],
  today: '2026-06-26',
  needs: [...waitingNeeds, 'act.decideSeizure'],
  rates: [year],
  cast: demandCast,

  async play(scene) {
    const { ward, advance, expect, fault } = scene;
    const family = alone(scene, '納めない人');
    const { head } = family;
    await levied(scene, [[family, 9_000_000]]);
    const yen = await firstBill(scene, head);
    const seizes = async (servedOn: Day) => isDone(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, head), head, servedOn, yen));
    const demandedOn = async () => (await owedOf(scene, head))[0]?.demandedOn;
    await advance(demandOn);
    await fault('mailing', 'serviceDown');
    await ward.run('exportDemands');
    await advance(seizableOn);
    expect('督促状の日付から11日目でも、督促していないので差し押さえられない', { demandedOn: await demandedOn(), isSeized: await seizes(seizableOn) }, { demandedOn: null, isSeized: false }, demandBasis);
    await advance(postedOn);
    await fault('mailing', 'serviceDown', false);
    await advance(tenthDay);
    expect('区を出た日に督促したことになり、その10日後には、まだできない', { demandedOn: await demandedOn(), isSeized: await seizes(tenthDay) }, { demandedOn: postedOn, isSeized: false }, seizureBasis);
    await advance(eleventhDay);
    expect('11日目にできる', await seizes(eleventhDay), true, seizureBasis);
    await booksHold(scene);
  },
});
