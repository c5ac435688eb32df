import { scenario } from '../define.js';
import { applicationEndConventionBasis, atAggregator, atOther, atWard, continuationBasis, continuationSteps, endsHere, moveNeeds, startsHere } from './telling.js';

export default scenario({
  id: 'eligibility.move-out-within-prefecture',
  ja: '県内へ転出した世帯は、適用が転出日に終わるだけで、資格は喪失しない',
  level: 'normal',
  covers: continuationSteps,
  basis: [continuationBasis, applicationEndConventionBasis],
  today: '2026-05-07',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, other, advance, overnight, expect } = scene;
    const setagaya = other('世田谷区');
    const family = people.household('高橋家', { head: { age: 51, sex: '1' }, members: [{ relationship: '妻', age: 47 }] });
    const after = people.moved(family, setagaya.municipality.code);

    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-27');
    await overnight();
    await endsHere(scene, family.insured, 'moveOutWithinPrefecture', '2026-05-10');
    await advance('2026-05-09');
    expect('転出日の前日は、まだこの区の被保険者', (await ward.household(family.head)).insuredPersonKeys, [...family.insuredKeys].sort(), applicationEndConventionBasis);
    await advance('2026-05-10');
    expect('転出日からは、この区の被保険者でない', (await ward.household(family.head)).insuredPersonKeys, [], applicationEndConventionBasis);
    await setagaya.receives(after, '2026-05-10');
    await overnight();

    for (const [place, person] of family.insured.entries()) {
      expect(`${person.name}さんの適用は転出日に終わり、資格は続く`, await atWard(scene, person), '適用 2026-04-27〜2026-05-10 / 資格 2026-04-27〜', continuationBasis);
      expect('区が自分で書いた喪失日もない', (await ward.qualification(person)).ownLostOn, null, continuationBasis);
      expect('集約では一続きの資格', await atAggregator(scene, person), '資格 2026-04-27〜', continuationBasis);
      expect('転入先の取得日は、この区で取得した日', await atOther(setagaya, after.insured[place]!), '資格 2026-04-27〜', continuationBasis);
    }
  },
});
