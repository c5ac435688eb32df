import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { boxOf, byLetter, kindJa, noticeBy } from '../letters/telling.js';
import { allInsured, alone, batchesAtContractor, business, newestNotice, noticeBasis, noticeNeeds, noticeSteps, noticesTo } from './telling.js';

const unseen = assume('発送したと言われた束が郵便に出ていないことは、区の記録からは分からない。届かない人の申し出で分かる');

export default scenario({
  id: 'assessment.bundle-lost',
  ja: '事業者が一束を落とすと、区には発送したと伝わるのに届かない人がいて、申し出により再発行すると届く',
  level: 'incident',
  covers: noticeSteps,
  basis: [noticeBasis, unseen, byLetter],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'act.reissueNotices'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, mailing, fault, parameters, advance, overnight, expect } = scene;
    await parameters('mailing', { bundleSize: 1 });
    const families = [alone(scene, '一人目'), alone(scene, '二人目'), alone(scene, '三人目')];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)]]] as const));
    for (const family of families) await residents.reads(family, { since: '2023-04-01', expects: [noticeBy(family, '2026-06-12')] });
    await ward.run('assessYear');
    await fault('mailing', 'bundleLost');
    await advance('2026-06-12');
    await fault('mailing', 'bundleLost', false);
    expect('事業者は三通とも発送したと言い、まだ誰も尋ねに来ない', [await batchesAtContractor(scene), await residents.concerns()], [['発送済 / 3通'], []], unseen);
    for (const { head } of families) expect(`区の記録では${head.name}さんも同じ`, await noticesTo(scene, head), ['決定通知 / 封入封緘事業者へ'], unseen);

    await advance('2026-06-15');
    const [concern, ...others] = await residents.concerns();
    const [without, ...reached] = families.toSorted((one) => (one.head.name === concern?.saidBy.name ? -1 : 1));
    expect('届くはずの日を過ぎて、一人だけが尋ねに来る', [kindJa(concern), concern?.saidBy.name, others.length], ['届くはずのものが届かない', without!.head.name, 0], unseen);
    expect('ほかの二人には届いて読まれている', await Promise.all(reached.map((family) => boxOf(scene, family))), reached.map(() => ['2026-06-10 / 読んだ / 知っているとおり']), byLetter);
    const lost = await newestNotice(scene, without!.head);
    expect('その人の通知は、確かに郵便に出ていない', await mailing.letters(lost), [], unseen);
    await ward.act({ act: 'reissueNotices', noticeIds: [lost], why: '届かないとの申し出' });
    await residents.answers(concern!, '再発行しました');
    await overnight();
    await advance('2026-06-17');
    expect('再発行した通知が届いて読まれ、もう誰も尋ねに来ない', [await boxOf(scene, without!), await residents.concerns()], [['2026-06-16 / 読んだ / 知っているとおり'], []], noticeBasis);
  },
});
