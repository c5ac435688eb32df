import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, entersForm, insuredWithIncome, salary } from '../assessment/telling.js';
import { cite } from '../../law/define.js';
import { benefitNeeds, delivered, linesBasis, payableTo, stay } from './telling.js';

const unemployedBasis = cite('久留米市・吉岡町', '非自発的失業者の給与所得は、高額療養費の区分でも30%で数える');

export default scenario({
  id: 'benefit.involuntary-unemployment',
  ja: '非自発的失業の届出のある人の給与所得は、離職の翌日の月の診療分から30%で区分を見る',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [unemployedBasis, linesBasis],
  today: '2026-10-15',
  needs: [...benefitNeeds, 'act.enterPremiumForm'],
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const family = alone(scene, '会社が倒産した人');
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, salary(7_000_000, 2025)]]);
    await ward.act(entersForm(scene, { kind: 'involuntaryUnemployment', notificationId: 'unemployed-1', personKey: family.head.personKey, leftOn: '2026-05-31', reasonCode: '11' }));
    await delivered(scene, [family, stay('2026-05', 100_000), stay('2026-06', 100_000)]);
    // 5月は 7,000,000 − 430,000 で区分イ 300,000 − 171,820。6月は 7,000,000×30% − 430,000 = 1,670,000 で区分エ 300,000 − 57,600
    expect('離職した月は区分イ、翌月から区分エ', await payableTo(scene, family), ['2026-05 128180', '2026-06 242400'], unemployedBasis);
  },
});
