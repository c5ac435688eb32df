import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, noticeSteps, permanentCheck } from './telling.js';

export default scenario({
  id: 'linkage.removed-resident',
  ja: '死亡した人の番号での登録は、消除されているものとして止まる',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [permanentCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, expect } = scene;
    const family = people.household('住基で死亡している人', { head: { age: 70, insured: true } });
    await jukiNet.happens(family.head, '2026-05-02', { kind: 'death' });
    await enrolled(scene, family);
    expect('消除されていて、確かめるまで止まる', await atHub(scene, family.head), '通知済 / X2 / 資格情報と医療情報を停止', permanentCheck);
  },
});
