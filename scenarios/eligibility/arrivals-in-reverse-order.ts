import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, insuredAt, moveNeeds, movesInFrom } from './telling.js';

export default scenario({
  id: 'eligibility.arrivals-in-reverse-order',
  ja: '転入の届けが転出より先に集約へ着いても、最後の姿は順序どおりに着いた場合と同じになる',
  level: 'normal',
  covers: continuationSteps,
  basis: [continuationBasis],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { overnight, expect } = scene;
    const inOrder = await insuredAt(scene, '世田谷区', '順序どおりの世帯', '2021-04-01');
    const reversed = await insuredAt(scene, '世田谷区', '逆の順序の世帯', '2021-04-01');

    await inOrder.origin.letsGo(inOrder.before.insured, '2026-05-10');
    await movesInFrom(scene, reversed.origin, reversed.family, '2026-05-10');
    await overnight();
    expect('転出が先に着いた人は、転入を待つ', await atAggregator(scene, inOrder.before.head, inOrder.origin.municipality.code), '資格 2021-04-01〜 / 転入待ち', continuationBasis);
    expect('転入が先に着いた人は、転出を待つ', await atAggregator(scene, reversed.family.head), '資格 2021-04-01〜 / 転出待ち', continuationBasis);
    expect('転出を待つ間、区は取得日を書かない', await atWard(scene, reversed.family.head), '適用 2026-05-10〜 / 資格 未定', continuationBasis);

    await reversed.origin.letsGo(reversed.before.insured, '2026-05-10');
    await movesInFrom(scene, inOrder.origin, inOrder.family, '2026-05-10');
    await overnight();
    for (const { origin, before, family } of [inOrder, reversed]) {
      expect(`${family.head.name}さん: 区の記録`, await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 2021-04-01〜', continuationBasis);
      expect(`${family.head.name}さん: 集約の記録`, await atAggregator(scene, family.head), '資格 2021-04-01〜', continuationBasis);
      expect(`${family.head.name}さん: 転出元の記録`, await atOther(origin, before.head), '資格 2021-04-01〜', continuationBasis);
    }
  },
});
