import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { allInsured, alone, batchesAtContractor, business, newestNotice, noticeBasis, noticeNeeds, noticeSteps, noticesTo } from './telling.js';

const unseen = assume('誤封入は数えても区の記録からは分からない。届いた人と、届かない人の申し出で分かる');

export default scenario({
  id: 'assessment.two-in-one-envelope',
  ja: 'よその世帯の通知が同じ封筒に入っても区の記録には表れず、届かなかった人の申し出で再発行すると届く',
  level: 'incident',
  covers: noticeSteps,
  basis: [noticeBasis, unseen],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'act.reissueNotices'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, mailing, fault, overnight, expect } = scene;
    const families = [alone(scene, '一人目'), alone(scene, '二人目')];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)]]] as const));
    await ward.run('assessYear');
    await fault('mailing', 'twoInOne');
    await overnight();
    await overnight();
    await fault('mailing', 'twoInOne', false);
    const opened = await Promise.all(families.map(async ({ head }) => ({ head, letters: await mailing.letters(await newestNotice(scene, head)) })));
    const crowded = opened.find(({ letters }) => letters.length === 1);
    const missing = opened.find(({ letters }) => letters.length === 0);
    expect('一人の封筒に二枚入り、もう一人には届かない', [crowded?.letters[0]?.sheets.length, missing?.letters.length], [2, 0], unseen);
    expect('事業者は二通とも発送したと言い、区の記録でも二人は同じ', [await batchesAtContractor(scene), await noticesTo(scene, families[0]!.head), await noticesTo(scene, families[1]!.head)], [['発送済 / 2通'], ['決定通知 / 封入封緘事業者へ'], ['決定通知 / 封入封緘事業者へ']], unseen);

    const { head } = missing!;
    await ward.act({ act: 'reissueNotices', noticeIds: [await newestNotice(scene, head)], why: '届かないとの申し出' });
    await overnight();
    await overnight();
    expect('再発行した通知が一人だけの封筒で届く', (await mailing.letters(await newestNotice(scene, head))).map(({ isDelivered, sheets }) => [isDelivered, sheets.length]), [[true, 1]], noticeBasis);
  },
});
