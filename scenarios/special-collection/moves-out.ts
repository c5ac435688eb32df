import { stoppedBasis } from '../../law/special-collection.js';
import { decidedFor } from '../assessment/telling.js';
import { endsHere } from '../eligibility/telling.js';
import { ownAccount, refundBasis, refundsAll } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { asked, moneyBasis, ofOneYear, paysUntilSeptember, pensioners, specialNeeds, specialSteps, specialYen, standing, taken } from './telling.js';

export default scenario({
  id: 'special-collection.moves-out',
  ja: '12月5日に7月からの転出が届け出られると、締切りを過ぎた12月分は引かれ、2月分は取り下げられる。納め過ぎた分は後から引かれた12月分も含めて還付される',
  level: 'incident',
  covers: [...specialSteps, 'C-13'],
  basis: [stoppedBasis, refundBasis],
  ...ofOneYear,
  needs: [...specialNeeds, 'act.decideOverpayment', 'act.takeRefundClaim', 'job.exportRefunds'],

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const [{ head }] = await pensioners(scene, ['転出した人']);
    await ward.run('assessYear');
    const [october = 0, december = 0] = await specialYen(scene, head);
    const account = ownAccount(head, '0000001');
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await paysUntilSeptember(scene, head);
    await advance('2026-12-05');
    const paidYen = await bank.collected();
    await endsHere(scene, [head], 'moveOutside', '2026-07-20', '2026-07-20');
    await ward.run('reassess');
    const owedYen = (await decidedFor(scene, head))?.totalYen ?? 0;
    await advance('2026-12-07');
    expect('12月分はもう取り下げられず、2月分だけを取り下げる', (await asked(scene)).filter((line) => line >= '2026-12'), [`2026-12 ${december}`, '2027-02 0'], stoppedBasis);
    await advance('2027-01-05');
    expect('12月は引かれるが、10月とともに全額が過誤納である', { taken: await taken(scene), special: await standing(scene, head, 'special') }, { taken: [`2026-10 徴収した ${october}`, `2026-12 徴収した ${december}`], special: [`10月 完納 0 過誤納${october}`, `12月 完納 0 過誤納${december}`] }, stoppedBasis);
    const refundedYen = await refundsAll(scene, head, account);
    await advance('2027-01-15');
    expect('納めた額から4〜6月分を引いた残りの全部が、本人の口座に届く', { refundedYen, arrived: await bank.balanceOf(account) }, { refundedYen: paidYen + december - owedYen, arrived: paidYen + december - owedYen }, refundBasis);
    expect('収納口座には4〜6月分だけが残り、2月は引かれない', { collected: await bank.collected(), taken: (await taken(scene)).length }, { collected: owedYen, taken: 2 }, moneyBasis);
  },
});
