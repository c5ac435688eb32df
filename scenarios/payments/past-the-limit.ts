import { cite } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, channelCast, demandBasis, exceptions, flowBasis, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

const limitBasis = cite('吹田市 コンビニエンスストアでの納付', '支払期限を過ぎた納付書、読めない納付書、金額を書き直した納付書は店で納められない');

export default scenario({
  id: 'payments.past-the-limit',
  ja: '納付書は支払期限の日まで店で納められ、次の日には断られるが、銀行の窓口で納めれば督促されない',
  level: 'normal',
  covers: slipSteps,
  basis: [limitBasis, flowBasis, demandBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'job.exportDemands'],
  rates: [year],
  cast: channelCast,

  async play(scene) {
    const { paymentAgent, paymentChannels, advance, expect } = scene;
    const [last, late, none] = await withLetters(scene, ['期限の日に納めた人', '次の日に納めた人', '納めない人'], '2026-06-30');
    const rewritten = `${late.bars[0]!.slice(0, 37)}000100${late.bars[0]!.slice(-1)}`;
    expect('金額を書き直した納付書は、検査数字が合わず断られる', await paymentAgent.refuses(rewritten), 'TSG-Y06', limitBasis);
    await paymentAgent.pays(last.bars[0]!);
    await advance('2026-07-01');
    expect('支払期限の次の日は断られる', await paymentAgent.refuses(late.bars[0]!), 'TSG-Y07', limitBasis);
    await paymentChannels.paysAtCounter({ noticeId: late.noticeId, fiscalYear: year, period: 1, amountYen: late.yen[0]! });
    await advance('2026-07-02');
    expect('店で納めた人だけが、速報で分かっている', await Promise.all([last, late, none].map((one) => standing(scene, one))), [`納期限を過ぎた 収納0 速報${last.yen[0]}`, '納期限を過ぎた 収納0', '納期限を過ぎた 収納0'], limitBasis);
    await advance('2026-07-21');
    expect('どちらの納付も完納になり、督促されるのは納めない人だけである', await Promise.all([last, late, none].map((one) => standing(scene, one))), [`完納 収納${last.yen[0]}`, `完納 収納${late.yen[0]}`, '督促した 収納0 督促2026-07-20'], demandBasis);
    expect('職員に回るものはない', await exceptions(scene), [], flowBasis);
    await balanced(scene);
  },
});
