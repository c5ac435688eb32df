import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { allTen, reckoned, shared, totalOf } from './reckoning.js';
import { allInsured, alone, business, changeNeeds, decidedFor, decisionsOn, levelOf, levyBasis, levySteps, partsFor, periodsOf, year } from './telling.js';

const birthday = cite('各務原市・東大阪市 75歳になる人の保険料', '誕生月の前月まで。初めから分かっているので、当初の決定に入っている');

export default scenario({
  id: 'assessment.birthday-75-in-year',
  ja: '年度の途中に75歳になる人の分は、初めから誕生月の前の月まで。誕生日が来ても更正はない',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, birthday],
  today: '2026-06-26',
  needs: [...changeNeeds, 'job.checkAges', 'query.qualification'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, advance, expect } = scene;
    const couple = people.household('7月に75歳になる夫と妻', { head: { bornOn: '1951-07-01', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1955-08-20' }] });
    const single = alone(scene, '7月に75歳になる人', { bornOn: '1951-07-31' });
    const before = alone(scene, '6月に75歳になる人', { bornOn: '1951-06-30' });
    await allInsured(scene, [couple, '2011-04-01', [[couple.head, business(2_430_000)], [couple.residents[1]!, business(1_430_000)]]], ...[single, before].map((family) => [family, '2011-04-01', [[family.head, business(2_430_000)]]] as const));
    await ward.run('assessYear');
    const both = reckoned(scene, year, { baseYen: 3_000_000, heads: 2, months: 3 }, { baseYen: 1_000_000, heads: 1, months: 9 });
    const [three, two] = [3, 2].map((months) => reckoned(scene, year, { baseYen: 2_000_000, heads: 1, months }));
    expect('夫婦では、6月までは二人の分、7月からは妻だけの分', [await partsFor(scene, couple.head), levelOf(await decidedFor(scene, couple.head))], [both, '12か月 0割'], birthday);
    expect('7月31日が誕生日の人は3か月分', [await partsFor(scene, single.head), levelOf(await decidedFor(scene, single.head))], [three, '3か月 0割'], birthday);
    expect('6月30日が誕生日の人は2か月分', [await partsFor(scene, before.head), levelOf(await decidedFor(scene, before.head))], [two, '2か月 0割'], birthday);
    expect('10の期に分かれる', periodsOf(await decidedFor(scene, couple.head)), shared(totalOf(both), allTen), levyBasis);

    await advance('2026-07-03');
    expect('夫の適用は終わった', (await ward.qualification(couple.head)).periods.at(-1)?.applicationEndReason, 'koukiAge75', birthday);
    await ward.run('reassess');
    for (const { head } of [couple, before]) expect(`${head.name}さんの決定は当初の一つのまま`, (await decisionsOn(scene, head)).length, 1, birthday);
  },
});
