import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, keysOf, lastResult, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds } from './telling.js';

const change = cite('国民健康保険法9条・港区国民健康保険条例施行規則3条', '変更の届出');
const within = derive('資格と適用は区域に住所を有することで決まり(国保法5条)、区の中の転居では区域が変わらない');

export default scenario({
  id: 'eligibility.move-within-ward',
  ja: '区内の転居では住所だけが替わり、適用期間も資格も変わらない',
  level: 'normal',
  covers: continuationSteps,
  basis: [change, within],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, residents, people, overnight, expect } = scene;
    const family = people.household('区内で引っ越す家', { head: { age: 39, insured: true }, members: [{ relationship: '子', age: 8 }] });
    const newAddress = people.household('引っ越し先の住所').address;
    await insuredSince(scene, family, '2023-07-01');
    const before = await ward.household(family.head);
    const idBefore = (await ward.qualification(family.head)).municipalInsuredId;

    await residents.notify({ kind: 'household', reason: 'addressWithinMunicipality', occurredOn: '2026-05-12', personKeys: keysOf(family.insured), headPersonKey: family.head.personKey, residents: [], newAddress });
    await overnight();
    const after = await ward.household(family.head);
    expect('世帯の住所が替わる', [before.address, after.address], [family.address, newAddress], change);
    expect('世帯と被保険者は同じ', [after.householdKey, after.insuredPersonKeys], [before.householdKey, keysOf(family.insured)], within);
    expect('新しい住所が集約へ届く', [(await rowsSent(scene, 'qualificationHousehold')).map(({ householdAddress }) => householdAddress), (await rowsSent(scene, 'qualificationPerson')).map(({ address }) => address)], [[newAddress], [newAddress, newAddress]], change);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', change);
    for (const person of family.insured) {
      const { periods } = await ward.qualification(person);
      expect(`${person.name}さんの適用期間は一つのまま続く`, periods.map(({ applicationStartOn, applicationEndOn }) => [applicationStartOn, applicationEndOn]), [['2023-07-01', null]], within);
      expect(`${person.name}さんの資格は変わらない`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2023-07-01〜', ['2023-07-01', null]], within);
    }
    expect('市町村被保険者IDは前のまま', [idBefore !== null, (await ward.qualification(family.head)).municipalInsuredId], [true, idBefore], within);
  },
});
