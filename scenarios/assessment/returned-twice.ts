import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome, letterOf, newestNotice, noticeBasis, noticeNeeds, noticeSteps, noticesTo } from './telling.js';

const once = assume('同じ通知の返戻が二度知らされても、戻った日は初めのままで、再発行は一度でよい');

export default scenario({
  id: 'assessment.returned-twice',
  ja: '二度発送されて二度戻った通知も、返戻は一度として扱い、再発行した一通だけが届く',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [noticeBasis, once],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'act.reissueNotices', 'act.correctResident'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, people, mailing, fault, parameters, advance, expect } = scene;
    await parameters('mailing', { returnDays: 1 });
    const family = alone(scene, 'あて所にいない人');
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, business(2_430_000)]]);
    await mailing.cannotReach([{ address: family.address, reason: 'unknownAddress' }]);
    await ward.run('assessYear');
    await fault('mailing', 'postedTwice');
    await advance('2026-06-13');
    await fault('mailing', 'postedTwice', false);
    expect('返戻データには同じ通知が二行ある', (await scene.files()).filter(({ layout }) => layout === 'mailReturn').flatMap(({ rows }) => rows).length, 2, once);
    expect('区の通知は一つで、一度戻っただけ', await noticesTo(scene, family.head), ['決定通知 / 返戻 / 2026-06-11に戻った'], once);

    const { address } = people.household('見つかった住所');
    await ward.act({ act: 'correctResident', personKey: family.head.personKey, address, why: '返戻の調査で住所が分かった' });
    const returned = await newestNotice(scene, family.head);
    await ward.act({ act: 'reissueNotices', noticeIds: [returned], why: '返戻' });
    expect('同じ通知をもう一度再発行することはできない', (await ward.tryAct({ act: 'reissueNotices', noticeIds: [returned], why: '返戻(二通目)' })).accepted, false, once);
    await advance('2026-06-16');
    expect('新しい住所に一通届く', (await letterOf(scene, await newestNotice(scene, family.head)))[0], address, noticeBasis);
  },
});
