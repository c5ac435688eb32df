import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, gapAndOverlapBasis, insuredAt, moveNeeds, movesInFrom } from './telling.js';

export default scenario({
  id: 'eligibility.gap-after-planned-move-out-day',
  ja: '転出元が転出予定日で閉じて2日の空白ができたら、喪失も取得も起こさずに両方が確かめ、転出元の訂正で継続に戻る',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [gapAndOverlapBasis, continuationBasis],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { ward, overnight, advance, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '小林家', '2021-04-01');
    await origin.letsGo(before.insured, '2026-05-12', { behaviour: { kind: 'plannedDate', plannedOn: '2026-05-10' } });
    await advance('2026-05-12');
    await movesInFrom(scene, origin, family, '2026-05-12');
    await overnight();

    expect('集約は2日の空白とし、新しい取得も喪失も起こさない', await atAggregator(scene, family.head), '資格 2021-04-01〜 / E504(2日)', gapAndOverlapBasis);
    expect('転入先の区は、取得日を書かずに確かめる', await atWard(scene, family.head), '適用 2026-05-12〜 / 資格 未定 / E504', gapAndOverlapBasis);
    expect('転入先の区の継続区分は確認中', (await ward.qualification(family.head)).continuity, 'pending', gapAndOverlapBasis);
    expect('転出元は、確定した取得日のまま確かめる', await atOther(origin, before.head), '資格 2021-04-01〜 / E504', gapAndOverlapBasis);

    await origin.corrects(before.head, { newUntilOn: '2026-05-12' });
    await overnight();
    expect('転出元が転入通知の日に訂正すると、取得日が届く', await atWard(scene, family.head), '適用 2026-05-12〜 / 資格 2021-04-01〜', continuationBasis);
    expect('空白は消え、一続きの資格になる', await atAggregator(scene, family.head), '資格 2021-04-01〜', continuationBasis);
    expect('転出元の確認事項も消える', await atOther(origin, before.head), '資格 2021-04-01〜', continuationBasis);
  },
});
