import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, keysOf, lastResult, rowOf, rowsSent } from '../sending.js';
import { atAggregator, continuationBasis, continuationSteps, insuredAt, moveNeeds, movesInFrom } from './telling.js';

const files = cite('別添1 事務の内容', '資格継続業務 1-②(擬制世帯主を含む)');
const householder = cite('国民健康保険法76条・練馬区', '被保険者でない世帯主も納付義務者');
const identity = derive('世帯の継続性は国保上の世帯主で判断するので、擬制世帯主も区をまたいで同じ人と分からなければならない');

export default scenario({
  id: 'eligibility.nominal-head-moves-in',
  ja: '擬制世帯主のいる世帯が転入すると、世帯主は集約に届いてIDも付くが、被保険者の数には入らない',
  level: 'normal',
  covers: continuationSteps,
  basis: [files, householder, identity],
  today: '2026-05-12',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, aggregator, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '会社員の父と国保の母子', '2021-04-01', {
      head: { age: 43, sex: '1', insured: false }, members: [{ relationship: '妻', age: 40, insured: true }, { relationship: '子', age: 10, insured: true }],
    });
    const [father, mother, child] = [family.head, family.residents[1]!, family.residents[2]!];
    await origin.letsGo(before.insured, '2026-05-10');
    await movesInFrom(scene, origin, family, '2026-05-10');
    await overnight();

    const { headPersonKey, headKind, insuredPersonKeys } = await ward.household(mother);
    expect('世帯主は父で、擬制世帯主', [headPersonKey, headKind], [father.personKey, 'nominal'], householder);
    expect('被保険者は母と子の二人', insuredPersonKeys, keysOf([mother, child]), householder);
    expect('父に適用期間はない', (await ward.qualification(father)).periods, [], householder);

    const row = await rowOf(scene, father);
    expect('世帯ファイルの世帯主は擬制', (await rowsSent(scene, 'qualificationHousehold')).map((household) => [household.headPersonKey, household.headKind]), [[father.personKey, 'nominal']], files);
    expect('個人ファイルに擬制世帯主の行があり、適用期間も取得日もない', [row?.memberKind, row?.applicationStartOn, row?.acquiredOn], ['nominalHead', null, null], files);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', files);
    const { chains, municipalInsuredIds } = await aggregator.view(father);
    expect('父は集約で資格を持たないが、二つの区のIDで同じ人と分かる', [chains, municipalInsuredIds.map(({ municipalityCode }) => municipalityCode)], [[], [ward.municipality.code, origin.municipality.code].sort()], identity);
    for (const person of [mother, child]) expect(`${person.name}さんの資格は続く`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2021-04-01〜', ['2021-04-01', null]], continuationBasis);
  },
});
