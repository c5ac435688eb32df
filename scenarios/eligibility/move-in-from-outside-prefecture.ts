import { scenario } from '../define.js';
import { acquisitionBasis, atAggregator, atWard, continuationBasis, continuationSteps, moveNeeds, startsHere } from './telling.js';

export default scenario({
  id: 'eligibility.move-in-from-outside-prefecture',
  ja: '県外から転入した人は、届け出た日ではなく転入日に資格を取得する',
  level: 'normal',
  covers: continuationSteps,
  basis: [acquisitionBasis, continuationBasis],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, aggregator, overnight, expect } = scene;
    const family = people.household('鈴木家', { head: { age: 38, sex: '1' }, members: [{ relationship: '妻', age: 36 }] });

    await startsHere(scene, family, 'moveInFromOutside', '2026-05-07');
    const before = await ward.qualification(family.head);
    expect('区が自分で決めた取得日は転入日', before.ownAcquiredOn, '2026-05-07', acquisitionBasis);
    expect('集約から届く前は、都道府県の資格取得日を書かない', before.acquiredOn, null, continuationBasis);
    await overnight();

    for (const person of family.insured) {
      expect(`${person.name}さんの適用も資格も転入日から`, await atWard(scene, person), '適用 2026-05-07〜 / 資格 2026-05-07〜', acquisitionBasis);
      expect('集約でも新しい資格で、転出元を待たない', await atAggregator(scene, person), '資格 2026-05-07〜', continuationBasis);
    }
    const { continuity, municipalInsuredId } = await ward.qualification(family.head);
    expect('継続ではなく新規取得', continuity, 'new', continuationBasis);
    const { chains, municipalInsuredIds } = await aggregator.view(family.head);
    expect('取得事由は県外転入', chains.map(({ acquisitionReason }) => acquisitionReason), ['moveInFromOutside'], acquisitionBasis);
    expect('区が受け取った市町村被保険者IDは、集約の付けたもの', municipalInsuredIds, [{ municipalityCode: ward.municipality.code, municipalInsuredId }], continuationBasis);
    expect('二人とも被保険者', (await ward.household(family.head)).insuredPersonKeys, [...family.insuredKeys].sort(), continuationBasis);
  },
});
