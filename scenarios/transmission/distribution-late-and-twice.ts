import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf } from '../sending.js';
import { continuationSteps, endsHere, moveNeeds, startsHere } from '../eligibility/telling.js';

const waits = cite('別添1 事務の内容', '資格継続業務 2-④⑤ 配信された情報で追加・更新する');
const idempotent = derive('同じ配信を二度取り込んでも、区の記録は一度のときと同じでなければならない');

export default scenario({
  id: 'transmission.distribution-late-and-twice',
  ja: '配信が遅れる間は取得日を書かずに待ち、同じ配信が二度届いても区の記録は変わらない',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [waits, idempotent],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.history'],

  async play(scene) {
    const { ward, people, dataLinkPc, files, fault, overnight, expect } = scene;
    const family = people.household('配信を待つ人', { head: { age: 31, insured: true } });
    await fault('aggregator', 'distributionDelayed');
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    await overnight();
    const early = await ward.qualification(family.head);
    expect('次の朝はまだ届かず、都道府県の取得日は空のまま。区の決めた取得日はある', [early.acquiredOn, early.continuity, early.ownAcquiredOn], [null, null, '2026-05-01'], waits);
    await overnight();
    expect('二日後に届けば書かれる', await datesOf(scene, family.head), ['2026-05-01', null], waits);

    await fault('aggregator', 'distributionDelayed', false);
    await fault('aggregator', 'distributionTwice');
    await endsHere(scene, family.insured, 'joinEmployeeInsurance', '2026-05-13');
    const { rows } = await ward.history(family.head);
    await overnight();
    const received = (await files()).filter(({ to, layout }) => to === 'データ連携用PC' && layout === 'qualificationDates');
    expect('取得喪失年月日のファイルは、待っていた一つと、同じ内容の二つが届いた', [received.length, received[1]!.name === received[2]!.name, received[1]!.rows], [3, false, received[2]!.rows], idempotent);
    expect('二つとも取り込まれ、PCの受信箱に残らない', await dataLinkPc.inbox(), [], idempotent);
    expect('喪失日は一度書かれ、区の履歴は増えない', [await datesOf(scene, family.head), (await ward.history(family.head)).rows], [['2026-05-01', '2026-05-14'], rows], idempotent);
  },
});
