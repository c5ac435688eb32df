import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt, movesInFrom } from '../eligibility/telling.js';
import { arrivalNeeds, candidateFrom, continuityBasis, countAt, decidesHere, handoverBasis, handoverSteps, homeOf } from './telling.js';

export default scenario({
  id: 'continuity.nominal-head-left-behind',
  ja: '被保険者の全員が転入しても、擬制世帯主が転出元に残っていれば世帯分離で、該当は引き継がれない',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, continuityBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { people, ward, federationTerminal, overnight, expect } = scene;
    const { origin, before } = await insuredAt(scene, '世田谷区', '会社員の父を残す母子', '2021-04-01', {
      head: { age: 43, sex: '1', insured: false }, members: [{ relationship: '妻', age: 40, insured: true }, { relationship: '子', age: 10, insured: true }],
    });
    await origin.hasHighCost(before.residents[1]!, ['202602', '202603']);
    const motherAndChild = people.moved(before, ward.municipality.code, [1, 2]);
    await origin.letsGo(before.insured, '2026-05-10');
    await movesInFrom(scene, origin, motherAndChild, '2026-05-10');
    await overnight();
    expect('候補は、世帯主が違い、残った人がいると言う', { reasons: candidateFrom(await federationTerminal.candidates(), origin)?.candidate.reasons }, { reasons: ['headDiffers', 'someStay', 'nominalHead'] }, continuityBasis);
    const householdKey = await homeOf(scene, motherAndChild.head);
    const proposal = await decidesHere(scene, householdKey, '2026-05-10');
    expect('規則は継続しないとし、残った人がいると言う', { continuityCase: proposal?.continuityCase, because: proposal?.because[0] }, { continuityCase: 'none', because: '転出元に残った人がいる世帯分離で、後の世帯主は前の世帯主でない' }, continuityBasis);
    await overnight();
    expect('母子の世帯は新しく数える', await countAt(scene, householdKey, '2026-05'), 'なし → 0回', continuityBasis);
  },
});
