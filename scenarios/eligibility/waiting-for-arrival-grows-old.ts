import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, endsHere, moveNeeds, notificationBasis, startsHere, warnedOfWaiting } from './telling.js';

export default scenario({
  id: 'eligibility.waiting-for-arrival-grows-old',
  ja: '県内へ転出した人の転入の届けが来なくても喪失とせず、遅れて届けば初めから続いていたことになる',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [notificationBasis, continuationBasis],
  today: '2026-05-07',
  needs: moveNeeds,

  async play(scene) {
    const { ward, people, other, advance, overnight, expect } = scene;
    const setagaya = other('世田谷区');
    const family = people.household('山本家');
    const after = people.moved(family, setagaya.municipality.code);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-27');
    await advance('2026-05-11');
    await endsHere(scene, family.insured, 'moveOutWithinPrefecture', '2026-05-10');

    await advance('2026-05-24');
    expect('14日目: 届出の期限の日なので、まだ注意しない', await warnedOfWaiting(scene), [], notificationBasis);
    await advance('2026-05-25');
    expect('15日目: 転入先が分からないので、転出したこの区に注意する', await warnedOfWaiting(scene), [`W509 ${ward.municipality.code}`], notificationBasis);
    expect('集約は転入を待ち、喪失としない', await atAggregator(scene, family.head), '資格 2026-04-27〜 / 転入待ち', continuationBasis);
    expect('区の記録にも喪失日はない', await atWard(scene, family.head), '適用 2026-04-27〜2026-05-10 / 資格 2026-04-27〜', continuationBasis);

    await setagaya.receives(after, '2026-05-10');
    await overnight();
    expect('遅れた転入の届けが着くと、待ちも注意も消える', [await atAggregator(scene, family.head), await warnedOfWaiting(scene)], ['資格 2026-04-27〜', []], continuationBasis);
    expect('転入先の取得日は、この区で取得した日', await atOther(setagaya, after.head), '資格 2026-04-27〜', continuationBasis);
    expect('区の記録は変わらない', await atWard(scene, family.head), '適用 2026-04-27〜2026-05-10 / 資格 2026-04-27〜', continuationBasis);
  },
});
