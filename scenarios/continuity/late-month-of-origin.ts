import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, candidateFrom, correctionBasis, countAt, decidesHere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.late-month-of-origin',
  ja: '引き継いだ後に前の区の該当が一つ増え、一つ取り消されれば、引継情報がもう一度届き、数える月が改まる',
  level: 'abnormal',
  covers: handoverSteps,
  basis: [handoverBasis, correctionBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { federationTerminal, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '遅れて分かる家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', ['202601', '202602']);
    await decidesHere(scene, householdKey, '2026-05-10');
    await overnight();
    expect('はじめは1月と2月', await countAt(scene, householdKey, '2026-05'), '2026-01(引継)・2026-02(引継) → 2回', handoverBasis);

    await origin.hasHighCost(before.head, ['202603', '202604']);
    await origin.hasHighCost(before.head, ['202601'], { voided: true });
    await overnight();
    expect('2月・3月・4月に改まり、5月から多数回になる', await countAt(scene, householdKey, '2026-05'), '2026-02(引継)・2026-03(引継)・2026-04(引継) → 3回、多数回', correctionBasis);
    expect('国保総合PCの結果も改まる', candidateFrom(await federationTerminal.candidates(), origin)?.result?.inheritedMonths, ['202602', '202603', '202604'], correctionBasis);
  },
});
