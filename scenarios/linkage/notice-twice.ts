import { derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { caseNeeds, correctionBasis, correctionSteps, decides, enrolled, noticesOf, stateAt, told } from './telling.js';

const once = derive('同じ識別の突合結果は一件の調査であり、二度届いても二度調べず、二度答えない');

export default scenario({
  id: 'linkage.notice-twice',
  ja: '同じ突合結果が続く二つのファイルで届いても、区の調査は一件で、一度の訂正で済む',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [once, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, files, fault, overnight, expect } = scene;
    await fault('insurer-hub', 'noticeTwice');
    const family = people.household('二度知らされる人', { head: { bornOn: '1958-07-30', insured: true } });
    await enrolled(scene, told(family, family.head, { bornOn: '1958-07-03' }));
    const delivered = (await files()).filter(({ layout }) => layout === 'matchNotice');
    expect('同じ中身のファイルが二つ届く', [delivered.length, new Set(delivered.map(({ name }) => name)).size, new Set(delivered.map(({ rows }) => JSON.stringify(rows))).size], [2, 2, 1], once);
    expect('区の調査は一件', await noticesOf(scene, family.head), ['H1 未着手'], once);
    await decides(scene, family.head, { decision: 'dataError', why: '30日を3日と読み違えた', changes: { bornOn: '1958-07-30' } });
    await overnight();
    expect('一度の訂正で済み、解除される', [await noticesOf(scene, family.head), await stateAt(scene, family.head)], [['H1 受理'], '疑いなし / 停止なし'], correctionBasis);
  },
});
