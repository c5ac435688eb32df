import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt, movesInFrom } from '../eligibility/telling.js';
import { arrivalNeeds, candidateFrom, continuityBasis, countAt, decidesHere, handoverBasis, handoverSteps, homeOf } from './telling.js';

export default scenario({
  id: 'continuity.household-split',
  ja: '世帯主でなかった子だけが転入して世帯主になれば、親の世帯の該当は引き継がれない',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, continuityBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { people, ward, aggregator, federationTerminal, overnight, expect } = scene;
    const { origin, before } = await insuredAt(scene, '世田谷区', '子が独り立ちする家', '2021-04-01', { head: { age: 60, sex: '1', insured: true }, members: [{ relationship: '妻', age: 57 }, { relationship: '子', age: 27 }] });
    await origin.hasHighCost(before.head, ['202601', '202602', '202603']);
    const alone = people.moved(before, ward.municipality.code, [2]);
    await origin.letsGo([before.residents[2]!], '2026-05-10');
    await movesInFrom(scene, origin, alone, '2026-05-10');
    await overnight();
    const shown = candidateFrom(await federationTerminal.candidates(), origin);
    expect('候補には出るが、世帯主が違い、残った人がいると言う', shown?.candidate.reasons, ['headDiffers', 'someStay'], continuityBasis);

    const householdKey = await homeOf(scene, alone.head);
    const proposal = await decidesHere(scene, householdKey, '2026-05-10');
    expect('規則は⑤で継続しないとする', { continuityCase: proposal?.continuityCase, candidateKey: proposal?.candidateKey }, { continuityCase: 'none', candidateKey: null }, continuityBasis);
    await overnight();
    expect('子の世帯は新しく数える', await countAt(scene, householdKey, '2026-05'), 'なし → 0回', continuityBasis);
    const [one] = await aggregator.continuity();
    expect('集約は継続しないと確定し、月を渡さない', { candidateStates: one?.state, continuityOutcome: one?.outcome, inheritedMonths: one?.inheritedMonths }, { candidateStates: 'confirmed', continuityOutcome: 'notContinued', inheritedMonths: [] }, handoverBasis);
  },
});
