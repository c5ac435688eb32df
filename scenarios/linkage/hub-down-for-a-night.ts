import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { stateAt, checkNeeds, checkSteps, permanentCheck } from './telling.js';
import { startsHere } from '../eligibility/telling.js';

const unread = cite('国民健康保険課説明資料 2022-03 p.120', '送信が止まっていることに誰も気づかなかった');

export default scenario({
  id: 'linkage.hub-down-for-a-night',
  ja: '中間サーバーが二晩応じなくても異動情報は失われず、直った晩に順に届いて突合される',
  level: 'abnormal',
  covers: checkSteps,
  basis: [unread, permanentCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, fault, overnight, expect } = scene;
    await fault('insurer-hub', 'hubDown');
    const families = [people.household('一晩目の人', { head: { age: 30, insured: true } }), people.household('二晩目の人', { head: { age: 31, insured: true } })];
    for (const family of families) {
      await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
      await overnight();
    }
    await fault('insurer-hub', 'hubDown', false);
    expect('止まっている間は、何も届いていない', await Promise.all(families.map(({ head }) => stateAt(scene, head))), ['記録なし', '記録なし'], unread);
    await overnight();
    expect('直った晩に、二人とも届いて突合まで済む', await Promise.all(families.map(({ head }) => stateAt(scene, head))), ['疑いなし / 停止なし', '疑いなし / 停止なし'], permanentCheck);
  },
});
