import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, keysOf, lastResult, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startsHere } from './telling.js';

const born = cite('広島市 国民健康保険に加入する日・脱退する日', '出生日');
const files = cite('別添1 事務の内容', '資格継続業務 1-②');

export default scenario({
  id: 'eligibility.birth',
  ja: '生まれた子は出生日に親の世帯で国保を取得し、世帯の全員がそろって集約へ届く',
  level: 'normal',
  covers: continuationSteps,
  basis: [born, files],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, advance, overnight, expect } = scene;
    const family = people.household('子の生まれた家', { head: { age: 34, sex: '1', insured: true }, members: [{ relationship: '妻', age: 33 }, { relationship: '子', bornOn: '2026-05-08' }] });
    const [father, mother, baby] = [family.head, family.residents[1]!, family.residents[2]!];
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2025-09-01', { who: [father, mother] });
    await overnight();
    const parents = await ward.household(father);

    await advance('2026-05-14');
    await startsHere(scene, family, 'birth', '2026-05-08', { who: [baby] });
    await overnight();
    const household = await ward.household(baby);
    expect('子は親と同じ世帯に入り、世帯主は替わらない', [household.householdKey, household.headPersonKey, household.insuredPersonKeys], [parents.householdKey, father.personKey, keysOf(family.residents)], born);
    expect('子の資格は届出の日でなく出生日から', [await atAggregator(scene, baby), await datesOf(scene, baby)], ['資格 2026-05-08〜', ['2026-05-08', null]], born);
    expect('親の取得日は変わらない', [await atAggregator(scene, father), await atAggregator(scene, mother)], ['資格 2025-09-01〜', '資格 2025-09-01〜'], born);
    const sent = await rowsSent(scene, 'qualificationPerson');
    expect('子だけでなく、世帯の被保険者全員を送った', keysOf(sent), keysOf(family.residents), files);
    expect('枝番は一人ずつ違う', new Set(sent.map(({ branchNumber }) => branchNumber)).size, 3, files);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', files);
  },
});
