import { keptOnBasis } from '../../law/special-collection.js';
import { decidedFor, pension, told, year } from '../assessment/telling.js';
import { pays, slipsIn } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { asked, moneyBasis, ofOneYear, paysUntilSeptember, pensioners, specialSteps, specialYen, taken } from './telling.js';

export default scenario({
  id: 'special-collection.raised-in-november',
  ja: '11月に所得が増える更正があっても天引きの額は変わらず、増えた分だけの納付書が12月からの期として届く',
  level: 'incident',
  covers: specialSteps,
  basis: [keptOnBasis],
  ...ofOneYear,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const [{ head }] = await pensioners(scene, ['所得の増える人']);
    await ward.run('assessYear');
    const before = (await decidedFor(scene, head))?.totalYen ?? 0;
    const months = await specialYen(scene, head);
    await paysUntilSeptember(scene, head);
    await advance('2026-11-05');
    await told(scene, [head, pension(800_000)]);
    await ward.run('reassess');
    const more = ((await decidedFor(scene, head))?.totalYen ?? 0) - before;
    await advance('2026-11-13');
    const added = (await ward.account(head, year)).periods.filter(({ period, leviedYen }) => period > 4 && period < 60 && leviedYen > 0);
    expect('増えた分は、12月からの四つの期に割られる', { isMore: more > 0, periods: added.map(({ period }) => period), sum: added.reduce((sum, { leviedYen }) => sum + leviedYen, 0) }, { isMore: true, periods: [7, 8, 9, 10], sum: more }, keptOnBasis);
    expect('天引きの依頼は変わらない', await asked(scene), ['2026-10', '2026-12', '2027-02'].map((month, i) => `${month} ${months[i]}`), keptOnBasis);
    for (const slip of await slipsIn(scene, head)) await pays(scene, slip, '増えた分を納める');
    await advance('2027-03-10');
    expect('三度とも初めの額が引かれ、合わせて新しい年額になる', { taken: await taken(scene), collected: await bank.collected() }, { taken: ['2026-10', '2026-12', '2027-02'].map((month, i) => `${month} 徴収した ${months[i]}`), collected: before + more }, moneyBasis);
  },
});
