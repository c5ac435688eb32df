import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, endsHere, moveNeeds, movesInFrom, startsHere } from './telling.js';

export default scenario({
  id: 'eligibility.moved-away-and-back-in-one-month',
  ja: '同じ月に県内の別の区へ出て戻っても、資格は一度も途切れない',
  level: 'normal',
  covers: continuationSteps,
  basis: [continuationBasis],
  today: '2026-05-07',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, other, advance, overnight, expect } = scene;
    const setagaya = other('世田谷区');
    const family = people.household('林家', { head: { age: 55, sex: '1' }, members: [{ relationship: '妻', age: 52 }] });
    const away = people.moved(family, setagaya.municipality.code);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-27');

    await advance('2026-05-11');
    await endsHere(scene, family.insured, 'moveOutWithinPrefecture', '2026-05-10');
    await setagaya.receives(away, '2026-05-10');
    await advance('2026-05-19');
    expect('戻る前は、この区の被保険者でない', (await ward.household(family.head)).insuredPersonKeys, [], continuationBasis);
    await setagaya.letsGo(away.insured, '2026-05-18');
    await movesInFrom(scene, setagaya, family, '2026-05-18');
    await overnight();

    for (const [place, person] of family.insured.entries()) {
      expect(`${person.name}さん: 適用は二つの期間、資格は一続き`, await atWard(scene, person), '適用 2026-04-27〜2026-05-10、2026-05-18〜 / 資格 2026-04-27〜', continuationBasis);
      expect('集約でも一続き', await atAggregator(scene, person), '資格 2026-04-27〜', continuationBasis);
      expect('間の区も、喪失としない', await atOther(setagaya, away.insured[place]!), '資格 2026-04-27〜', continuationBasis);
    }
    expect('戻った日からは、またこの区の被保険者', (await ward.household(family.head)).insuredPersonKeys, [...family.insuredKeys].sort(), continuationBasis);
  },
});
