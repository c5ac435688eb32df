import type { Resident } from '../../contracts/resident.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, keysOf, lastResult, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds } from './telling.js';

const change = cite('国民健康保険法9条・港区国民健康保険条例施行規則3条', '変更の届出');
const files = cite('別添1 事務の内容', '資格継続業務 1-②');

export default scenario({
  id: 'eligibility.household-split',
  ja: '世帯分離では世帯だけが分かれ、誰の資格も取得し直しにならない',
  level: 'normal',
  covers: continuationSteps,
  basis: [change, files],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, residents, people, overnight, expect } = scene;
    const family = people.household('二世帯になる家', { head: { age: 60, sex: '1', insured: true }, members: [{ relationship: '妻', age: 58 }, { relationship: '子', age: 31, sex: '1' }, { relationship: '子の妻', age: 29 }] });
    const [father, mother, son, wife] = family.residents as [Resident, Resident, Resident, Resident];
    await insuredSince(scene, family, '2020-04-01');
    const before = await ward.household(father);

    await residents.notify({ kind: 'household', reason: 'householdSplit', occurredOn: '2026-05-12', personKeys: keysOf([son, wife]), headPersonKey: son.personKey, residents: [] });
    await overnight();
    const [old, fresh] = [await ward.household(father), await ward.household(wife)];
    expect('親の世帯は親二人', [old.householdKey, old.headPersonKey, old.insuredPersonKeys], [before.householdKey, father.personKey, keysOf([father, mother])], change);
    expect('子夫婦は、子を世帯主とする別の世帯', [fresh.householdKey === old.householdKey, fresh.headPersonKey, fresh.insuredPersonKeys], [false, son.personKey, keysOf([son, wife])], change);
    expect('二つの世帯をどちらも、全員そろえて送った', [(await rowsSent(scene, 'qualificationHousehold')).length, keysOf(family.residents)], [2, (await rowsSent(scene, 'qualificationPerson')).map(({ personKey }) => String(personKey)).sort()], files);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', files);
    for (const person of family.residents) expect(`${person.name}さんの資格は変わらない`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2020-04-01〜', ['2020-04-01', null]], change);
  },
});
