import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, countAt, decidesHere, handoverBasis, handoverSteps, moveMonthBasis } from './telling.js';

export default scenario({
  id: 'continuity.moves-on-the-first',
  ja: '月の初日の転入では、該当は引き継がれるが、転居月の特例はない',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, moveMonthBasis],
  today: '2026-05-07',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { ward, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '一日に引っ越す家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    const householdKey = await arrives(scene, origin, before, family, '2026-05-01', ['202603']);
    await decidesHere(scene, householdKey, '2026-05-01');
    await overnight();
    expect('一か月を引き継ぐ', await countAt(scene, householdKey, '2026-05'), '2026-03(引継) → 1回', handoverBasis);
    const { moveMonth } = await ward.highCostMonths(householdKey, '2026-05');
    expect('転居月の特例はなく、わけを言う', [moveMonth.applies, moveMonth.because[0]], [false, '2026-05-01 は月の初日で、月の途中の転居でない'], moveMonthBasis);
  },
});
