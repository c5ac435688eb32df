import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, noticeSteps, permanentCheck, told } from './telling.js';

export default scenario({
  id: 'linkage.large-kana',
  ja: '小書きのカナを大書きした違いは疑いなしとし、読みの違うカナは氏名一方差として止める',
  level: 'normal',
  covers: [...noticeSteps],
  basis: [permanentCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, expect } = scene;
    const family0 = people.household('大書きの人', { head: { age: 44, sex: '1', insured: true, givenName: { kanji: '健一', kana: 'ケンイチ' } }, surname: { kanji: '庄司', kana: 'ショウジ' } });
    await enrolled(scene, told(family0, family0.head, { nameKana: 'シヨウジ　ケンイチ' }));
    expect('ショウジとシヨウジは書き方の違いで、疑いなし', await atHub(scene, family0.head), '疑いなし / M1 / 停止なし', permanentCheck);
    const family1 = people.household('読みの違う人', { head: { age: 44, sex: '1', insured: true, givenName: { kanji: '健一', kana: 'ケンイチ' } }, surname: { kanji: '上村', kana: 'カミムラ' } });
    await enrolled(scene, told(family1, family1.head, { nameKana: 'ウエムラ　ケンイチ' }));
    expect('カミムラとウエムラは読みが違い、カナ氏名だけの違い', await atHub(scene, family1.head), '通知済 / M3 / 資格情報と医療情報を停止', permanentCheck);
  },
});
