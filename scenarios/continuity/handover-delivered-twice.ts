import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, countAt, countBasis, decidesHere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.handover-delivered-twice',
  ja: '同じ引継情報が二つのファイルで届き、一つのファイルの中でも月が二行あっても、二度は数えない',
  level: 'abnormal',
  covers: handoverSteps,
  basis: [handoverBasis, countBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { files, fault, dataLinkPc, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '二度届く家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    await fault('aggregator', 'handoverTwice');
    await fault('aggregator', 'handoverDoubled');
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', ['202602', '202603']);
    await decidesHere(scene, householdKey, '2026-05-10');
    await overnight();
    const delivered = (await files()).filter(({ layout, to }) => layout === 'highCostHandover' && to === '国保システム');
    expect('引継情報は二つのファイルで届いた', new Set(delivered.map(({ name }) => name)).size, 2, handoverBasis);
    expect('どちらも取り込まれた', (await dataLinkPc.inbox()).length, 0, handoverBasis);
    expect('二か月は二回と数える', await countAt(scene, householdKey, '2026-05'), '2026-02(引継)・2026-03(引継) → 2回', countBasis);
  },
});
