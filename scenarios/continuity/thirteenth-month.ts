import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, countAt, countBasis, decidesHere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.thirteenth-month',
  ja: '引き継いだ該当のうち、当月から数えて13か月目に当たる月は数えない',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, countBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '一年前に入院した家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', ['202505', '202506', '202602', '202604']);
    await decidesHere(scene, householdKey, '2026-05-10');
    await overnight();
    expect('5月には、2025年6月からの三か月', await countAt(scene, householdKey, '2026-05'), '2025-06(引継)・2026-02(引継)・2026-04(引継) → 3回、多数回', countBasis);
    expect('6月には、2025年6月は13か月目で外れる', await countAt(scene, householdKey, '2026-06'), '2026-02(引継)・2026-04(引継) → 2回', countBasis);
  },
});
