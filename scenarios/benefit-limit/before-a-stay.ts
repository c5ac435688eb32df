import { scenario } from '../define.js';
import { casesIn, living } from '../benefit-care/telling.js';
import { counterBasis } from '../benefit/telling.js';
import { asksForLimit, certifiedTo, hospitals, limitBasis, limitCast, limitNeeds, limitPaperOf, paidTo, shown, stays, termBasis } from './telling.js';

export default scenario({
  id: 'benefit-limit.before-a-stay',
  ja: '入院の前に限度額適用認定を受けて証を示すと、窓口の支払は限度額までになり、高額療養費として払うものは残らない',
  level: 'normal',
  covers: ['B-05', 'B-06'],
  basis: [limitBasis, termBasis, counterBasis],
  today: '2026-07-06',
  needs: [...limitNeeds, 'query.receiptWorklist'],
  cast: limitCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const home = await living(scene, '入院の前に申請した人');
    await asksForLimit(scene, home.head);
    await advance('2026-07-21');
    const paper = await limitPaperOf(scene, home.head);
    expect('申請した月の初日から7月31日までの区分ウの証が届く', paper.filter((line) => line.endsWith('まで') || line.startsWith('適用区分') || line.includes('認定証')).map((line) => line.replace(/^.+ 国民健康保険/, '国民健康保険')), ['国民健康保険限度額適用認定証', '2026年7月1日から 2026年7月31日まで', '適用区分 ウ'], termBasis);
    await stays(scene, home, '2026-07-21', shown(paper));
    await advance('2026-09-08');
    // 80,100 + (1,000,000 − 267,000)×1% = 87,430円
    expect('医療機関は87,430円までを本人から受け取り、残りを保険者に求める', await paidTo(scene, '2026-08', hospitals[0]), 912_570, counterBasis);
    expect('支給するものは残らず、区分も多数回も区の判定に合う', { cases: await casesIn(scene, home.householdKey), findings: (await ward.receiptWorklist()).findings.length, refundYen: (await ward.benefit(home.head, '2026-07')).refundYen }, { cases: [], findings: 0, refundYen: 0 }, counterBasis);
    expect('認定は期限で終わっている', await certifiedTo(scene, home.head), ['ウ 2026-07-01〜2026-07-31 終わった'], termBasis);
  },
});
