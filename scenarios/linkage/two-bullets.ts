import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, named, noticeSteps } from './telling.js';

const bullet = cite('保団連 2023-09-19', '●一字のほか一致する記録は不一致に数えなかった');

export default scenario({
  id: 'linkage.two-bullets',
  ja: '●が一字なら疑いなし、二字なら漢字氏名だけの違いとして止まり、●を違いに数える方針なら一字でも止まる',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [bullet],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, parameters, expect } = scene;
    const cases = [
      ['●一字', 'equal', ['𠮷村', 'ヨシムラ'], '疑いなし / M1 / 停止なし'], ['●二字', 'equal', ['𠮷𣘺', 'ヨシハシ'], '通知済 / M3 / 資格情報と医療情報を停止'], ['●一字', 'differs', ['𠮷村', 'ヨシムラ'], '通知済 / M3 / 資格情報と医療情報を停止'],
    ] as const;
    for (const [ja, bulletCounts, surname, line] of cases) {
      await parameters('insurer-hub', { bulletCounts });
      const family = people.household(`${ja}の人 ${bulletCounts}`, named(surname, ['実', 'ミノル'], { age: 61, sex: '1' }));
      await enrolled(scene, family);
      expect(`${ja}で ${bulletCounts} のとき`, await atHub(scene, family.head), line, bullet);
    }
  },
});
