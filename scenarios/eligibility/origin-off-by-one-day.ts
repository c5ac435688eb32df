import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, gapAndOverlapBasis, insuredAt, moveNeeds, movesInFrom } from './telling.js';

export default scenario({
  id: 'eligibility.origin-off-by-one-day',
  ja: '転出元の日付が一日でもずれれば空白か重複として確かめ、同じ日ならそのまま継続する',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [gapAndOverlapBasis, continuationBasis],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { overnight, expect } = scene;
    const early = await insuredAt(scene, '世田谷区', '一日早く閉じられた人', '2021-04-01');
    const exact = await insuredAt(scene, '世田谷区', '正しく閉じられた人', '2021-04-01');
    const late = await insuredAt(scene, '世田谷区', '一日遅く閉じられた人', '2021-04-01');
    await early.origin.letsGo(early.before.insured, '2026-05-10', { behaviour: { kind: 'wrongDate', offsetDays: -1 } });
    await exact.origin.letsGo(exact.before.insured, '2026-05-10');
    await late.origin.letsGo(late.before.insured, '2026-05-10', { behaviour: { kind: 'wrongDate', offsetDays: 1 } });
    for (const { origin, family } of [early, exact, late]) await movesInFrom(scene, origin, family, '2026-05-10');
    await overnight();

    expect('一日早ければ空白1日', await atAggregator(scene, early.family.head), '資格 2021-04-01〜 / E504(1日)', gapAndOverlapBasis);
    expect('同じ日なら一続き', await atAggregator(scene, exact.family.head), '資格 2021-04-01〜', gapAndOverlapBasis);
    expect('一日遅ければ重複1日', await atAggregator(scene, late.family.head), '資格 2021-04-01〜 / E503(1日)', gapAndOverlapBasis);
    expect('この区: 空白の人は確かめる', await atWard(scene, early.family.head), '適用 2026-05-10〜 / 資格 未定 / E504', gapAndOverlapBasis);
    expect('この区: 同じ日の人は取得日が届いている', await atWard(scene, exact.family.head), '適用 2026-05-10〜 / 資格 2021-04-01〜', continuationBasis);
    expect('この区: 重複の人は確かめる', await atWard(scene, late.family.head), '適用 2026-05-10〜 / 資格 未定 / E503', gapAndOverlapBasis);

    for (const { origin, before } of [early, late]) await origin.corrects(before.head, { newUntilOn: '2026-05-10' });
    await overnight();
    for (const { origin, before, family } of [early, exact, late]) {
      expect(`${family.head.name}さん: 訂正の後は三人とも同じ`, await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 2021-04-01〜', continuationBasis);
      expect(`${family.head.name}さん: 転出元の確認事項も消える`, await atOther(origin, before.head), '資格 2021-04-01〜', continuationBasis);
    }
  },
});
