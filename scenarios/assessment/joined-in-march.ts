import { levyCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned, totalOf } from './reckoning.js';
import { allInsured, alone, decidedFor, levyBasis, levyNeeds, levySteps, partsFor, salary, year } from './telling.js';

const months = cite('港区・千代田区・東大阪市 月割の案内', '資格を取得した月から');
const extraordinary = assume('年度の期が残っていない額は随時期とし、決定した月の翌月末を納期限とする');

export default scenario({
  id: 'assessment.joined-in-march',
  ja: '3月に加入した世帯の3月分は、年度の期が残っていないので、翌月末を納期限とする随時期で納める',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, months, extraordinary],
  today: '2027-03-04',
  needs: levyNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, expect } = scene;
    const [march, february] = [alone(scene, '3月に加入した人'), alone(scene, '2月末に加入した人')];
    await allInsured(scene, [march, '2027-03-01', [[march.head, salary(2_000_000)]]], [february, '2027-02-28', [[february.head, salary(2_000_000)]]]);
    await ward.run('assessYear');
    for (const [{ head }, count, since] of [[march, 1, '3月1日'], [february, 2, '2月28日']] as const) {
      const expected = reckoned(scene, year, { baseYen: 1_570_000, heads: 1, months: count });
      const decided = await decidedFor(scene, head);
      expect(`${since}に加入した人は${count}か月分`, [await partsFor(scene, head), decided?.months], [expected, count], months);
      expect('全額が随時期で、納期限は4月末', decided?.installments.map(({ number, dueOn, yen }) => [number, dueOn, yen]), [[11, '2027-04-30', totalOf(expected)]], extraordinary);
    }
  },
});
