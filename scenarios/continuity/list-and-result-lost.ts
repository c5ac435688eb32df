import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, correctionBasis, countAt, decidesHere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.list-and-result-lost',
  ja: 'リストが国保総合PCに届かなければ判断できないが、転出元の該当が増えて候補が改まればまた届く。結果が届かなくても、引継情報は取り込まれる',
  level: 'abnormal',
  covers: handoverSteps.filter((step) => step !== 'F-4-5'),
  basis: [handoverBasis, correctionBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { fault, federationTerminal, aggregator, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', 'リストの失われる家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    await fault('aggregator', 'continuityListLost');
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', ['202602']);
    expect('集約に候補があるのに、国保総合PCにはない', { candidateStates: (await aggregator.continuity()).map(({ state }) => state), screenStates: (await federationTerminal.candidates()).map(({ state }) => state) }, { candidateStates: ['extracted'], screenStates: [] }, handoverBasis);

    await fault('aggregator', 'continuityListLost', false);
    await origin.hasHighCost(before.head, ['202603']);
    await overnight();
    expect('候補が改まり、届く', (await federationTerminal.candidates()).map(({ state, candidate }) => ({ screenStates: state, inherits: candidate.availableMonths })), [{ screenStates: 'toDecide', inherits: ['202602', '202603'] }], correctionBasis);

    await fault('aggregator', 'continuityResultLost');
    await decidesHere(scene, householdKey, '2026-05-10');
    await overnight();
    expect('結果は届かず、国保総合PCは確定待ちのまま', (await federationTerminal.candidates()).map(({ state, result }) => ({ screenStates: state, result })), [{ screenStates: 'instructed', result: null }], handoverBasis);
    expect('それでも二か月は引き継がれている', await countAt(scene, householdKey, '2026-05'), '2026-02(引継)・2026-03(引継) → 2回', handoverBasis);
  },
});
