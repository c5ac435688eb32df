import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, gradedCheck, noticeSteps, permanentCheck, told } from './telling.js';

export default scenario({
  id: 'linkage.birthday-one-day',
  ja: '生年月日が一日違うだけでも①に当たり、資格情報も医療情報も止まる',
  level: 'abnormal',
  covers: [...noticeSteps],
  basis: [permanentCheck, gradedCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, expect } = scene;
    const family0 = people.household('生年月日の同じ人', { head: { bornOn: '1980-05-06', insured: true } });
    await enrolled(scene, told(family0, family0.head, { bornOn: '1980-05-06' }));
    expect('生年月日が同じなら、疑いなし', await atHub(scene, family0.head), '疑いなし / M0 / 停止なし', permanentCheck);
    const family1 = people.household('生年月日の一日違う人', { head: { bornOn: '1980-05-06', insured: true } });
    await enrolled(scene, told(family1, family1.head, { bornOn: '1980-05-07' }));
    expect('一日違えば、①の疑い', await atHub(scene, family1.head), '通知済 / H1 / 資格情報と医療情報を停止', permanentCheck);
  },
});
