import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, gradedCheck, noticeSteps, permanentCheck, told } from './telling.js';

export default scenario({
  id: 'linkage.kana-and-address',
  ja: '氏名の一方と住所が違えば②に当たり、止まる',
  level: 'abnormal',
  covers: [...noticeSteps],
  basis: [permanentCheck, gradedCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, expect } = scene;
    const family0 = people.household('転居して読みも違う人', { head: { age: 44, sex: '1', insured: true, givenName: { kanji: '健一', kana: 'ケンイチ' } }, surname: { kanji: '東海林', kana: 'トウカイリン' } });
    await jukiNet.holds(family0.head, { address: '大阪府大阪市北区架空町9丁目9番9号' });
    await enrolled(scene, told(family0, family0.head, { nameKana: 'ショウジ　ケンイチ' }));
    expect('カナ氏名と住所の違いは、H3', await atHub(scene, family0.head), '通知済 / H3 / 資格情報と医療情報を停止', permanentCheck);
  },
});
