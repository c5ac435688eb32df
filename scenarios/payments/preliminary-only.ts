import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, demandBasis, exceptions, feedBasis, slipCast, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

const ageBasis = assume('速報から10営業日を過ぎても確報がなければ、送り手に確かめる');

export default scenario({
  id: 'payments.preliminary-only',
  ja: '速報だけの納付は督促を止めるが収納にはならず、店で取り消された納付は忘れた人と同じに督促される',
  level: 'abnormal',
  covers: slipSteps,
  basis: [feedBasis, ageBasis, demandBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'job.exportDemands'],
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { paymentAgent, fault, advance, expect } = scene;
    await fault('payment-agent', 'confirmedLost');
    const [lost, back, none] = await withLetters(scene, ['確報の失われる人', '店で取り消した人', '忘れた人'], '2026-06-15');
    const yen = lost.yen[0]!;
    await scene.step('住民等', 'コンビニ', '二人が納め、一人はその場で取り消す', async () => {
      await paymentAgent.pays(lost.bars[0]!);
      await paymentAgent.takesBack(await paymentAgent.pays(back.bars[0]!));
    });
    await advance('2026-06-16');
    expect('次の朝、取り消した人には速報も残らない', [await standing(scene, lost), await standing(scene, back)], [`納期限の前 収納0 速報${yen}`, '納期限の前 収納0'], feedBasis);
    await advance('2026-06-29');
    expect('速報から10営業日目までは待つ', await exceptions(scene), [], ageBasis);
    await advance('2026-06-30');
    expect('11営業日目に、送り手に確かめる速報として挙がる', await exceptions(scene), [`agedPreliminary ${yen} askAgent`], ageBasis);

    await advance('2026-07-21');
    const demanded = '督促した 収納0 督促2026-07-20';
    expect('督促されるのは、忘れた人と取り消した人だけである', [await standing(scene, lost), await standing(scene, back), await standing(scene, none)], [`納期限を過ぎた 収納0 速報${yen}`, demanded, demanded], demandBasis);
    await balanced(scene, { apart: [`2026-07-02 agent ${yen}`] });
  },
});
