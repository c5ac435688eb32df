import { keptOnBasis } from '../../law/special-collection.js';
import { decidedFor, pension, told } from '../assessment/telling.js';
import { ownAccount, periodsOf, refundBasis, refundsAll } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { moneyBasis, ofOneYear, paysUntilSeptember, pensioners, specialNeeds, specialSteps, specialYen, standing } from './telling.js';

export default scenario({
  id: 'special-collection.lowered-after-february',
  ja: '2月に引かれた後で所得が減る更正があると、多く引かれた額は2月分の過誤納になり、本人の口座に還付される',
  level: 'incident',
  covers: [...specialSteps, 'C-13'],
  basis: [keptOnBasis, refundBasis],
  ...ofOneYear,
  needs: [...specialNeeds, 'act.decideOverpayment', 'act.takeRefundClaim', 'job.exportRefunds'],

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const [{ head }] = await pensioners(scene, ['所得の減る人']);
    await ward.run('assessYear');
    const before = (await decidedFor(scene, head))?.totalYen ?? 0;
    const [october = 0, december = 0, february = 0] = await specialYen(scene, head);
    const account = ownAccount(head, '0000001');
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await paysUntilSeptember(scene, head);
    await advance('2027-03-05');
    await told(scene, [head, pension(600_000)]);
    await ward.run('reassess');
    const cut = before - ((await decidedFor(scene, head))?.totalYen ?? 0);
    expect('年額の減った分が、2月の過誤納になる', await standing(scene, head, 'special'), [`10月 完納 ${october}`, `12月 完納 ${december}`, `2月 完納 ${february - cut} 過誤納${cut}`], keptOnBasis);
    const refundedYen = await refundsAll(scene, head, account);
    await advance('2027-03-15');
    expect('その額が本人の口座に届き、過誤納は残らない', { refundedYen, arrived: await bank.balanceOf(account), over: (await periodsOf(scene, head)).filter(({ overpaidYen }) => overpaidYen > 0) }, { refundedYen: cut, arrived: cut, over: [] }, refundBasis);
    expect('収納口座には、新しい年額だけが残る', await bank.collected(), before - cut, moneyBasis);
  },
});
