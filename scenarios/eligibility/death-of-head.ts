import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, keysOf, lastResult, rowOf, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds } from './telling.js';

const death = cite('広島市 国民健康保険に加入する日・脱退する日', '死亡日の翌日');
const files = cite('別添1 事務の内容', '資格継続業務 1-②');
const householder = cite('国民健康保険法', '9条・76条 世帯主');

export default scenario({
  id: 'eligibility.death-of-head',
  ja: '世帯主が亡くなると、本人は死亡日の翌日に喪失し、残る家族の資格は続いたまま世帯主が替わる',
  level: 'normal',
  covers: continuationSteps,
  basis: [death, householder],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, residents, people, overnight, expect } = scene;
    const family = people.household('世帯主の亡くなる家', { head: { age: 66, sex: '1', insured: true }, members: [{ relationship: '妻', age: 63 }, { relationship: '子', age: 30 }] });
    const [head, wife, child] = [family.head, family.residents[1]!, family.residents[2]!];
    await insuredSince(scene, family, '2018-04-01');

    // 5月12日に亡くなり、その日のうちに死亡と世帯主変更を届け出る。
    await endsHere(scene, [head], 'death', '2026-05-12');
    expect('亡くなった日はまだ被保険者', (await ward.household(wife)).insuredPersonKeys, keysOf([head, wife, child]), death);
    await residents.notify({ kind: 'household', reason: 'headChange', occurredOn: '2026-05-12', personKeys: keysOf([wife, child]), headPersonKey: wife.personKey, residents: [] });
    await overnight();

    const { headPersonKey, headKind, insuredPersonKeys } = await ward.household(wife);
    expect('妻が世帯主になり、被保険者は残る二人', { headPersonKey, headKind, insuredPersonKeys }, { headPersonKey: wife.personKey, headKind: 'insured', insuredPersonKeys: keysOf([wife, child]) }, householder);
    expect('本人は死亡日の翌日に喪失', [await atAggregator(scene, head), await datesOf(scene, head)], ['資格 2018-04-01〜2026-05-13', ['2018-04-01', '2026-05-13']], death);
    for (const person of [wife, child]) expect(`${person.name}さんの資格は切れていない`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2018-04-01〜', ['2018-04-01', null]], death);
    expect('集約へ送った世帯の世帯主は妻', (await rowsSent(scene, 'qualificationHousehold')).at(-1)?.headPersonKey, wife.personKey, files);
    expect('集約へ送った妻の区分は世帯主', (await rowOf(scene, wife))?.memberKind, 'head', files);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', files);
  },
});
