import { onlineCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { atWard } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince } from '../sending.js';
import { atWardDesk, leaving, onlineBasis, onlineNeeds, onlineSteps, readBy } from './telling.js';

const inTime = assume('取下げは、届出として受け付ける前なら通り、後なら通らない。後は反対の届出か訂正による');

export default scenario({
  id: 'applications.withdrawn',
  ja: '受け付ける前の取下げは何も残さず通り、受け付けた後に行き違いで届いた取下げは通らず、そのことが申請者に見える',
  level: 'abnormal',
  covers: onlineSteps,
  basis: [onlineBasis, inTime],
  today: '2026-05-11',
  needs: onlineNeeds,
  cast: onlineCast,

  async play(scene) {
    const { people, online, overnight, fault, expect } = scene;
    const [early, late] = [people.household('すぐ取り下げた人', { head: { age: 41, insured: true } }), people.household('後から取り下げた人', { head: { age: 52, insured: true } })];
    await insuredSince(scene, early, '2026-05-01');
    await insuredSince(scene, late, '2026-05-01');
    const [first, second] = [await online.applies(leaving(early, '2026-05-08')), await online.applies(leaving(late, '2026-05-08'))];
    await online.withdraws(first);
    await fault('e-application', 'reportLost');
    await online.collected();
    expect('取り下げた方は取下げ、もう一方は受け付けた', [await atWardDesk(scene, first), await atWardDesk(scene, second)], ['取り下げられた 2026-05-13', '受け付けた 2026-05-13'], inTime);
    await online.withdraws(second);
    expect('受理を知らずに取り下げた人には、申出をしたところまで見える', await readBy(scene, second), '取下げの申出 / 知らせなし', onlineBasis);

    await fault('e-application', 'reportLost', false);
    await overnight();
    await overnight();
    expect('間に合った取下げは通り、間に合わなかった方は受理のまま', [await readBy(scene, first), await readBy(scene, second)], ['取下げ / 取下げを受け付けました。', '受理 / 届出を受け付けた後のため、取り下げられません。'], inTime);
    expect('取り下げた人の資格は続き、もう一人の資格は終わる', [await atWard(scene, early.head), await atWard(scene, late.head)], ['適用 2026-05-01〜 / 資格 2026-05-01〜', '適用 2026-05-01〜2026-05-09 / 資格 2026-05-01〜2026-05-09'], inTime);
  },
});
