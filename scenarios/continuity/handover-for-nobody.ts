import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, countAt, decidesHere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.handover-for-nobody',
  ja: '引継情報の市町村被保険者IDがこの区の誰のものでもなければ、世帯の識別が合っていても取り込まず、ファイルは残る',
  level: 'abnormal',
  covers: handoverSteps,
  basis: [handoverBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { fault, dataLinkPc, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '取り違えられる家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    await fault('aggregator', 'handoverWrongId');
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', ['202602', '202603']);
    await decidesHere(scene, householdKey, '2026-05-10');
    await overnight();
    expect('取り込まれず、データ連携用PCに残る', (await dataLinkPc.inbox()).map(({ name }) => name.split('_')[0]), ['highCostHandover'], handoverBasis);
    expect('何も数えない', await countAt(scene, householdKey, '2026-05'), 'なし → 0回', handoverBasis);
  },
});
