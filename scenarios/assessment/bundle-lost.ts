import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { allInsured, alone, batchesAtContractor, business, letterOf, newestNotice, noticeBasis, noticeNeeds, noticeSteps, noticesTo } from './telling.js';

const unseen = assume('発送したと言われた束が郵便に出ていないことは、区の記録からは分からない。届かない人の申し出で分かる');

export default scenario({
  id: 'assessment.bundle-lost',
  ja: '事業者が一束を落とすと、区には発送したと伝わるのに届かない人がいて、申し出により再発行すると届く',
  level: 'incident',
  covers: noticeSteps,
  basis: [noticeBasis, unseen],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'act.reissueNotices'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, mailing, fault, parameters, overnight, expect } = scene;
    await parameters('mailing', { bundleSize: 1 });
    const families = [alone(scene, '一人目'), alone(scene, '二人目'), alone(scene, '三人目')];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)]]] as const));
    await ward.run('assessYear');
    await fault('mailing', 'bundleLost');
    await overnight();
    await overnight();
    await fault('mailing', 'bundleLost', false);
    expect('事業者は三通とも発送したと言う', await batchesAtContractor(scene), ['発送済 / 3通'], unseen);
    const opened = await Promise.all(families.map(async ({ head }) => ({ head, count: (await mailing.letters(await newestNotice(scene, head))).length })));
    const without = opened.filter(({ count }) => count === 0).map(({ head }) => head);
    expect('一人だけに届いていない', without.length, 1, unseen);
    for (const { head } of families) expect(`区の記録では${head.name}さんも同じ`, await noticesTo(scene, head), ['決定通知 / 封入封緘事業者へ'], unseen);

    for (const head of without) await ward.act({ act: 'reissueNotices', noticeIds: [await newestNotice(scene, head)], why: '届かないとの申し出' });
    await overnight();
    await overnight();
    for (const head of without) expect('再発行した通知が届く', (await letterOf(scene, await newestNotice(scene, head))).includes(`${head.name} 様`), true, noticeBasis);
  },
});
