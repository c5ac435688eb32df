import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, endsHere, insuredAt, moveNeeds, movesInFrom } from './telling.js';

export default scenario({
  id: 'eligibility.three-municipalities-in-turn',
  ja: '三つの区を渡り歩いても、取得日は最初の区のまま、市町村被保険者IDは三つ、都道府県被保険者IDは一つ',
  level: 'normal',
  covers: continuationSteps,
  basis: [continuationBasis],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { ward, people, other, aggregator, advance, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '木村家', '2021-04-01');
    const shinagawa = other('品川区');
    const after = people.moved(family, shinagawa.municipality.code);

    await origin.letsGo(before.insured, '2026-05-10');
    await movesInFrom(scene, origin, family, '2026-05-10');
    await advance('2026-06-02');
    await endsHere(scene, family.insured, 'moveOutWithinPrefecture', '2026-06-01');
    await shinagawa.receives(after, '2026-06-01');
    await overnight();

    expect('真ん中のこの区: 適用は3週間、資格は最初の区から続く', await atWard(scene, family.head), '適用 2026-05-10〜2026-06-01 / 資格 2021-04-01〜', continuationBasis);
    expect('最初の区: 喪失していない', await atOther(origin, before.head), '資格 2021-04-01〜', continuationBasis);
    expect('最後の区: 取得日は最初の区のまま', await atOther(shinagawa, after.head), '資格 2021-04-01〜', continuationBasis);
    expect('集約では一続きの資格', await atAggregator(scene, family.head), '資格 2021-04-01〜', continuationBasis);

    const seenFrom = [await aggregator.view(before.head, origin.municipality.code), await aggregator.view(family.head), await aggregator.view(after.head, shinagawa.municipality.code)];
    expect('三つの区の誰の宛名番号から見ても、都道府県被保険者IDは一つ', new Set(seenFrom.map(({ prefecturePersonId }) => prefecturePersonId)).size, 1, continuationBasis);
    const ids = seenFrom[0]!.municipalInsuredIds;
    expect('市町村被保険者IDは区ごとに一つずつ', ids.map(({ municipalityCode }) => municipalityCode).sort(), [ward, origin, shinagawa].map(({ municipality }) => municipality.code).sort(), continuationBasis);
    expect('三つのIDはみな違い、この区が持つのはこの区のもの', [new Set(ids.map(({ municipalInsuredId }) => municipalInsuredId)).size, ids.find(({ municipalityCode }) => municipalityCode === ward.municipality.code)?.municipalInsuredId],
      [3, (await ward.qualification(family.head)).municipalInsuredId], continuationBasis);
  },
});
