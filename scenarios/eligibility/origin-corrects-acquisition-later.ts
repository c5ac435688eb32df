import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, insuredAt, moveNeeds, movesInFrom } from './telling.js';

export default scenario({
  id: 'eligibility.origin-corrects-acquisition-later',
  ja: '県内転入の後で前の区が取得日を訂正すると、この区にも新しい取得日が届く',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [continuationBasis],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { ward, advance, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '石川家', '2021-04-01');
    await origin.letsGo(before.insured, '2026-05-10');
    await movesInFrom(scene, origin, family, '2026-05-10');
    await overnight();
    expect('はじめに届いた取得日', await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 2021-04-01〜', continuationBasis);

    await advance('2026-05-20');
    await origin.corrects(before.head, { newStartOn: '2021-03-15' });
    await overnight();
    expect('訂正された取得日に替わり、適用開始日は動かない', await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 2021-03-15〜', continuationBasis);
    const { ownAcquiredOn, continuity } = await ward.qualification(family.head);
    expect('この区が自分で取得したことにはならず、継続のまま', [ownAcquiredOn, continuity], [null, 'continued'], continuationBasis);
    expect('集約と前の区も同じ', [await atAggregator(scene, family.head), await atOther(origin, before.head)], ['資格 2021-03-15〜', '資格 2021-03-15〜'], continuationBasis);
  },
});
