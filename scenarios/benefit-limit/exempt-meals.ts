import { scenario } from '../define.js';
import { cite } from '../../law/define.js';
import { casesIn, living } from '../benefit-care/telling.js';
import { counterBasis } from '../benefit/telling.js';
import { asksForLimit, hospitals, limitBasis, limitCast, limitNeeds, limitPaperOf, paidTo, shown, stays } from './telling.js';

const reducedBasis = cite('日野町(滋賀)・甲賀市・大分市', '住民税非課税の世帯には限度額適用・標準負担額減額認定証を交付する');
const mealsBasis = cite('笠松町・鋸南町・稲沢市(令和7年4月)', '食事の標準負担額は一食510円、区分オは240円');

export default scenario({
  id: 'benefit-limit.exempt-meals',
  ja: '住民税非課税の人の証は標準負担額減額を兼ね、示せば医療費は区分オの限度額まで、食事は一食240円になる。45万円を一円超える人の証は兼ねない',
  level: 'normal',
  covers: ['B-05', 'B-06'],
  basis: [limitBasis, reducedBasis, mealsBasis, counterBasis],
  today: '2026-06-08',
  needs: limitNeeds,
  cast: limitCast,

  async play(scene) {
    const { advance, expect } = scene;
    const [exempt, taxed] = [await living(scene, '非課税の人', { incomeYen: 450_000 }), await living(scene, '45万円を一円超える人', { incomeYen: 450_001 })];
    for (const { head } of [exempt, taxed]) await asksForLimit(scene, head);
    await advance('2026-06-15');
    const papers = [await limitPaperOf(scene, exempt.head), await limitPaperOf(scene, taxed.head)];
    expect('届いた証の題と区分', papers.map((lines) => lines.filter((line) => line.endsWith('認定証') || line.startsWith('適用区分')).map((line) => line.replace(/^.+ 国民健康保険/, '国民健康保険'))), [['国民健康保険限度額適用・標準負担額減額認定証', '適用区分 オ'], ['国民健康保険限度額適用認定証', '適用区分 エ']], reducedBasis);
    await stays(scene, exempt, '2026-06-15', { mealCount: 3, ...shown(papers[0]!) });
    await stays(scene, taxed, '2026-06-15', { mealCount: 3, institutionCode: hospitals[1], ...shown(papers[1]!) });
    await advance('2026-08-08');
    // 食事の費用は一食690円。(1,000,000 − 35,400) + 3 × (690 − 240)、(1,000,000 − 57,600) + 3 × (690 − 510)
    expect('医療機関が保険者に求める額', [await paidTo(scene, '2026-07', hospitals[0]), await paidTo(scene, '2026-07', hospitals[1])], [965_950, 942_940], mealsBasis);
    expect('支給するものは残らない', [await casesIn(scene, exempt.householdKey), await casesIn(scene, taxed.householdKey)], [[], []], counterBasis);
  },
});
