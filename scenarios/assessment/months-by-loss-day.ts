import type { Family } from '../../harness/families.js';
import { levyCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { endsHere, startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { atOnce, reckoned, totalOf } from './reckoning.js';
import { allInsured, alone, changeNeeds, decidedFor, levelOf, levyBasis, levySteps, partsFor, periodsOf, salary, year } from './telling.js';

const months = cite('港区・千代田区・東大阪市 月割の案内', '資格を取得した月から、喪失した月の前月まで');
const lossDay = cite('浦安市 国民健康保険税の月割', '喪失日で数える。月の末日に離れると喪失日は翌月1日で、その月もかかる');
const settled = assume('全員の適用終了が届け出られたら、その更正で残りを一度に納める(王寺町・浦安市は全員が喪失したとき)');
const base = 1_570_000;

export default scenario({
  id: 'assessment.months-by-loss-day',
  ja: '年度の途中で入り、または離れた人は、取得した月から喪失した月の前の月までの分を納める。月末に離れた月はかかり、同じ月に入って離れた月はかからない。全員が離れると届け出れば、残りはその更正で一度に納める',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, months, lossDay, settled],
  today: '2026-06-26',
  needs: changeNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, advance, expect } = scene;
    const [joined, beforeEnd, lastDay, wholeJune, within] = ['5月に入った人', '6月29日に就職する人', '6月30日に就職する人', '6月だけの人', '5月に入り5月に出た人'].map((label) => alone(scene, label)) as [Family, Family, Family, Family, Family];
    const mover = alone(scene, '7月10日に転出すると届け出る人');
    const couple = people.household('一人だけが就職する家', { head: { bornOn: '1990-05-20', insured: true }, members: [{ relationship: '妻', bornOn: '1991-11-03' }] });
    await startsHere(scene, within, 'leaveEmployeeInsurance', '2026-05-07');
    await endsHere(scene, within.insured, 'joinEmployeeInsurance', '2026-05-24');
    await allInsured(scene, ...([[joined, '2026-05-20'], [beforeEnd, '2023-04-01'], [lastDay, '2023-04-01'], [wholeJune, '2026-06-01'], [mover, '2023-04-01'], [couple, '2023-04-01']] as const).map(([family, since]) => [family, since, [[family.head, salary(2_000_000)]]] as const));

    await ward.run('assessYear');
    const ofMonths = (count: number) => reckoned(scene, year, { baseYen: base, heads: 1, months: count });
    expect('5月20日に取得した人は5月から11か月分', [await partsFor(scene, joined.head), levelOf(await decidedFor(scene, joined.head))], [ofMonths(11), '11か月 0割'], months);
    expect('5月7日に取得し25日に喪失した人にはかからない', (await decidedFor(scene, within.head))?.totalYen ?? 0, 0, lossDay);

    // 6月30日は1期の納期限の当日で、まだ過ぎていない。
    await advance('2026-06-30');
    await endsHere(scene, [lastDay.head], 'joinEmployeeInsurance', '2026-06-30');
    await endsHere(scene, [mover.head], 'moveOutside', '2026-07-10');
    await endsHere(scene, [couple.residents[1]!], 'joinEmployeeInsurance', '2026-06-30');
    await ward.run('reassess');
    const three = totalOf(ofMonths(3));
    expect('その日に決め直しても、月末に離れた人と、翌月に転出すると届け出た人の残りは一度に納める', [periodsOf(await decidedFor(scene, lastDay.head)), periodsOf(await decidedFor(scene, mover.head))], [atOnce(0, three, 0), atOnce(0, three, 0)], settled);
    expect('一人が残る家の残りは、それまでどおりの期に分ける', periodsOf(await decidedFor(scene, couple.head)).length, 10, settled);

    // 喪失日は社会保険の資格を得た日の翌日: 6月30日と7月1日。
    await endsHere(scene, [beforeEnd.head], 'joinEmployeeInsurance', '2026-06-29');
    await endsHere(scene, [wholeJune.head], 'joinEmployeeInsurance', '2026-06-30');
    await advance('2026-07-01');
    await ward.run('reassess');
    for (const [{ head }, count, why] of [[beforeEnd, 2, '6月30日に喪失した人は4月と5月'], [lastDay, 3, '7月1日に喪失した人は6月も'], [wholeJune, 1, '6月1日に取得し7月1日に喪失した人は6月だけ']] as const) {
      expect(`${why}の${count}か月分`, [await partsFor(scene, head), levelOf(await decidedFor(scene, head))], [ofMonths(count), `${count}か月 0割`], lossDay);
    }
    const [before, now] = [totalOf(ofMonths(12)), totalOf(ofMonths(2))];
    expect('納期の来た6月の期はそのままで、残りは一度に納める', periodsOf(await decidedFor(scene, beforeEnd.head)), atOnce(before, now, 1), months);
  },
});
