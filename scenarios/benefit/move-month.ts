import { continuityCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { business, told } from '../assessment/telling.js';
import { arrivalNeeds, arrives, decidesHere, handoverSteps, moveMonthBasis } from '../continuity/telling.js';
import { insuredAt } from '../eligibility/telling.js';
import { benefitNeeds, clinic, delivered, halvedBasis, payableTo, smallestBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.move-month',
  ja: '都内から月の途中に転入し継続性が認められた月は、限度額と21,000円の線が2分の1になり、認められなければならない',
  level: 'normal',
  covers: [...handoverSteps, 'B-06'],
  basis: [halvedBasis, moveMonthBasis, smallestBasis],
  today: '2026-05-11',
  needs: [...arrivalNeeds, ...benefitNeeds],
  cast: [...continuityCast, 'integrated-db'],

  async play(scene) {
    const { expect } = scene;
    const families = [];
    for (const continues of [true, false]) {
      const { origin, before, family } = await insuredAt(scene, continues ? '世田谷区' : '目黒区', continues ? '続く家' : '続かない家', '2021-04-01', { head: { bornOn: '1976-03-03', sex: '1', insured: true } });
      const householdKey = await arrives(scene, origin, before, family, '2026-05-10', []);
      await decidesHere(scene, householdKey, '2026-05-10', () => continues);
      await told(scene, [family.head, business(3_000_000, 2025)]);
      families.push(family);
    }
    await scene.advance('2026-06-01');
    await delivered(scene, ...families.map((family) => [family, stay('2026-05', 90_000), clinic('2026-05', 3_500)] as const));
    const found = await Promise.all(families.map((family) => payableTo(scene, family)));
    // 継続: 10,500円の外来も入る。270,000 + 10,500 − (40,050 + (935,000 − 133,500)×1% = 48,065)
    expect('継続と決めた世帯は、限度額も10,500円の線も2分の1', found[0], ['2026-05 232435'], halvedBasis);
    // 継続でない: 10,500円は入らない。270,000 − (80,100 + (900,000 − 267,000)×1% = 86,430)
    expect('継続でないと決めた世帯は、限度額のまま', found[1], ['2026-05 183570'], moveMonthBasis);
  },
});
