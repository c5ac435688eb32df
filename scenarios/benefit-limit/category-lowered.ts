import { scenario } from '../define.js';
import { business, told as incomeTold } from '../assessment/telling.js';
import { casesIn, differenceBasis, living, paysOut, repaymentsIn } from '../benefit-care/telling.js';
import { asksForLimit, certifiedTo, hospitals, limitBasis, limitCast, limitNeeds, limitPaperOf, paidTo, recalledBasis, shown, stays } from './telling.js';

export default scenario({
  id: 'benefit-limit.category-lowered',
  ja: '証を使った後に区分が下がると、払い過ぎた分は高額療養費の候補になり、新しい証を示した月は低い限度額までになる',
  level: 'normal',
  covers: ['B-05', 'B-06', 'B-09'],
  basis: [limitBasis, recalledBasis, differenceBasis],
  today: '2026-06-08',
  needs: limitNeeds,
  cast: limitCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const home = await living(scene, '修正申告で区分の下がる人');
    const { head, householdKey } = home;
    await asksForLimit(scene, head);
    await advance('2026-06-15');
    await stays(scene, home, '2026-06-15', shown(await limitPaperOf(scene, head)));
    await advance('2026-07-02');
    await incomeTold(scene, [head, business(2_530_000, 2025)]);
    await advance('2026-07-13');
    expect('7月からの認定はエになる', await certifiedTo(scene, head), ['ウ 2026-06-01〜2026-07-31 別の認定に替わった', 'エ 2026-07-01〜2026-07-31 有効'], recalledBasis);
    await stays(scene, home, '2026-07-13', shown(await limitPaperOf(scene, head)));
    await advance('2026-09-08');
    expect('新しい証を示した月は、57,600円までになった', await paidTo(scene, '2026-08', hospitals[0]), 942_400, recalledBasis);
    // 6月は区分ウの 87,430円を払った。区分エなら 57,600円。
    expect('前の証の月の差額だけが候補になり、返還はない', [await casesIn(scene, householdKey), await repaymentsIn(scene, householdKey)], [['2026-06 29830円 solicited'], []], differenceBasis);
    await paysOut(scene, home, '2026-09-15');
    expect('差額が口座に入る', await bank.balanceOf(home.account), 29_830, differenceBasis);
  },
});
