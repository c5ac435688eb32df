import { cite } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, channelCast, exceptions, flowBasis, moneyBasis, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

const twiceBasis = cite('地方税法17条の2・北区・練馬区', '二重に納めた分は過誤納として充当か還付にする');

export default scenario({
  id: 'payments.paid-twice',
  ja: '同じ納付書を二つの店で、または店と銀行の窓口で納めると、二度目はまるごと過誤納になり、ほかの期には流れない',
  level: 'abnormal',
  covers: slipSteps,
  basis: [flowBasis, twiceBasis, moneyBasis],
  today: '2026-06-10',
  needs: slipNeeds,
  rates: [year],
  cast: channelCast,

  async play(scene) {
    const { bank, paymentAgent, paymentChannels, advance, expect } = scene;
    const [shops, both] = await withLetters(scene, ['二つの店で納めた人', '店と窓口で納めた人'], '2026-06-15');
    await paymentAgent.pays(shops.bars[0]!);
    await paymentAgent.pays(shops.bars[0]!, { headOfficeCode: '020', storeCode: '000002' });
    await paymentAgent.pays(both.bars[0]!);
    await paymentChannels.paysAtCounter({ noticeId: both.noticeId, fiscalYear: year, period: 1, amountYen: both.yen[0]! });
    await advance('2026-06-19');
    expect('確報が二つ届いた人は、二度目がまるごと過誤納である', [await standing(scene, shops), await standing(scene, both)], [`完納 収納${2 * shops.yen[0]!} 過誤納${shops.yen[0]}`, `完納 収納${both.yen[0]}`], twiceBasis);
    await advance('2026-06-29');
    expect('済通が読まれれば、店と窓口で納めた人も同じである', await standing(scene, both), `完納 収納${2 * both.yen[0]!} 過誤納${both.yen[0]}`, twiceBasis);
    expect('次の期に勝手に充てられてはいない', await Promise.all([shops, both].map((one) => standing(scene, one, 1))), ['納期限の前 収納0', '納期限の前 収納0'], twiceBasis);
    await advance('2026-07-06');
    expect('銀行には二度分の額がある', [await bank.collected(), await exceptions(scene)], [2 * (shops.yen[0]! + both.yen[0]!), [shops, both].map(({ yen }) => `overpaid ${yen[0]} appropriateOrRefund`)], moneyBasis);
    await balanced(scene);
  },
});
