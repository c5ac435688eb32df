import { collectionCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome, year } from '../assessment/telling.js';
import { accountOf, booksAgree, claiming, decidedYen, exceptionsIn, overpaidIn, pays, periodsOf, quickAgent, refundBasis, refunding, refundNeeds, refundSteps, returnedBasis, slipsIn } from './telling.js';

const [closed, open] = [accountOf('0000001'), accountOf('0000002')];

export default scenario({
  id: 'refunds.paid-back-at-second-try',
  ja: '二度納めた1期は、口座を聞いてから総合振込で還付する。解約した口座への振込は戻り、聞き直した口座に払い直す',
  level: 'abnormal',
  covers: refundSteps,
  basis: [refundBasis, returnedBasis],
  today: '2026-06-10',
  needs: refundNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const family = alone(scene, '二度納めた人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_000_000)]]);
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, head);
    const first = async () => (await periodsOf(scene, head))[0];

    await advance('2026-06-18');
    const [slip] = await slipsIn(scene, head);
    await pays(scene, slip, '世帯主が1期を納める');
    await advance('2026-06-19');
    await pays(scene, slip, '家族が同じ納付書で1期を納める');
    await advance('2026-06-23');
    expect('二度目の分は1期の過誤納で、職員に知らされる', { overpaid: await overpaidIn(scene, head), exceptions: await exceptionsIn(scene) }, { overpaid: [`1期 ${firstYen}円`], exceptions: [`overpaid ${firstYen}円`] }, refundBasis);

    await ward.act(refunding(await first()));
    expect('振込先が分からない間は、聞くべき還付として知らされる', await exceptionsIn(scene), [`refundWithoutAccount ${firstYen}円`], refundBasis);
    await bank.opens([{ ...closed, balanceYen: 0, state: 'closed' }, { ...open, balanceYen: 0 }], false);
    await ward.act(claiming(scene, await first(), head, closed));
    expect('払う口座が決まれば、誰も待たせない', await exceptionsIn(scene), [], refundBasis);
    await advance('2026-06-30');
    expect('解約された口座への振込は戻り、職員に知らされる', await exceptionsIn(scene), [`refundReturned ${firstYen}円`], returnedBasis);
    expect('払っている途中の還付の口座は替えられないが、戻った後は替えられる', (await ward.tryAct(claiming(scene, await first(), head, open))).accepted, true, returnedBasis);
    expect('一つの還付を二つの口座には払わない', (await ward.tryAct(claiming(scene, await first(), head, closed))).accepted, false, returnedBasis);
    await advance('2026-07-07');
    expect('聞き直した口座に、納め過ぎた額が届く', await bank.balanceOf(open), firstYen, returnedBasis);
    expect('待つものはもうない', { overpaid: await overpaidIn(scene, head), exceptions: await exceptionsIn(scene), state: (await first())?.state }, { overpaid: [], exceptions: [], state: 'paid' }, refundBasis);
    await booksAgree(scene, firstYen);
  },
});
