import { collectionCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome, year } from '../assessment/telling.js';
import { accountOf, decidedYen, exceptionsIn, overpaidIn, pays, refundBasis, refundNeeds, refundsAll, refundSteps, slipsIn } from './telling.js';

const fundsBasis = assume('収納口座に足りる額がない総合振込は、銀行が次の営業日にもう一度試す。区は確報を見て還付を決めるので、収納代行の振込より早いことがある');
const account = accountOf('0000001');

export default scenario({
  id: 'refunds.paid-before-the-money',
  ja: '確報だけで還付を急ぐと、収納代行の振込より先に総合振込の日が来る。口座に金がない間は払われず、金が入った日に払われ、二度は払わない',
  level: 'abnormal',
  covers: refundSteps,
  basis: [refundBasis, fundsBasis],
  today: '2026-06-04',
  needs: refundNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, parameters, advance, expect } = scene;
    await parameters('payment-agent', { confirmDays: 1, transfersAMonth: '3', transferDays: 6 });
    const family = alone(scene, '急いで返してほしい人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_000_000)]]);
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, head);
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    // 6月10日に締めて6営業日後の18日に、二件分がまとめて振り込まれる。
    await advance('2026-06-10');
    const [slip] = await slipsIn(scene, head);
    await pays(scene, slip, '世帯主が1期を納める');
    await pays(scene, slip, '家族が別の店で1期を納める', '000002');
    await advance('2026-06-12');
    expect('確報が届けば、過誤納だとわかる', await overpaidIn(scene, head), [`1期 ${firstYen}円`], refundBasis);
    await refundsAll(scene, head, account);
    // 3営業日後の17日が振込日。
    await advance('2026-06-18');
    expect('17日に金はまだなく、18日の朝に入ってから払われる', { payeeYen: await bank.balanceOf(account), heldYen: await bank.collected() }, { payeeYen: firstYen, heldYen: firstYen }, fundsBasis);
    await advance('2026-06-26');
    const { days, troubles } = await ward.ledger(year);
    expect('台帳は17日、明細は18日で、二日の差は打ち消し合う', days.filter(({ channel }) => channel === 'refund').map(({ day, depositYen, ledgerYen }) => ({ day, depositYen, ledgerYen })), [{ day: '2026-06-17', depositYen: 0, ledgerYen: -firstYen }, { day: '2026-06-18', depositYen: -firstYen, ledgerYen: 0 }], fundsBasis);
    expect('遅れて払われた還付は、払われたものとして扱われる', { exceptions: await exceptionsIn(scene), troubles, payeeYen: await bank.balanceOf(account), states: (await bank.requests()).map(({ state }) => state) }, { exceptions: [], troubles: [], payeeYen: firstYen, states: ['settled'] }, fundsBasis);
    expect('銀行の収納口座には一度分だけが残る', await bank.collected(), firstYen, fundsBasis);
  },
});
