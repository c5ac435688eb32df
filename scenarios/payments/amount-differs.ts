import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, decidesOn, doubtBasis, doubtful, exceptions, feedBasis, moneyBasis, slipCast, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

export default scenario({
  id: 'payments.amount-differs',
  ja: '確報の金額がバーコードと一円違えば誰の収納にもせず、職員が充てても、口座との一円の差は残る',
  level: 'abnormal',
  covers: slipSteps,
  basis: [feedBasis, doubtBasis, moneyBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'act.assignReceipt'],
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { bank, paymentAgent, fault, advance, expect } = scene;
    const [one] = await withLetters(scene, ['額の違う人'], '2026-06-15');
    const yen = one.yen[0]!;
    await paymentAgent.pays(one.bars[0]!);
    await fault('payment-agent', 'amountDiffers');
    await advance('2026-06-19');
    expect('一円足りない確報は、期に充てられず、速報との違いとともに職員に回る。督促を控える速報は残る', [await standing(scene, one), await exceptions(scene)], [`納期限の前 収納0 速報${yen}`, [`amountDiffers ${yen - 1} assign payBack`, `preliminaryDiffers ${yen - 1} askAgent`]], doubtBasis);
    const { about, proposed } = await doubtful(scene, 'amountDiffers');
    await decidesOn(scene, about, proposed, '収納代行に確かめた');
    expect('職員が充てれば、足りない一円が未納に残る', [await standing(scene, one), await exceptions(scene)], [`納期限の前 収納${yen - 1}`, [`preliminaryDiffers ${yen - 1} askAgent`]], doubtBasis);
    await advance('2026-07-06');
    expect('口座にはバーコードの額が届く', await bank.collected(), yen, moneyBasis);
    await balanced(scene, { apart: ['2026-07-02 agent 1'] });
  },
});
