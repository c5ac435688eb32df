import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import type { Family } from '../../harness/families.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, candidateFrom, continuityBasis, countAt, decidesHere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.head-changes-on-the-move',
  ja: '全員が転入して世帯主が妻に替わったときは、世帯主の変更(②)として継続とし、国保総合PCには世帯主の判定と違うという注意が出る',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, continuityBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { people, ward, aggregator, federationTerminal, overnight, expect } = scene;
    const { origin, before } = await insuredAt(scene, '世田谷区', '世帯主を替える家', '2021-04-01', { head: { age: 68, sex: '1', insured: true }, members: [{ relationship: '妻', age: 64 }] });
    const wifeFirst: Family = people.moved(before, ward.municipality.code, [1, 0]);
    const householdKey = await arrives(scene, origin, before, wifeFirst, '2026-05-10', ['202602', '202603']);
    expect('候補は、世帯主が違い、全員が移ったと言う', candidateFrom(await federationTerminal.candidates(), origin)?.candidate.reasons, ['headDiffers', 'everybodyMoved'], continuityBasis);

    const proposal = await decidesHere(scene, householdKey, '2026-05-10');
    expect('規則は②とする', proposal?.continuityCase, 'headChanged', continuityBasis);
    expect('集約は受け付けるが、世帯主だけの判定と違うと注意する', (await aggregator.continuity()).map(({ issueCodes }) => issueCodes), [['W603']], handoverBasis);
    await overnight();
    expect('二か月が引き継がれる', await countAt(scene, householdKey, '2026-05'), '2026-02(引継)・2026-03(引継) → 2回', continuityBasis);
  },
});
