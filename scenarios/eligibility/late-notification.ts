import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf } from '../sending.js';
import { atAggregator, continuationSteps, latenessOf, moveNeeds, startOf } from './telling.js';

const period = cite('国民健康保険法9条・国民健康保険法施行規則2条', '14日以内の届出');
const event = cite('広報みなと 2019-02-11', '保険料は届出の日でなく加入すべき日から');

export default scenario({
  id: 'eligibility.late-notification',
  ja: '社保離脱の届出は14日目でも15日目でも受け付け、期限を過ぎたかを告げ、取得日は社保を離れた日にさかのぼる',
  level: 'normal',
  covers: continuationSteps,
  basis: [period, event],
  today: '2026-05-26',
  needs: [...moveNeeds, 'decision.lateness'],

  async play(scene) {
    const { ward, residents, people, overnight, expect } = scene;
    const inTime = people.household('14日目に届け出る人', { head: { age: 41, insured: true } });
    const late = people.household('15日目に届け出る人', { head: { age: 36, insured: true } });

    // どちらも5月12日に社会保険を失った。14日目は5月26日。
    const onTheLastDay = await residents.tryNotify(startOf(inTime, 'leaveEmployeeInsurance', '2026-05-12'));
    expect('14日目の届出を、期限内として受け付ける', { accepted: onTheLastDay?.accepted, lateness: latenessOf(onTheLastDay) }, { accepted: true, lateness: 'inTime' }, period);
    await overnight();
    const aDayLate = await residents.tryNotify(startOf(late, 'leaveEmployeeInsurance', '2026-05-12'));
    expect('15日目の届出を、期限を過ぎたと告げて受け付ける', { accepted: aDayLate?.accepted, lateness: latenessOf(aDayLate) }, { accepted: true, lateness: 'late' }, period);
    await overnight();

    for (const [family, when] of [[inTime, '14日目'], [late, '15日目']] as const) {
      const { periods, ownAcquiredOn } = await ward.qualification(family.head);
      expect(`${when}に届け出た人の適用は、届出の日でなく社保を離れた日から`, [periods.map(({ applicationStartOn }) => applicationStartOn), ownAcquiredOn], [['2026-05-12'], '2026-05-12'], event);
      expect(`${when}に届け出た人の取得日は、集約でも区でも社保を離れた日`, [await atAggregator(scene, family.head), await datesOf(scene, family.head)], ['資格 2026-05-12〜', ['2026-05-12', null]], event);
    }
  },
});
