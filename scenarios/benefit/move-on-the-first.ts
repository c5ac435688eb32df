import { continuityCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { business, told } from '../assessment/telling.js';
import { arrivalNeeds, arrives, decidesHere, handoverSteps, moveMonthBasis } from '../continuity/telling.js';
import { insuredAt } from '../eligibility/telling.js';
import { benefitNeeds, clinic, delivered, halvedBasis, payableTo, repeatBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.move-on-the-first',
  ja: '月の初日に都内から転入した世帯は、継続性が認められても限度額は2分の1にならず、引き継いだ月は多数回に数える',
  level: 'normal',
  covers: [...handoverSteps, 'B-06'],
  basis: [halvedBasis, moveMonthBasis, repeatBasis],
  today: '2026-05-07',
  needs: [...arrivalNeeds, ...benefitNeeds],
  cast: [...continuityCast, 'integrated-db'],

  async play(scene) {
    const { ward, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '一日に越した家', '2021-04-01', { head: { bornOn: '1976-03-03', sex: '1', insured: true } });
    const householdKey = await arrives(scene, origin, before, family, '2026-05-01', ['202601', '202602', '202603']);
    await decidesHere(scene, householdKey, '2026-05-01');
    await told(scene, [family.head, business(3_000_000, 2025)]);
    await scene.advance('2026-06-01');
    await delivered(scene, [family, stay('2026-05', 90_000), clinic('2026-05', 3_500)]);
    // 引き継いだ三か月の次で四回目。270,000 − 44,400。2分の1なら 280,500 − 22,200
    expect('限度額も21,000円の線も2分の1にならない', await payableTo(scene, family), ['2026-05 225600'], moveMonthBasis);
    expect('引き継いだ月を三回と数える', (await ward.benefit(family.head, '2026-05')).countedMonths.map(({ careMonth, origin: from }) => `${careMonth} ${from}`), ['2026-01 carriedOver', '2026-02 carriedOver', '2026-03 carriedOver'], repeatBasis);
  },
});
