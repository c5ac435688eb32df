import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds } from './telling.js';

const law = cite('国民健康保険法', '8条2項');

export default scenario({
  id: 'eligibility.welfare-start',
  ja: '生活保護が始まった世帯は、その日に国保を喪失する',
  level: 'normal',
  covers: continuationSteps,
  basis: [law],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('保護の始まる家', { head: { age: 47, insured: true }, members: [{ relationship: '子', age: 12 }] });
    await insuredSince(scene, family, '2022-10-01');
    expect('保護が始まる前は二人とも被保険者', (await ward.household(family.head)).insuredPersonKeys, [...family.insuredKeys].sort(), law);

    await endsHere(scene, family.insured, 'welfareStart', '2026-05-12');
    expect('保護の開始日当日に、もう被保険者でない', (await ward.household(family.head)).insuredPersonKeys, [], law);
    await overnight();

    expect('集約へ送った喪失日は保護の開始日', (await rowsSent(scene, 'qualificationPerson')).map(({ lostOn, lossReason }) => [lostOn, lossReason]), family.insured.map(() => ['2026-05-12', 'welfareStart']), law);
    for (const person of family.insured) {
      expect(`${person.name}さんの集約での喪失日`, await atAggregator(scene, person), '資格 2022-10-01〜2026-05-12', law);
      expect(`${person.name}さんの区での喪失日`, await datesOf(scene, person), ['2022-10-01', '2026-05-12'], law);
    }
  },
});
