import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, rowOf } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds } from './telling.js';

const law = cite('国民健康保険法', '8条1項');

export default scenario({
  id: 'eligibility.join-employee-insurance',
  ja: '社会保険に加入した人は、加入日の翌日に国保を喪失する(一日重なる)',
  level: 'normal',
  covers: continuationSteps,
  basis: [law],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('就職する子のいる家', { head: { age: 52, insured: true }, members: [{ relationship: '子', age: 22 }] });
    const [head, daughter] = [family.head, family.residents[1]!];
    await insuredSince(scene, family, '2024-04-01');

    // 5月12日に社会保険の資格を取得し、その日のうちに届け出る。
    await endsHere(scene, [daughter], 'joinEmployeeInsurance', '2026-05-12');
    expect('社保取得日の当日は、まだ国保の被保険者', (await ward.household(head)).insuredPersonKeys, [head.personKey, daughter.personKey].sort(), law);
    await overnight();
    expect('翌日からは被保険者でない', (await ward.household(head)).insuredPersonKeys, [head.personKey], law);

    const sent = await rowOf(scene, daughter);
    expect('集約へ送った喪失日は社保取得日の翌日、事由は社保加入', [sent?.lostOn, sent?.lossReason], ['2026-05-13', 'joinEmployeeInsurance'], law);
    expect('集約でも翌日に喪失', await atAggregator(scene, daughter), '資格 2024-04-01〜2026-05-13', law);
    expect('配信された喪失日が区に書かれる', await datesOf(scene, daughter), ['2024-04-01', '2026-05-13'], law);
    expect('家に残る世帯主の資格は続く', await atAggregator(scene, head), '資格 2024-04-01〜', law);
  },
});
