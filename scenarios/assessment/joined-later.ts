import { levyCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned, shared, totalOf } from './reckoning.js';
import { allInsured, alone, changeNeeds, decidedFor, decisionsOn, levyBasis, levySteps, partsFor, periodsOf, salary, year } from './telling.js';

const months = cite('港区・千代田区・東大阪市 月割の案内', '届出の日でなく、資格を取得した月から');
const periods = assume('年度の途中で加入した世帯の最初の期は、決定した月の翌月とする(浦安市の保険税。区の扱いは公開されていない)');

export default scenario({
  id: 'assessment.joined-later',
  ja: '当初賦課の後に加入した世帯は、加入した月からの分を、決定した月の翌月からの期に分けて納める',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, months, periods],
  today: '2026-06-26',
  needs: changeNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [before, newcomer, late] = [alone(scene, '前からいる人'), alone(scene, '6月に加入した人'), alone(scene, '4月に加入していて6月に届け出た人')];
    await allInsured(scene, [before, '2023-04-01', [[before.head, salary(2_000_000)]]]);
    await ward.run('assessYear');
    await advance('2026-06-28');
    await allInsured(scene, [newcomer, '2026-06-25', [[newcomer.head, salary(2_000_000)]]], [late, '2026-04-30', [[late.head, salary(2_000_000)]]]);
    await ward.run('reassess');
    for (const [{ head }, count, why] of [[newcomer, 10, '6月25日に加入した人は6月から'], [late, 12, '4月30日に加入した人は、6月に届け出ても4月から']] as const) {
      const expected = reckoned(scene, year, { baseYen: 1_570_000, heads: 1, months: count });
      expect(`${why}の${count}か月分`, await partsFor(scene, head), expected, months);
      expect('6月に決まったので、7月の2期から分けて納める', periodsOf(await decidedFor(scene, head)), shared(totalOf(expected), [2, 3, 4, 5, 6, 7, 8, 9, 10]), periods);
    }
    expect('前からいる人の決定は当初の一つのまま', (await decisionsOn(scene, before.head)).length, 1, levyBasis);
  },
});
