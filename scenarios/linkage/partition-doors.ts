import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { checkNeeds, checkSteps, enrolled, partitionBasis } from './telling.js';

export default scenario({
  id: 'linkage.partition-doors',
  ja: 'ほかの区の鍵でも鍵なしでもこの区の委託区画は開かず、開けようとしたことが記録に残る',
  level: 'abnormal',
  covers: checkSteps,
  basis: [partitionBasis],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { ward, people, other, hub, expect } = scene;
    await enrolled(scene, people.household('この区の人', { head: { age: 50, insured: true } }));
    const [own, neighbour] = [ward.municipality.code, other('世田谷区').municipality.code];
    expect('自分の鍵では開き、ほかの区の鍵や鍵なしでは開かない', [await hub.knocks(own, own), await hub.knocks(own, neighbour), await hub.knocks(own, null)], [200, 403, 403], partitionBasis);
    const refused = (await hub.audit()).filter(({ outcome, code }) => outcome === 'refused' && code === own);
    expect('断られた二回が記録に残る', refused.length, 2, partitionBasis);
  },
});
