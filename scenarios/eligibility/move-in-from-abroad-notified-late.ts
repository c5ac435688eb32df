import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { acquisitionBasis, atAggregator, atWard, continuationSteps, moveNeeds, notificationBasis, startOf } from './telling.js';

const fromTheEvent = cite('広報みなと 2019-02-11', '保険料は届け出た日ではなく資格を得た日から');

export default scenario({
  id: 'eligibility.move-in-from-abroad-notified-late',
  ja: '国外からの転入の届出は、期限を過ぎても受け付け、適用は転入日にさかのぼる',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [notificationBasis, fromTheEvent, acquisitionBasis],
  today: '2026-05-15',
  needs: moveNeeds,

  async play(scene) {
    const { residents, people, advance, overnight, expect } = scene;
    const onTheLastDay = people.household('14日目に届け出た人', { head: { age: 40, sex: '1', cardUse: 'none' } });
    const aDayLate = people.household('15日目に届け出た人', { head: { age: 40, sex: '1', cardUse: 'none' } });

    const inTime = await residents.tryNotify(startOf(onTheLastDay, 'moveInFromOutside', '2026-05-01'));
    await advance('2026-05-16');
    const late = await residents.tryNotify(startOf(aDayLate, 'moveInFromOutside', '2026-05-01'));
    expect('14日目の届出も、15日目の届出も受け付ける', [inTime?.accepted, late?.accepted], [true, true], notificationBasis);
    await overnight();

    for (const { head } of [onTheLastDay, aDayLate]) {
      expect(`${head.name}さんの適用も資格も転入日から`, await atWard(scene, head), '適用 2026-05-01〜 / 資格 2026-05-01〜', fromTheEvent);
      expect('集約の取得日も転入日', await atAggregator(scene, head), '資格 2026-05-01〜', acquisitionBasis);
    }
  },
});
