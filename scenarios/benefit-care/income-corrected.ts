import { scenario } from '../define.js';
import { business, told as incomeTold } from '../assessment/telling.js';
import { applies, casesIn, decides, differenceBasis, living, paysOut, repaymentsIn, stay, told, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.income-corrected',
  ja: '所得が後から直って区分が下がれば追加支給、上がれば返還になり、決めた支給は書き替えない',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [differenceBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const home = await living(scene, '修正申告をした人');
    const { head, householdKey } = home;
    await told(scene, stay(home, 'first'));
    await paysOut(scene, home, '2026-08-27');
    expect('区分ウで支給された', await bank.balanceOf(home.account), 212_570, differenceBasis);
    // 区分エ(210万円以下): 限度額 57,600円。300,000 − 57,600 = 242,400円。
    await incomeTold(scene, [head, business(2_530_000, 2025)]);
    await scene.overnight();
    expect('所得がちょうど210万円まで下がれば、区分エとの差が追加支給の候補になる', (await casesIn(scene, householdKey)).at(-1), '2026-06 29830円 detected', differenceBasis);
    await applies(scene, home);
    await decides(scene, householdKey);
    await advance('2026-09-07');
    expect('差額も口座に入る', await bank.balanceOf(home.account), 242_400, differenceBasis);
    // 区分イ(600万円超): 167,400 + (1,000,000 − 558,000)×1% = 171,820円。300,000 − 171,820 = 128,180円。
    await incomeTold(scene, [head, business(6_430_001, 2025)]);
    await scene.overnight();
    expect('600万円を一円でも超えれば区分イになり、払い過ぎが返納金になる', await repaymentsIn(scene, householdKey), ['114220円 found 0円'], differenceBasis);
    expect('決めた支給は、そのまま残る', await casesIn(scene, householdKey), ['2026-06 212570円 paid', '2026-06 29830円 paid'], differenceBasis);
    await incomeTold(scene, [head, business(2_530_000, 2025)]);
    await scene.overnight();
    expect('所得が戻れば、請求していない返納金は取り消される', await repaymentsIn(scene, householdKey), ['0円 cancelled 0円'], differenceBasis);
  },
});
