import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, keysOf, lastResult, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startsHere } from './telling.js';

const change = cite('国民健康保険法9条・港区国民健康保険条例施行規則3条', '変更の届出');
const files = cite('別添1 事務の内容', '資格継続業務 1-②');

export default scenario({
  id: 'eligibility.household-merge',
  ja: '世帯合併では移る人の世帯だけが替わり、取得日は一人ひとり前のまま変わらない',
  level: 'normal',
  covers: continuationSteps,
  basis: [change, files],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, residents, people, overnight, expect } = scene;
    const daughters = people.household('娘夫婦の家', { head: { age: 45, sex: '1', insured: true }, members: [{ relationship: '妻', age: 43 }] });
    const mothers = people.household('一人暮らしの母', { head: { age: 72, sex: '2', insured: true } });
    await startsHere(scene, daughters, 'leaveEmployeeInsurance', '2023-04-01');
    await startsHere(scene, mothers, 'moveInFromOutside', '2012-06-15');
    await overnight();
    const before = await ward.household(daughters.head);

    await residents.notify({ kind: 'household', reason: 'householdMerge', occurredOn: '2026-05-12', personKeys: mothers.insuredKeys.slice(), headPersonKey: daughters.head.personKey, residents: [] });
    await overnight();
    const everybody = [...daughters.insured, mothers.head];
    const { householdKey, headPersonKey, insuredPersonKeys } = await ward.household(mothers.head);
    expect('母は娘夫婦の世帯の世帯員になる', [householdKey, headPersonKey, insuredPersonKeys], [before.householdKey, daughters.head.personKey, keysOf(everybody)], change);
    const rows = (await rowsSent(scene, 'qualificationPerson')).filter((row) => row.householdKey === before.householdKey);
    expect('合併した世帯の全員を送り、枝番は重ならない', [rows.map(({ personKey }) => String(personKey)).sort(), new Set(rows.map(({ branchNumber }) => branchNumber)).size], [keysOf(everybody), 3], files);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', files);
    expect('母の取得日は前のまま', [await atAggregator(scene, mothers.head), await datesOf(scene, mothers.head)], ['資格 2012-06-15〜', ['2012-06-15', null]], change);
    for (const person of daughters.insured) expect(`${person.name}さんの取得日も前のまま`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2023-04-01〜', ['2023-04-01', null]], change);
  },
});
