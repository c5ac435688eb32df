import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, besideVerdict, checkNeeds, enrolled, named, noticeSteps, told } from './telling.js';

const handList = assume('斎と斉のように別の字だが同じとみなされることのある字の扱いは公開されていない(handListCounts)');

export default scenario({
  id: 'linkage.hand-list-characters',
  ja: '斎藤と斉藤の違いは、方針が equal なら疑いなし、review と differs なら漢字氏名だけの違いとして止まり、見直す字であることが知らせに添えられる',
  level: 'normal',
  covers: noticeSteps,
  basis: [handList],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, parameters, expect } = scene;
    const counts = [['equal', '疑いなし / M1 / 停止なし', []], ['review', '通知済 / M3 / 資格情報と医療情報を停止', ['handList']], ['differs', '通知済 / M3 / 資格情報と医療情報を停止', ['']]] as const;
    for (const [handListCounts, line, words] of counts) {
      await parameters('insurer-hub', { handListCounts });
      const family = people.household(`斎藤さん ${handListCounts}`, named(['斎藤', 'サイトウ'], ['亘', 'ワタル'], { age: 58, sex: '1' }));
      await enrolled(scene, told(family, family.head, { name: '斉藤　亘' }));
      expect(`${handListCounts} のとき`, [await atHub(scene, family.head), await besideVerdict(scene, family.head)], [line, words], handList);
    }
  },
});
