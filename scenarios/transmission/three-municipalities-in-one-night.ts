import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, lastResult } from '../sending.js';
import { atAggregator, continuationBasis, continuationSteps, insuredAt, moveNeeds, movesInFrom } from '../eligibility/telling.js';

const order = derive('資格の姿は届いた異動情報の集まりで決まり、届いた順番では変わらない');
const ids = cite('別添1 事務の内容', '図1-④ 個人番号・都道府県被保険者ID・市町村被保険者ID');

export default scenario({
  id: 'transmission.three-municipalities-in-one-night',
  ja: '同じ世帯のことが三つの区から一晩に届いても、一続きの資格になり、三つの区が同じ取得日を受け取る',
  level: 'normal',
  covers: continuationSteps,
  basis: [order, ids],
  today: '2026-05-12',
  needs: moveNeeds,

  async play(scene) {
    const { ward, people, other, aggregator, overnight, expect } = scene;
    const { origin: setagaya, before: first } = await insuredAt(scene, '世田谷区', '一月に二度引っ越した家', '2020-04-01', { head: { age: 38, insured: true }, members: [{ relationship: '子', age: 9 }] });
    const suginami = other('杉並区');
    const second = people.moved(first, suginami.municipality.code);
    const third = people.moved(first, ward.municipality.code);
    await setagaya.letsGo(first.insured, '2026-04-15');
    await suginami.receives(second, '2026-04-15');
    await suginami.letsGo(second.insured, '2026-05-10');
    await movesInFrom(scene, suginami, third, '2026-05-10');
    await overnight();

    expect('この区の送信は指摘なしで受理', await lastResult(scene), '受理', order);
    for (const [place, person] of third.insured.entries()) {
      expect(`${person.name}さんは一続きの資格`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2020-04-01〜', ['2020-04-01', null]], continuationBasis);
      expect(`${person.name}さんの取得日は前の二つの区でも同じで、喪失していない`, await Promise.all(([[setagaya, first], [suginami, second]] as const).map(async ([at, family]) => {
        const { acquiredOn, lostOn } = await at.view(family.insured[place]!);
        return [acquiredOn, lostOn];
      })), [['2020-04-01', null], ['2020-04-01', null]], continuationBasis);
      expect(`${person.name}さんは一人で、市町村被保険者IDが三つ`, (await aggregator.view(person)).municipalInsuredIds.map(({ municipalityCode }) => municipalityCode), [ward, setagaya, suginami].map(({ municipality }) => municipality.code).sort(), ids);
    }
  },
});
