import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { atAggregator, atWard, continuationBasis, continuationSteps, insuredAt, moveNeeds, movesInFrom, notificationBasis, warnedOfWaiting } from './telling.js';

const grace = assume('転出元を待ち、重複としない日数は公開されていない。ここでは30日待つ設定で、届出の期限14日を過ぎたときの注意だけを見る');

export default scenario({
  id: 'eligibility.waiting-for-origin-grows-old',
  ja: '転出元が黙ったまま転入から14日を過ぎると、転入先ではなく転出元への注意になる',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [notificationBasis, grace],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { parameters, advance, overnight, expect } = scene;
    await parameters('aggregator', { overlapGraceDays: 30 });
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '加藤家', '2021-04-01');
    await origin.letsGo(before.insured, '2026-05-10', { behaviour: { kind: 'never' } });
    await movesInFrom(scene, origin, family, '2026-05-10');

    await advance('2026-05-23');
    expect('13日目: まだ誰にも注意しない', await warnedOfWaiting(scene), [], notificationBasis);
    await advance('2026-05-24');
    expect('14日目: 届出の期限の日なので、まだ注意しない', await warnedOfWaiting(scene), [], notificationBasis);
    expect('待つ間、区は取得日を書かない', await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 未定', continuationBasis);
    await advance('2026-05-25');
    expect('15日目: 転出元に注意する', await warnedOfWaiting(scene), [`W508 ${origin.municipality.code}`], notificationBasis);
    expect('注意しても、資格は何も変わらない', await atAggregator(scene, family.head), '資格 2021-04-01〜 / 転出待ち', continuationBasis);

    await origin.letsGo(before.insured, '2026-05-10', { behaviour: { kind: 'onTime' } });
    await overnight();
    expect('転出元が届け出ると、注意は消える', await warnedOfWaiting(scene), [], continuationBasis);
    expect('取得日が届く', await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 2021-04-01〜', continuationBasis);
  },
});
