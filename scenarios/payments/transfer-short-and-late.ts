import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, exceptions, feedBasis, moneyBasis, slipCast, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

export default scenario({
  id: 'payments.transfer-short-and-late',
  ja: '収納代行の振込が一件足りないか遅れても、確報の期は完納のまま、口座との差が日ごとに現れ、届けば打ち消し合う',
  level: 'abnormal',
  covers: slipSteps,
  basis: [feedBasis, moneyBasis],
  today: '2026-06-10',
  needs: slipNeeds,
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { bank, paymentAgent, fault, advance, expect } = scene;
    const [small, large, next] = await withLetters(scene, ['少ない人', '多い人', '次の締めの人'], '2026-06-15');
    for (const one of [small, large]) await paymentAgent.pays(one.bars[0]!);
    await advance('2026-06-22');
    await paymentAgent.pays(next.bars[0]!);
    await fault('payment-agent', 'transferShort');
    await advance('2026-07-06');
    await fault('payment-agent', 'transferShort', false);
    const paid = [small, large, next].map(({ yen }) => `完納 収納${yen[0]}`);
    expect('一件分足りない振込でも、確報の届いた期は完納である', [await bank.collected(), await Promise.all([small, large, next].map((one) => standing(scene, one)))], [small.yen[0], paid], feedBasis);
    const short = `2026-07-02 agent ${-large.yen[0]!}`;
    await fault('payment-agent', 'transferLate');
    await advance('2026-07-14');
    await balanced(scene, { apart: [short, `2026-07-13 agent ${-next.yen[0]!}`] });
    await advance('2026-07-23');
    expect('遅れた振込は、まだ明細にない', await bank.collected(), small.yen[0]! + next.yen[0]!, moneyBasis);
    await advance('2026-07-24');
    expect('どの期も動かず、職員に回る入金もない', [await Promise.all([small, large, next].map((one) => standing(scene, one))), await exceptions(scene)], [paid, []], feedBasis);
    await balanced(scene, { apart: [short, `2026-07-13 agent ${-next.yen[0]!}`, `2026-07-23 agent ${next.yen[0]}`] });
  },
});
