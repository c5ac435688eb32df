import { scenario } from '../define.js';
import { living, paysOut } from '../benefit-care/telling.js';
import { casesOf, counterBasis, courseBasis } from '../benefit/telling.js';
import { asksForLimit, hospitals, limitBasis, limitCast, limitNeeds, limitPaperOf, paidTo, shown, stays } from './telling.js';

export default scenario({
  id: 'benefit-limit.without-the-paper',
  ja: '証を示さない人は窓口で3割を払い、後から高額療養費を受ける。証を示した人と、おしまいに負担する額は同じ',
  level: 'normal',
  covers: ['B-05', 'B-06', 'B-09'],
  basis: [limitBasis, counterBasis, courseBasis],
  today: '2026-07-06',
  needs: limitNeeds,
  cast: limitCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const [withPaper, without] = [await living(scene, '証を示した人'), await living(scene, '証のない人')];
    await asksForLimit(scene, withPaper.head);
    await advance('2026-07-21');
    await stays(scene, withPaper, '2026-07-21', shown(await limitPaperOf(scene, withPaper.head)));
    await stays(scene, without, '2026-07-21', { institutionCode: hospitals[1], ...shown(await limitPaperOf(scene, without.head)) });
    await advance('2026-09-08');
    const [paidWith, paidWithout] = [await paidTo(scene, '2026-08', hospitals[0]), await paidTo(scene, '2026-08', hospitals[1])];
    expect('証のない人の医療機関は7割だけを保険者に求める', [paidWith, paidWithout], [912_570, 700_000], counterBasis);
    expect('高額療養費の候補は、証のない人にだけある', [(await casesOf(scene, withPaper.householdKey)).map(({ amountYen }) => amountYen), (await casesOf(scene, without.householdKey)).map(({ amountYen }) => amountYen)], [[], [212_570]], limitBasis);
    await paysOut(scene, without, '2026-09-15', { careMonth: '2026-07' });
    const received = await bank.balanceOf(without.account);
    expect('おしまいの負担は、どちらも87,430円', [1_000_000 - paidWith, 1_000_000 - paidWithout - received], [87_430, 87_430], limitBasis);
  },
});
