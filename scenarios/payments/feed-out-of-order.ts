import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, exceptions, feedBasis, slipCast, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

export default scenario({
  id: 'payments.feed-out-of-order',
  ja: '速報のない確報、確報より後の速報、速報より先の取消のどれも、順に届いたときと同じ台帳になる',
  level: 'abnormal',
  covers: slipSteps,
  basis: [feedBasis],
  today: '2026-06-10',
  needs: slipNeeds,
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { paymentAgent, fault, advance, expect } = scene;
    const [without, later, earlier] = await withLetters(scene, ['速報のない人', '速報が確報より遅い人', '取消が速報より先の人'], '2026-06-15');
    await paymentAgent.pays(without.bars[0]!);
    await fault('payment-agent', 'preliminaryLost');
    await advance('2026-06-16');
    await fault('payment-agent', 'preliminaryLost', false);
    expect('速報が失われた朝は、納めたことを知らない', await standing(scene, without), '納期限の前 収納0', feedBasis);
    await fault('payment-agent', 'preliminaryLate');
    await paymentAgent.pays(later.bars[0]!);
    await advance('2026-06-17');
    await paymentAgent.takesBack(await paymentAgent.pays(earlier.bars[0]!));
    await advance('2026-06-18');
    await fault('payment-agent', 'preliminaryLate', false);
    expect('取消だけが先に届けば、速報を待つものとして挙がる', await exceptions(scene), [`cancelWaiting ${earlier.yen[0]} askAgent`], feedBasis);
    await advance('2026-06-19');
    expect('速報のない確報でも完納になる', await standing(scene, without), `完納 収納${without.yen[0]}`, feedBasis);
    await advance('2026-06-22');
    expect('遅れている速報より先に、確報で完納になる', await standing(scene, later), `完納 収納${later.yen[0]}`, feedBasis);
    await advance('2026-06-26');
    expect('後から届く速報は何も変えず、先の取消はそれを打ち消す', [await Promise.all([without, later, earlier].map((one) => standing(scene, one))), await exceptions(scene)], [[`完納 収納${without.yen[0]}`, `完納 収納${later.yen[0]}`, '納期限の前 収納0'], []], feedBasis);
    await advance('2026-07-06');
    await balanced(scene);
  },
});
