import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, keysOf, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startsHere } from './telling.js';

const city = cite('広島市 国民健康保険に加入する日・脱退する日', '退職日の翌日');
const files = cite('別添1 事務の内容', '資格継続業務 1-②');

export default scenario({
  id: 'eligibility.leave-employee-insurance',
  ja: '退職した人とその被扶養者は、退職日の翌日に国保の資格を取得する',
  level: 'normal',
  covers: continuationSteps,
  basis: [city],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('退職した家', { head: { age: 58, insured: true }, members: [{ relationship: '妻', age: 55, insured: true }, { relationship: '子', age: 27, insured: false }] });
    const [head, wife, son] = [family.head, family.residents[1]!, family.residents[2]!];

    // 4月30日に退職。社会保険は5月1日に失った。働く子は自分の社会保険のまま。
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    const { acquiredOn, ownAcquiredOn } = await ward.qualification(head);
    expect('区は届出から取得日を5月1日と決め、都道府県の取得日は集約から届くまで書かない', [ownAcquiredOn, acquiredOn], ['2026-05-01', null], city);
    await overnight();

    for (const person of [head, wife]) {
      const { periods, continuity, municipalInsuredId } = await ward.qualification(person);
      expect(`${person.name}さんの適用は退職日の翌日から`, periods.map(({ applicationStartOn }) => applicationStartOn), ['2026-05-01'], city);
      expect(`${person.name}さんの資格取得日は退職日の翌日`, await datesOf(scene, person), ['2026-05-01', null], city);
      expect(`${person.name}さんは新規取得で、市町村被保険者IDが付いた`, [continuity, municipalInsuredId !== null], ['new', true], city);
      expect(`${person.name}さんの集約での資格`, await atAggregator(scene, person), '資格 2026-05-01〜', city);
    }
    expect('社会保険のままの子は被保険者でない', (await ward.household(head)).insuredPersonKeys, keysOf([head, wife]), city);
    expect('社会保険のままの子のことは集約へ送らない', (await rowsSent(scene, 'qualificationPerson')).some(({ personKey }) => personKey === son.personKey), false, files);
  },
});
