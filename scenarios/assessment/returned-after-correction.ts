import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned, totalOf } from './reckoning.js';
import { alone, business, changedNoticeNeeds, insuredWithIncome, letterOf, newestNotice, noticeBasis, noticeSteps, told, year, yenJa } from './telling.js';

const newest = derive('更正で古くなった額の納付書を、もう一度刷って渡さない');

export default scenario({
  id: 'assessment.returned-after-correction',
  ja: '返戻になった通知の額が更正で古くなっていれば、その通知は再発行できず、新しい額の通知だけが届く',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [noticeBasis, newest],
  today: '2026-06-08',
  needs: [...changedNoticeNeeds, 'act.reissueNotices', 'act.correctResident'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, mailing, parameters, advance, overnight, expect } = scene;
    await parameters('mailing', { returnDays: 1 });
    const family = alone(scene, '引っ越していた人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_430_000)]]);
    await mailing.cannotReach([{ address: family.address, reason: 'movedAway' }]);
    await ward.run('assessYear');
    const old = await newestNotice(scene, head);
    await overnight();
    // 初めの通知が郵便にある間に更正し、変更通知も同じ住所へ出る。
    await told(scene, [head, business(3_430_000)]);
    await ward.run('reassess');
    const fresh = await newestNotice(scene, head);
    await advance('2026-06-17');
    const isReturned = (await ward.mailings(head)).notices.map(({ noticeId, returnedOn }) => [noticeId, returnedOn !== null]);
    expect('二つとも戻った', isReturned, [[old, true], [fresh, true]], noticeBasis);

    const { address } = people.household('見つかった住所');
    await ward.act({ act: 'correctResident', personKey: head.personKey, address, why: '返戻の調査' });
    expect('古い額の通知は再発行できない', (await ward.tryAct({ act: 'reissueNotices', noticeIds: [old], why: '返戻' })).accepted, false, newest);
    await ward.act({ act: 'reissueNotices', noticeIds: [fresh], why: '返戻' });
    await overnight();
    await overnight();
    const letter = await letterOf(scene, await newestNotice(scene, head));
    expect('新しい額の通知が、見つかった住所に届く', [letter[0], letter.some((line) => line.startsWith(`年額 ${yenJa(totalOf(reckoned(scene, year, { baseYen: 3_000_000, heads: 1 })))}(`))], [address, true], noticeBasis);
  },
});
