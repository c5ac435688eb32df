import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { keysOf, rowsSent } from '../sending.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, endsHere, moveNeeds, startsHere } from './telling.js';

const wholeHousehold = cite('別添1 事務の内容', '資格継続業務 1-②');

export default scenario({
  id: 'eligibility.part-of-household-moves-out',
  ja: '世帯の一人だけが県内へ転出しても、残った人の適用は切れず、送る異動情報には世帯の全員が入る',
  level: 'normal',
  covers: continuationSteps,
  basis: [continuationBasis, wholeHousehold],
  today: '2026-05-07',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, other, advance, overnight, expect } = scene;
    const setagaya = other('世田谷区');
    const family = people.household('阿部家', { head: { age: 52, sex: '1' }, members: [{ relationship: '妻', age: 50 }, { relationship: '子', age: 22 }] });
    const [head, wife, child] = [family.head, family.residents[1]!, family.residents[2]!];
    const alone = people.moved(family, setagaya.municipality.code, [2]);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-27');
    await advance('2026-05-11');
    await endsHere(scene, [child], 'moveOutWithinPrefecture', '2026-05-10');
    await setagaya.receives(alone, '2026-05-10');
    await overnight();

    const sent = await rowsSent(scene, 'qualificationPerson');
    expect('転出した人だけでなく、世帯の全員を送った', keysOf(sent), [...family.insuredKeys].sort(), wholeHousehold);
    expect('終わったのは転出した人の適用だけ', sent.filter(({ applicationEndOn }) => applicationEndOn !== null).map(({ personKey }) => personKey), [child.personKey], wholeHousehold);
    for (const person of [head, wife]) {
      expect(`残った${person.name}さんの適用は切れない`, await atWard(scene, person), '適用 2026-04-27〜 / 資格 2026-04-27〜', continuationBasis);
      expect('集約も待たない', await atAggregator(scene, person), '資格 2026-04-27〜', continuationBasis);
    }
    const household = await ward.household(head);
    expect('世帯主は替わらず、残った二人の世帯になる', [household.headPersonKey, household.insuredPersonKeys], [head.personKey, [head.personKey, wife.personKey].sort()], continuationBasis);
    expect('転出した人は、適用だけが終わる', await atWard(scene, child), '適用 2026-04-27〜2026-05-10 / 資格 2026-04-27〜', continuationBasis);
    expect('転出した人の取得日は、転入先でも同じ', await atOther(setagaya, alone.head), '資格 2026-04-27〜', continuationBasis);
  },
});
