import { levyCast } from '../../harness/scene.js';
import { assume, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { billed, reckoned, reshared, totalOf } from './reckoning.js';
import { allInsured, alone, business, changeBasis, changeNeeds, decidedFor, levySteps, noIncome, partsFor, periodsOf, told, year } from './telling.js';

const remaining = assume('納期の来た期はそのままにし、差額を残りの期で割る(王寺町・浦安市の保険税)。区の扱いは公開されていない');
const overpaid = derive('納期の来た期の額が新しい年額を超える分は過納で、還付・充当する(収納⑫⑬)');

export default scenario({
  id: 'assessment.income-corrected',
  ja: '年度の途中に所得が直ると更正する。納期の来た期は変えず、残りの期で増減し、それでも余る分は過納になる',
  level: 'normal',
  covers: levySteps,
  basis: [changeBasis, remaining, overpaid],
  today: '2026-06-26',
  needs: changeNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [up, down, away] = [alone(scene, '所得の増える人'), alone(scene, '所得の減る人'), alone(scene, '所得のなくなる人')];
    await allInsured(scene, [up, '2023-04-01', [[up.head, business(2_430_000)]]], [down, '2023-04-01', [[down.head, business(3_430_000)]]], [away, '2023-04-01', [[away.head, business(20_430_000)]]]);
    await ward.run('assessYear');
    const of = (baseYen: number) => reckoned(scene, year, { baseYen, heads: 1 });

    await advance('2026-06-30');
    await told(scene, [up.head, business(3_430_000)], [down.head, business(2_430_000)], [away.head, noIncome()]);
    await ward.run('reassess');
    for (const [{ head }, before, now, ja] of [[up, of(2_000_000), of(3_000_000), '増えた'], [down, of(3_000_000), of(2_000_000), '減った']] as const) {
      const decided = await decidedFor(scene, head);
      expect(`所得の${ja}人の額が直る`, { partsYen: decided?.partsYen, overpaidYen: decided?.overpaidYen }, { partsYen: now, overpaidYen: 0 }, changeBasis);
      expect(`6月30日が納期限の1期はそのままで、${ja}分は2期からで分ける`, periodsOf(decided), reshared(totalOf(before), totalOf(now), 1), remaining);
    }
    const [before, now] = [of(20_000_000), reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7 })];
    const decided = await decidedFor(scene, away.head);
    expect('所得のなくなった人は7割軽減', await partsFor(scene, away.head), now, changeBasis);
    expect('残りの期に額はなく、1期のうち年額を超える分が過納', { installments: periodsOf(decided), overpaidYen: decided?.overpaidYen }, { installments: reshared(totalOf(before), totalOf(now), 1), overpaidYen: billed(totalOf(before), 1) - totalOf(now) }, overpaid);
  },
});
