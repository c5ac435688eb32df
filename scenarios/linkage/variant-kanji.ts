import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, noticeSteps, permanentCheck, told } from './telling.js';

export default scenario({
  id: 'linkage.variant-kanji',
  ja: '異体字の違いだけなら疑いなしとし、別の字なら氏名一方差として止める',
  level: 'normal',
  covers: [...noticeSteps],
  basis: [permanentCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, expect } = scene;
    const family0 = people.household('髙橋さん', { head: { age: 44, sex: '1', insured: true, givenName: { kanji: '健一', kana: 'ケンイチ' } }, surname: { kanji: '髙橋', kana: 'タカハシ' } });
    await enrolled(scene, told(family0, family0.head, { name: '高橋　健一' }));
    expect('髙と高は異体字で、疑いなし', await atHub(scene, family0.head), '疑いなし / M1 / 停止なし', permanentCheck);
    const family1 = people.household('渡部さん', { head: { age: 44, sex: '1', insured: true, givenName: { kanji: '健一', kana: 'ケンイチ' } }, surname: { kanji: '渡部', kana: 'ワタナベ' } });
    await enrolled(scene, told(family1, family1.head, { name: '渡辺　健一' }));
    expect('渡部と渡辺は別の姓で、漢字氏名だけの違い', await atHub(scene, family1.head), '通知済 / M3 / 資格情報と医療情報を停止', permanentCheck);
  },
});
