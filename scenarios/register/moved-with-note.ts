import { scenario } from '../define.js';
import { rowOf } from '../sending.js';
import { gapsOf, notedBasis, registerBasis, registerCast, registered, registerNeeds, registerSteps } from './telling.js';

export default scenario({
  id: 'register.moved-with-note',
  ja: '国保の付記のある転居は、国保の届がなくても翌朝の住民記録の配信で区の住所になり、その夜に集約へ伝わる',
  level: 'normal',
  covers: registerSteps,
  basis: [registerBasis, notedBasis],
  today: '2026-05-11',
  needs: [...registerNeeds, 'query.household'],
  cast: registerCast,

  async play(scene) {
    const { ward, people, citizensOffice, overnight, today, expect } = scene;
    const family = people.household('転居した世帯', { head: { age: 41, insured: true, isNotDisclosed: false }, members: [{ relationship: '子', age: 12, insured: true, isNotDisclosed: false }] });
    await registered(scene, [family], '2023-04-01');
    const address = people.household('新しい家').address;
    await citizensOffice.writes(family.residents, { address, submittedOn: today() });
    expect('市民課が書いた日には、区はまだ前の住所を持つ', (await ward.household(family.head)).address, family.address, registerBasis);
    await overnight();
    expect('翌朝には区の世帯の住所になる', (await ward.household(family.head)).address, address, notedBasis);
    await overnight();
    expect('集約へは、世帯の全員が新しい住所で伝わる', [(await rowOf(scene, family.head))?.address, (await rowOf(scene, family.insured[1]!))?.address], [address, address], notedBasis);
    expect('違いの一覧には残らない', await gapsOf(scene, {}), [], registerBasis);
  },
});
