import { Bad } from '../../contracts/define.js';
import { encodePaymentSlip } from '../../contracts/mailing/payment-slip.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, decidesOn, doubtBasis, doubtful, exceptions, feedBasis, moneyBasis, slipCast, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

export default scenario({
  id: 'payments.slip-of-another-ward',
  ja: '隣の区の納付書の確報が紛れ込めば引き渡すまで不明金とし、自分の分が隣へ行けば速報と口座で分かる',
  level: 'incident',
  covers: slipSteps,
  basis: [feedBasis, doubtBasis, moneyBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'act.assignReceipt'],
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { ward, bank, paymentAgent, fault, advance, expect } = scene;
    const [one] = await withLetters(scene, ['隣の区へ知らされる人'], '2026-06-15');
    const yen = one.yen[0]!;
    const neighbour = ward.municipality.code === '131016' ? '13102' : '13101';
    const foreign = encodePaymentSlip({ makerCode: '999999', freeField: `${neighbour}${'7'.repeat(16)}`, reissueNumber: '0', payableUntil: '2026-07-31', isStamped: false, amountYen: 12_340 });
    if (foreign instanceof Bad) throw new TypeError(foreign.why);
    await paymentAgent.pays(one.bars[0]!);
    await paymentAgent.pays(foreign);
    await advance('2026-06-18');
    expect('配信が正しい間は、隣の区の納付を知ることはない', [await standing(scene, one), await exceptions(scene)], [`納期限の前 収納0 速報${yen}`, []], feedBasis);
    await fault('payment-agent', 'wrongMunicipality');
    await advance('2026-06-19');
    expect('紛れ込んだ確報は、引き渡すものとして挙がり、期は動かない', [await standing(scene, one), await exceptions(scene)], [`納期限の前 収納0 速報${yen}`, ['otherWard 12340 forward']], doubtBasis);
    const { about } = await doubtful(scene, 'otherWard');
    await decidesOn(scene, about, null, '収納代行へ、正しい区への引渡しを求めた');
    await advance('2026-07-06');
    expect('口座に届くのは自分の分だけで、確報のない速報が挙がる', [await bank.collected(), await exceptions(scene)], [yen, [`agedPreliminary ${yen} askAgent`, 'otherWard 12340 forward']], moneyBasis);
    await balanced(scene, { suspenseYen: 12_340, apart: [`2026-07-02 agent ${yen - 12_340}`] });
  },
});
