import { collectionCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned, totalOf } from '../assessment/reckoning.js';
import { allInsured, alone, business, told } from '../assessment/telling.js';
import { accountOf, booksAgree, decidedYen, overpaidBasis, overpaidIn, pays, periodsOf, quickAgent, refundNeeds, refundsAll, refundSteps, slipsIn, unpaidIn } from './telling.js';

const extraordinaryBasis = assume('過ぎた年度の増額は随時期とし、決定した月の翌月末(休日なら次の開庁日)を納期限とする');
const last = 2025;
const account = accountOf('0000001');

export default scenario({
  id: 'refunds.raised-after-paid-up',
  ja: '全部を納めた後の増額は新しい随時期になり、納めた期は完納のままである。減額は全部が過納になり、還付する',
  level: 'normal',
  covers: refundSteps,
  basis: [extraordinaryBasis, overpaidBasis],
  today: '2026-03-26',
  needs: refundNeeds,
  rates: [last],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const families = ['所得の増える人', '所得の減る人'].map((label) => alone(scene, label));
    const [up, down] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head']];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_430_000, last)]]] as const));
    await ward.run('assessYear');
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    const of = (baseYen: number) => totalOf(reckoned(scene, last, { baseYen, heads: 1 }));
    const [paidYen, moreYen, lessYen] = [of(2_000_000), of(3_000_000), of(1_000_000)];

    await advance('2026-04-01');
    for (const head of [up, down]) await pays(scene, (await slipsIn(scene, head))[0], '一年分の随時期を納める');
    await advance('2026-05-01');
    await told(scene, [up, business(3_430_000, last)], [down, business(1_430_000, last)]);
    await ward.run('reassess');
    expect('増額は次の月の末が納期限の随時期になり、納めた期は完納のまま', (await periodsOf(scene, up, last)).map(({ period, dueOn, state, unpaidYen }) => ({ period, dueOn, state, unpaidYen })), [
      { period: 11, dueOn: '2026-04-30', state: 'paid', unpaidYen: 0 }, { period: 12, dueOn: '2026-06-30', state: 'notDue', unpaidYen: moreYen - paidYen },
    ], extraordinaryBasis);
    expect('減額はそのまま過納になる', await overpaidIn(scene, down, last), [`11期 ${paidYen - lessYen}円`], overpaidBasis);
    await refundsAll(scene, down, account, last);
    await advance('2026-05-12');
    await pays(scene, (await slipsIn(scene, up)).at(-1), '増えた分の随時期を納める');
    await advance('2026-05-22');
    expect('新しい期も納め終わる', await unpaidIn(scene, up, last), [], extraordinaryBasis);
    expect('減った分は口座に届く', await bank.balanceOf(account), paidYen - lessYen, overpaidBasis);
    expect('納めた人の決定の合計と、納めた額は同じである', (await decidedYen(scene, up, last)).reduce((sum, yen) => sum + yen, 0), moreYen, extraordinaryBasis);
    await booksAgree(scene, moreYen + lessYen, { years: [last, last + 1] });
  },
});
