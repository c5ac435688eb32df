import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, noticeSteps, permanentCheck } from './telling.js';

export default scenario({
  id: 'linkage.number-not-issued',
  ja: '発行されたことのない個人番号は該当なしとなって確かめるまで止まり、発行されている番号なら止まらない',
  level: 'abnormal',
  covers: [...noticeSteps],
  basis: [permanentCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, expect } = scene;
    const family0 = people.household('番号のない人', { head: { age: 50, insured: true } });
    jukiNet.neverHeardOf(family0.head);
    await enrolled(scene, family0);
    expect('該当する住民がいない', await atHub(scene, family0.head), '通知済 / X2 / 資格情報と医療情報を停止', permanentCheck);
    const family1 = people.household('番号のある人', { head: { age: 50, insured: true } });
    await enrolled(scene, family1);
    expect('発行されている番号なら、疑いなし', await atHub(scene, family1.head), '疑いなし / M0 / 停止なし', permanentCheck);
  },
});
