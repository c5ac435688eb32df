import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, candidateFrom, continuityBasis, countAt, decidesHere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.nominal-head-moves-along',
  ja: '擬制世帯主も一緒に転入した世帯は、世帯主が同じとみて継続する',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, continuityBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { federationTerminal, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '会社員の父と国保の母子', '2021-04-01', {
      head: { age: 43, sex: '1', insured: false }, members: [{ relationship: '妻', age: 40, insured: true }, { relationship: '子', age: 10, insured: true }],
    });
    await origin.hasHighCost(before.residents[1]!, ['202602', '202603']);
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', []);
    const reasons = candidateFrom(await federationTerminal.candidates(), origin)?.candidate.reasons;
    expect('候補は、擬制世帯主が同じで全員が移ったと言う', { reasons }, { reasons: ['headSame', 'everybodyMoved', 'nominalHead'] }, continuityBasis);
    expect('規則は①とする', (await decidesHere(scene, householdKey, '2026-05-10'))?.continuityCase, 'addressOnly', continuityBasis);
    await overnight();
    expect('二か月を引き継ぐ', await countAt(scene, householdKey, '2026-05'), '2026-02(引継)・2026-03(引継) → 2回', continuityBasis);
  },
});
