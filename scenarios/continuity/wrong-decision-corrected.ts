import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, continuityBasis, correctionBasis, countAt, decidesHere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.wrong-decision-corrected',
  ja: '継続しないと誤って指示した世帯は、取り消してから継続と指示し直せば、該当が引き継がれる。取り消さずに二度目の指示はできない',
  level: 'abnormal',
  covers: handoverSteps,
  basis: [handoverBasis, continuityBasis, correctionBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { aggregator, federationTerminal, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '誤って断られる家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', ['202602', '202603']);
    await decidesHere(scene, householdKey, '2026-05-10', () => false);
    expect('集約は、世帯主が同じなのに継続しないという注意を付けて受ける', (await aggregator.continuity()).map(({ issueCodes }) => issueCodes), [['W603']], handoverBasis);
    await overnight();
    expect('何も引き継がれない', await countAt(scene, householdKey, '2026-05'), 'なし → 0回', continuityBasis);

    const { candidateKey } = (await aggregator.continuity())[0]!;
    const second = await federationTerminal.instruct(candidateKey, 'continue', '世帯主が同じ');
    expect('取り消さない二度目の指示は断られ、わけを言う', { instructionState: second.state, isTold: second.why.includes('E604') }, { instructionState: 'refused', isTold: true }, handoverBasis);
    await federationTerminal.instruct(candidateKey, 'cancel', '誤り');
    await overnight();
    await decidesHere(scene, householdKey, '2026-05-10');
    await overnight();
    expect('指示し直すと二か月が引き継がれる', await countAt(scene, householdKey, '2026-05'), '2026-02(引継)・2026-03(引継) → 2回', continuityBasis);
  },
});
