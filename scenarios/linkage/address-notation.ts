import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, noticeSteps, permanentCheck } from './telling.js';

export default scenario({
  id: 'linkage.address-notation',
  ja: '丁目・番地・号の書き方の違いは疑いなしとし、番地の数が違えば住所の違いとして止める',
  level: 'normal',
  covers: noticeSteps,
  basis: [permanentCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, expect } = scene;
    const notation = people.household('書き方の違う人', { head: { age: 39, insured: true }, address: '東京都渋谷区架空町一丁目2番3号' });
    await jukiNet.holds(notation.head, { address: '渋谷区架空町１－２－３' });
    await enrolled(scene, notation);
    expect('一丁目2番3号と1-2-3は同じ', await atHub(scene, notation.head), '疑いなし / M1 / 停止なし', permanentCheck);
    const number = people.household('番地の違う人', { head: { age: 40, insured: true }, address: '東京都渋谷区架空町一丁目2番3号' });
    await jukiNet.holds(number.head, { address: '渋谷区架空町1-2-4' });
    await enrolled(scene, number);
    expect('1-2-3と1-2-4は違う', await atHub(scene, number.head), '通知済 / M2 / 資格情報と医療情報を停止', permanentCheck);
  },
});
