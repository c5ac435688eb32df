import { scenario } from '../define.js';
import { business } from '../assessment/telling.js';
import { living } from '../benefit-care/telling.js';
import { counterBasis } from '../benefit/telling.js';
import { asksForLimit, certifiedTo, hospitals, limitCast, limitNeeds, limitPaperOf, paidTo, shown, stays, termBasis } from './telling.js';

export default scenario({
  id: 'benefit-limit.ends-in-july',
  ja: '証は7月31日で終わり、8月に古い証を示しても窓口は3割のまま。8月に申請し直した人は、8月の所得の年と限度額の表による証を受ける',
  level: 'normal',
  covers: ['B-05', 'B-06'],
  basis: [termBasis, counterBasis],
  today: '2026-07-06',
  needs: limitNeeds,
  cast: limitCast,

  async play(scene) {
    const { taxOffice, advance, expect } = scene;
    const [keeps, renews] = [await living(scene, '古い証のままの人'), await living(scene, '8月に申請し直した人')];
    await taxOffice.tells([keeps.head, business(3_000_000, 2026)], [renews.head, business(6_430_001, 2026)]);
    for (const { head } of [keeps, renews]) await asksForLimit(scene, head);
    await advance('2026-08-03');
    expect('7月31日で終わり、申請なしには続かない', [await certifiedTo(scene, keeps.head), await certifiedTo(scene, renews.head)], [['ウ 2026-07-01〜2026-07-31 終わった'], ['ウ 2026-07-01〜2026-07-31 終わった']], termBasis);
    await asksForLimit(scene, renews.head);
    await advance('2026-08-10');
    await stays(scene, keeps, '2026-08-10', shown(await limitPaperOf(scene, keeps.head)));
    await stays(scene, renews, '2026-08-10', { institutionCode: hospitals[1], ...shown(await limitPaperOf(scene, renews.head)) });
    expect('新しい証は前年の所得による区分で、翌年の7月31日まで', (await certifiedTo(scene, renews.head)).at(-1), 'イ 2026-08-01〜2027-07-31 有効', termBasis);
    await advance('2026-10-08');
    // 8月診療分の区分イ: 179,100 + (1,000,000 − 597,000)×1% = 183,130円
    expect('古い証では3割のまま、新しい証では8月の表の限度額まで', [await paidTo(scene, '2026-09', hospitals[0]), await paidTo(scene, '2026-09', hospitals[1])], [700_000, 816_870], counterBasis);
  },
});
