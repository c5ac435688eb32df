import type { Day } from '../../law/define.js';
import { waitingCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { endsHere, startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, business, changeNeeds, decidedFor, levelOf, partsFor, told } from './telling.js';

const twoYears = cite('国民健康保険法', '110条の2(足立区: 最初の納期限の翌日から2年。その日を過ぎると増額も減額もできない)');
const later = cite('神戸市・北区', '後から賦課できるようになった人は、その納期限から2年');
const settled = cite('足立区・神戸市・岩国市', '社会保険などとの調整が要るときの減額だけは、最初の納期限の翌日から5年');
const last = 2025;

export default scenario({
  id: 'assessment.decision-term',
  ja: '令和7年度の保険料は2027年6月30日まで決め直せ、7月1日からは増やせも減らせもしない。社会保険に入っていたことが分かった人の減額だけができる',
  level: 'normal',
  covers: ['A-01', 'A-04', 'A-13'],
  basis: [twoYears, later, settled],
  today: '2026-03-26',
  needs: [...changeNeeds, 'act.voidPeriod'],
  rates: [last],
  cast: waitingCast,
  isLong: true,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [inTime, up, down, employee, october] = [alone(scene, '最後の日に直る人'), alone(scene, '1日遅れて増える人'), alone(scene, '1日遅れて減る人'), alone(scene, '社会保険に入っていた人'), alone(scene, '10月に加入した人')];
    const [voidedInTime, voidedLate, neverHere] = [alone(scene, '最後の日に無効になる人'), alone(scene, '1日遅れて無効になる人'), alone(scene, '初めから社会保険だった人')];
    const insured = [[inTime, '2023-04-01'], [up, '2023-04-01'], [down, '2023-04-01'], [employee, '2023-04-01'], [voidedInTime, '2023-04-01'], [voidedLate, '2023-04-01'], [neverHere, '2023-04-01'], [october, '2025-10-01']] as const satisfies readonly (readonly [typeof up, Day])[];
    await allInsured(scene, ...insured.map(([family, since]) => [family, since, [[family.head, business(2_430_000, last)]]] as const));
    await ward.run('assessYear');
    const of = (baseYen: number, months = 12) => reckoned(scene, last, { baseYen, heads: 1, months });
    expect('はじめの決定', [await partsFor(scene, up.head, last), await partsFor(scene, october.head, last)], [of(2_000_000), of(2_000_000, 6)], twoYears);

    // 令和7年度の最初の納期限は2025年6月30日。
    await advance('2027-06-29');
    await told(scene, [inTime.head, business(3_430_000, last)]);
    const voids = ({ head }: typeof inTime, why: string) => ({ act: 'voidPeriod', personKey: head.personKey, applicationStartOn: '2023-04-01', why }) as const;
    await ward.act(voids(voidedInTime, '誤って登録した'));
    await ward.run('reassess');
    expect('2027年6月30日には、まだ増やせる', await partsFor(scene, inTime.head, last), of(3_000_000), twoYears);
    expect('その日には、無効にした人の分を0円にもできる', (await decidedFor(scene, voidedInTime.head, last))?.totalYen, 0, twoYears);

    await told(scene, [up.head, business(3_430_000, last)], [down.head, business(1_430_000, last)], [october.head, business(3_430_000, last)]);
    await endsHere(scene, [employee.head], 'joinEmployeeInsurance', '2025-05-31');
    await ward.act(voids(voidedLate, '誤って登録した'));
    await ward.act({ ...voids(neverHere, '初めから社会保険の被扶養者だった'), insuredBy: 'joinEmployeeInsurance' });
    const stranger = alone(scene, '届け出ていなかった人');
    await startsHere(scene, stranger, 'leaveEmployeeInsurance', '2025-05-01');
    await ward.run('reassess');
    expect('7月1日には、増やせない', await partsFor(scene, up.head, last), of(2_000_000), twoYears);
    expect('7月1日には、減らせもしない', await partsFor(scene, down.head, last), of(2_000_000), twoYears);
    expect('7月1日には、無効にしても減らせない。初めから社会保険に入っていたためなら0円にする', [await partsFor(scene, voidedLate.head, last), { totalYen: (await decidedFor(scene, neverHere.head, last))?.totalYen }], [of(2_000_000), { totalYen: 0 }], settled);
    expect('届け出ていなかった人に、初めて課すこともできない', (await decidedFor(scene, stranger.head, last))?.totalYen ?? 0, 0, twoYears);
    expect('10月に加入した人の2年はまだ過ぎていないので、増やせる', await partsFor(scene, october.head, last), of(3_000_000, 6), later);
    expect('2025年6月1日に喪失していた人は、4月と5月の2か月分に減らす', [await partsFor(scene, employee.head, last), levelOf(await decidedFor(scene, employee.head, last))], [of(2_000_000, 2), '2か月 0割'], settled);
  },
});
