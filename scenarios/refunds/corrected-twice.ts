import { collectionCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { billed, reckoned, totalOf } from '../assessment/reckoning.js';
import { allInsured, alone, business, noIncome, told, year } from '../assessment/telling.js';
import { accountOf, booksAgree, decidedYen, exceptionsIn, overpaidBasis, overpaidIn, pays, quickAgent, refundNeeds, refundsAll, refundSteps, slipsIn, unpaidIn } from './telling.js';

const account = accountOf('0000001');

export default scenario({
  id: 'refunds.corrected-twice',
  ja: '所得が下がって1期が過納になり、また上がる。還付の前なら過誤納は納付に戻り、還付の後なら返した分をもう一度納める',
  level: 'abnormal',
  covers: refundSteps,
  basis: [overpaidBasis],
  today: '2026-06-10',
  needs: refundNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const families = ['還付の前にまた上がる人', '還付の後にまた上がる人'].map((label) => alone(scene, label));
    const [before, after] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head']];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(15_430_000)]]] as const));
    await ward.run('assessYear');
    const full = totalOf(reckoned(scene, year, { baseYen: 15_000_000, heads: 1 }));
    const least = totalOf(reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7 }));
    const [firstYen, overYen] = [billed(full, 1), billed(full, 1) - least];
    await bank.opens([{ ...account, balanceYen: 0 }], false);

    await advance('2026-06-18');
    for (const head of [before, after]) await pays(scene, (await slipsIn(scene, head))[0], '世帯主が1期を納める');
    await advance('2026-06-30');
    await told(scene, [before, noIncome()], [after, noIncome()]);
    await ward.run('reassess');
    expect('年額より多く納めた1期は過納になる', [await overpaidIn(scene, before), await overpaidIn(scene, after)], [[`1期 ${overYen}円`], [`1期 ${overYen}円`]], overpaidBasis);
    await refundsAll(scene, after, account);
    await advance('2026-07-07');
    expect('還付が口座に届く', await bank.balanceOf(account), overYen, overpaidBasis);

    await told(scene, [before, business(15_430_000)], [after, business(15_430_000)]);
    await ward.run('reassess');
    const periods = (await decidedYen(scene, before)).slice(1).filter((yen) => yen > 0).map((yen, i) => `${i + 2}期 ${yen}円`);
    expect('還付していない人の過誤納はまた納付になり、残りの期だけを納める', { overpaid: await overpaidIn(scene, before), unpaid: await unpaidIn(scene, before) }, { overpaid: [], unpaid: periods }, overpaidBasis);
    expect('還付した人は、返した分が1期の未納に戻る', { overpaid: await overpaidIn(scene, after), unpaid: await unpaidIn(scene, after) }, { overpaid: [], unpaid: [`1期 ${overYen}円`, ...periods] }, overpaidBasis);
    expect('決めるべき過誤納はもうない', await exceptionsIn(scene), [], overpaidBasis);

    await told(scene, [before, noIncome()], [after, noIncome()]);
    await ward.run('reassess');
    expect('もう一度下がれば、還付していない人の1期だけがまた過納になり、二人とも未納はない', [await overpaidIn(scene, before), await overpaidIn(scene, after), await unpaidIn(scene, before), await unpaidIn(scene, after)], [[`1期 ${overYen}円`], [], [], []], overpaidBasis);
    await booksAgree(scene, 2 * firstYen - overYen);
  },
});
