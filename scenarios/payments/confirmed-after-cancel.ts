import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, exceptions, feedBasis, moneyBasis, slipCast, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

export default scenario({
  id: 'payments.confirmed-after-cancel',
  ja: '店が取り消したのに確報が届けば、金も届くので収納にし、食い違いを送り手に確かめる',
  level: 'abnormal',
  covers: slipSteps,
  basis: [feedBasis, moneyBasis],
  today: '2026-06-10',
  needs: slipNeeds,
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { bank, paymentAgent, fault, advance, expect } = scene;
    await fault('payment-agent', 'confirmedAfterCancellation');
    const [one, truly] = await withLetters(scene, ['取消が届かなかった人', '取り消した人'], '2026-06-15');
    const yen = one.yen[0]!;
    await paymentAgent.takesBack(await paymentAgent.pays(one.bars[0]!));
    await fault('payment-agent', 'confirmedAfterCancellation', false);
    await paymentAgent.takesBack(await paymentAgent.pays(truly.bars[0]!));
    await advance('2026-06-16');
    expect('取消が届いた朝は、どちらも納めていない', [await standing(scene, one), await standing(scene, truly), await exceptions(scene)], ['納期限の前 収納0', '納期限の前 収納0', []], feedBasis);
    await advance('2026-06-19');
    expect('確報が勝ち、期は完納になる。取消との食い違いは職員に回る', [await standing(scene, one), await exceptions(scene)], [`完納 収納${yen}`, [`confirmedAndCancelled ${yen} askAgent`]], feedBasis);
    await advance('2026-07-06');
    expect('その金は口座に届き、取り消した人の分は届かない', [await bank.collected(), await standing(scene, truly)], [yen, '納期限を過ぎた 収納0'], moneyBasis);
    await balanced(scene);
  },
});
