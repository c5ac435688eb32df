import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { billed, reckoned, totalOf } from './reckoning.js';
import { alone, changeNeeds, decidedFor, insuredWithIncome, levelOf, levyBasis, levySteps, partsFor, periodsOf, salary, year } from './telling.js';

const voided = derive('適用期間を無効にした人には初めから納付義務がなく、納めた額は過納になる(国保法76条、収納⑫⑬)');

export default scenario({
  id: 'assessment.voided-period',
  ja: '誤って登録した人の適用期間を無効にすると、保険料は0円に更正され、納期の来た期の額は過納になる',
  level: 'abnormal',
  covers: levySteps,
  basis: [levyBasis, voided],
  today: '2026-06-26',
  needs: [...changeNeeds, 'act.voidPeriod'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const family = alone(scene, '社会保険の被扶養者だった人');
    await insuredWithIncome(scene, family, '2026-05-01', [[family.head, salary(3_000_000)]]);
    await ward.run('assessYear');
    const before = totalOf(reckoned(scene, year, { baseYen: 2_570_000, heads: 1, months: 11 }));
    expect('初めは11か月分', (await decidedFor(scene, family.head))?.totalYen, before, levyBasis);

    await advance('2026-07-01');
    await ward.act({ act: 'voidPeriod', personKey: family.head.personKey, applicationStartOn: '2026-05-01', why: '社会保険の被扶養者だった' });
    await ward.run('reassess');
    const decided = await decidedFor(scene, family.head);
    expect('どの区分も0円', [await partsFor(scene, family.head), levelOf(decided).split(' ')[0]], [reckoned(scene, year, { baseYen: 0, heads: 0 }), '0か月'], voided);
    expect('納期の来た1期だけが残り、全額が過納', { installments: periodsOf(decided).length, overpaidYen: decided?.overpaidYen }, { installments: 1, overpaidYen: billed(before, 1) }, voided);
  },
});
