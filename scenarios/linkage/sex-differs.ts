import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, gradedCheck, noticeSteps, permanentCheck, told } from './telling.js';

export default scenario({
  id: 'linkage.sex-differs',
  ja: '性別が違えば①に当たり、性別の変更が住基に入った人も確かめるまで止まる',
  level: 'abnormal',
  covers: [...noticeSteps],
  basis: [permanentCheck, gradedCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, expect } = scene;
    const family0 = people.household('性別の違う人', { head: { age: 30, sex: '1', insured: true } });
    await enrolled(scene, told(family0, family0.head, { sex: '2' }));
    expect('性別の登録誤りは、①の疑い', await atHub(scene, family0.head), '通知済 / H1 / 資格情報と医療情報を停止', permanentCheck);
    const family1 = people.household('性別を改めた人', { head: { age: 30, sex: '1', insured: true } });
    await jukiNet.holds(family1.head, { sex: '2' });
    await enrolled(scene, family1);
    expect('住基で性別が改まった人も、区の登録が古ければ①の疑い', await atHub(scene, family1.head), '通知済 / H1 / 資格情報と医療情報を停止', permanentCheck);
  },
});
