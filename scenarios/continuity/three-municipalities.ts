import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, countAt, countBasis, decidesHere, decidesThere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.three-municipalities',
  ja: '三つ目の区へ転入しても、一つ目の区の該当は二つ目の区の継続を通って届く',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, countBasis],
  today: '2026-03-10',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { people, ward, other, advance, overnight, expect } = scene;
    const { origin: setagaya, before } = await insuredAt(scene, '世田谷区', '転々とする家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    const shinagawa = other('品川区');
    const between = people.moved(before, shinagawa.municipality.code);
    await setagaya.hasHighCost(before.head, ['202511', '202601']);
    await setagaya.letsGo(before.insured, '2026-03-10');
    await shinagawa.receives(between, '2026-03-10');
    await overnight();
    await decidesThere(scene, shinagawa, 'continue');
    await advance('2026-05-11');
    await shinagawa.hasHighCost(between.head, ['202604']);
    const here = people.moved(between, ward.municipality.code);
    const householdKey = await arrives(scene, shinagawa, between, here, '2026-05-10', []);
    await decidesHere(scene, householdKey, '2026-05-10');
    await overnight();
    expect('一つ目の区の二か月と二つ目の区の一か月で、5月から多数回になる', await countAt(scene, householdKey, '2026-05'), '2025-11(引継)・2026-01(引継)・2026-04(引継) → 3回、多数回', countBasis);
  },
});
