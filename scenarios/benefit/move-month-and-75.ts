import { continuityCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { business, told } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { arrivalNeeds, arrives, decidesHere, handoverSteps } from '../continuity/telling.js';
import { insuredAt } from '../eligibility/telling.js';
import { cite } from '../../law/define.js';
import { benefitNeeds, delivered, halvedBasis, payableTo, stay } from './telling.js';

const quarterBasis = cite('千葉市', '75歳到達と都内転居が同じ月なら、本人の限度額は4分の1');

export default scenario({
  id: 'benefit.move-month-and-75',
  ja: '転居月に75歳になった人の限度額は4分の1、世帯の限度額は2分の1になる',
  level: 'normal',
  covers: [...handoverSteps, 'B-06'],
  basis: [halvedBasis, quarterBasis],
  today: '2026-05-11',
  needs: [...arrivalNeeds, ...benefitNeeds],
  cast: [...continuityCast, 'integrated-db'],

  async play(scene) {
    const { expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '父の75歳の月に越した家', '2021-04-01', { head: { bornOn: '1980-03-03', sex: '1', insured: true }, members: [{ relationship: '父', bornOn: '1951-05-20', insured: true }] });
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', []);
    await decidesHere(scene, householdKey, '2026-05-10');
    const [head, father] = family.insured;
    await told(scene, [head!, business(3_000_000, 2025)], [father!, pensioner(500_000, 1_500_000, 2025)]);
    await scene.advance('2026-06-01');
    await delivered(scene, [family, stay('2026-05', 100_000), stay('2026-05', 30_000, { who: 1 })]);
    // 父 60,000 − 57,600÷4 = 14,400 で 45,600。70〜74歳の世帯 14,400 は 28,800まで
    // 世帯 14,400 + 300,000 − (80,100÷2 + (1,300,000 − 267,000÷2)×1% = 51,715) = 262,685
    expect('父の分は4分の1、世帯の分は2分の1を超えた額', await payableTo(scene, family), ['2026-05 308285'], quarterBasis);
  },
});
