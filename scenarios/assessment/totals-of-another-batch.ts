import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { allInsured, alone, batchesAtContractor, business, changedNoticeNeeds, letterOf, newestNotice, noticeBasis, noticeSteps } from './telling.js';

const checked = assume('封入封緘事業者は件数金額表の通数と合計を数え直し、一つでも違えば丸ごと拒む');

export default scenario({
  id: 'assessment.totals-of-another-batch',
  ja: '前の日の件数金額表を添えてしまった通知データは拒まれ、作り直すまで誰にも届かない',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [noticeBasis, checked],
  today: '2026-06-09',
  needs: [...changedNoticeNeeds, 'act.reissueNotices'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, mailing, files, advance, overnight, expect } = scene;
    const [first, second] = [alone(scene, '初めの日の人'), alone(scene, '次の日の人')];
    await allInsured(scene, [first, '2023-04-01', [[first.head, business(2_430_000)]]]);
    await ward.run('assessYear');
    await allInsured(scene, [second, '2023-04-01', [[second.head, business(3_430_000)]]]);
    await ward.run('reassess');
    const ofFirstDay = (await files()).findLast(({ layout }) => layout === 'printTotals')?.rows ?? [];
    mailing.rewritesNext('totals', () => ofFirstDay);
    await overnight();
    await overnight();
    expect('初めの日の一通は発送し、次の日のものは金額が合わず拒む', (await batchesAtContractor(scene)).map((batch) => batch.split(' / ').slice(0, 2)), [['発送済', '1通'], ['拒否', '年額の合計']], checked);
    expect('次の日の人には届かない', (await mailing.letters(await newestNotice(scene, second.head))).length, 0, checked);

    await ward.act({ act: 'reissueNotices', noticeIds: [await newestNotice(scene, second.head)], why: '件数金額表の取り違え' });
    await advance('2026-06-16');
    for (const { head, address } of [first, second]) expect(`${head.name}さんに一通だけ届く`, (await letterOf(scene, await newestNotice(scene, head))).includes(address), true, noticeBasis);
  },
});
