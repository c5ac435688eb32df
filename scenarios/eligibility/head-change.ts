import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, keysOf, lastResult, rowOf, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds } from './telling.js';

const change = cite('平成13年保発291号・国民健康保険法施行規則10条の2', '国保上の世帯主変更');
const files = cite('別添1 事務の内容', '資格継続業務 1-②');

export default scenario({
  id: 'eligibility.head-change',
  ja: '擬制世帯主に代えて被保険者を国保上の世帯主にしても、世帯も資格も変わらない',
  level: 'normal',
  covers: continuationSteps,
  basis: [change, files],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, residents, people, overnight, expect } = scene;
    const family = people.household('会社員の父と国保の家族', { head: { age: 50, sex: '1', insured: false }, members: [{ relationship: '妻', age: 48, insured: true }, { relationship: '子', age: 19, insured: true }] });
    const [father, mother, child] = [family.head, family.residents[1]!, family.residents[2]!];
    await insuredSince(scene, family, '2021-10-01');
    const before = await ward.household(mother);

    await residents.notify({ kind: 'household', reason: 'headChange', occurredOn: '2026-05-12', personKeys: keysOf([mother, child]), headPersonKey: mother.personKey, residents: [] });
    await overnight();
    const { householdKey, headPersonKey, headKind, insuredPersonKeys } = await ward.household(child);
    expect('擬制世帯主は父だった', [before.headPersonKey, before.headKind], [father.personKey, 'nominal'], change);
    expect('世帯は同じままで、母が被保険者である世帯主になる', { householdKey, headPersonKey, headKind, insuredPersonKeys }, { householdKey: before.householdKey, headPersonKey: mother.personKey, headKind: 'insured', insuredPersonKeys: keysOf([mother, child]) }, change);
    expect('集約へ送った世帯主は母', [...(await rowsSent(scene, 'qualificationHousehold')).map(({ headPersonKey: sentHead, headKind: sentKind }) => ({ headPersonKey: sentHead, headKind: sentKind })), { memberKind: (await rowOf(scene, mother))?.memberKind }], [{ headPersonKey: mother.personKey, headKind: 'insured' }, { memberKind: 'head' }], files);
    expect('父はもう送らない', await rowOf(scene, father), undefined, files);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', files);
    for (const person of [mother, child]) expect(`${person.name}さんの資格は変わらない`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2021-10-01〜', ['2021-10-01', null]], change);
  },
});
