import { benefitCast } from '../../harness/scene.js';
import { allInsured, alone, business, entersForm } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { benefitNeeds, delivered, halvedBasis, payableTo, stay } from './telling.js';

export default scenario({
  id: 'benefit.former-dependent-halved',
  ja: '75歳になった人の被扶養者だった人が月の途中に国保に入れば、その月の本人の限度額は2分の1になり、1日に入った人はならない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [halvedBasis],
  today: '2026-08-20',
  needs: [...benefitNeeds, 'act.enterPremiumForm'],
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const elder = (label: string) => alone(scene, label, { bornOn: '1958-08-20' });
    const [halved, first, other] = [elder('6月11日に入った旧被扶養者'), elder('6月1日に入った旧被扶養者'), elder('6月11日に入った人')];
    await allInsured(scene, ...([[halved, '2026-06-11'], [first, '2026-06-01'], [other, '2026-06-11']] as const).map(([family, since]) => [family, since, [[family.head, business(3_000_000, 2025)]]] as const));
    for (const [family, notificationId] of [[halved, 'former-1'], [first, 'former-2']] as const) await ward.act(entersForm(scene, { kind: 'formerDependent', notificationId, personKey: family.head.personKey }));
    await delivered(scene, ...[halved, first, other].map((family) => [family, stay('2026-06', 100_000), stay('2026-07', 100_000)] as const));
    // 300,000 − (40,050 + (1,000,000 − 133,500)×1% = 48,715)、ほかは 300,000 − 87,430
    expect('月の途中に入った旧被扶養者の、入った月だけが2分の1', [await payableTo(scene, halved), await payableTo(scene, first), await payableTo(scene, other)], [['2026-06 251285', '2026-07 212570'], ['2026-06 212570', '2026-07 212570'], ['2026-06 212570', '2026-07 212570']], halvedBasis);
  },
});
