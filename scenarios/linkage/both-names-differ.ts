import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, gradedCheck, noticeSteps, permanentCheck, told } from './telling.js';

export default scenario({
  id: 'linkage.both-names-differ',
  ja: '漢字とカナの氏名がどちらも違えば②に当たり、改姓の人も家族を取り違えた人も止まる',
  level: 'abnormal',
  covers: [...noticeSteps],
  basis: [permanentCheck, gradedCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, expect } = scene;
    const family0 = people.household('改姓した人', { head: { age: 44, sex: '1', insured: true, givenName: { kanji: '健一', kana: 'ケンイチ' } }, surname: { kanji: '鈴木', kana: 'スズキ' } });
    await enrolled(scene, told(family0, family0.head, { name: '佐野　健一', nameKana: 'サノ　ケンイチ' }));
    expect('姓が両方違えば、両氏名差', await atHub(scene, family0.head), '通知済 / H2 / 資格情報と医療情報を停止', permanentCheck);
    const family1 = people.household('名の違う人', { head: { age: 44, sex: '1', insured: true, givenName: { kanji: '健一', kana: 'ケンイチ' } }, surname: { kanji: '鈴木', kana: 'スズキ' } });
    await enrolled(scene, told(family1, family1.head, { name: '鈴木　次郎', nameKana: 'スズキ　ジロウ' }));
    expect('名が両方違っても、両氏名差', await atHub(scene, family1.head), '通知済 / H2 / 資格情報と医療情報を停止', permanentCheck);
  },
});
