import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { clinic, delivered } from '../benefit/telling.js';
import { endsHere, startsHere } from '../eligibility/telling.js';
import { incomesOf, yearBasis, yearCases, yearNeeds } from './telling.js';

export default scenario({
  id: 'benefit-year.working-level-months',
  ja: '外来年間合算では、現役並みの月の外来は数えず、基準日に現役並みになっていればほかの月の外来にも支給がない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [yearBasis],
  today: '2026-09-20',
  needs: yearNeeds,
  cast: benefitCast,

  async play(scene) {
    const { people, taxOffice, overnight, expect } = scene;
    const couple = (label: string) => people.household(label, { head: { bornOn: '1953-05-05', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1954-04-04', insured: true }] });
    const [stays, leaves, joins] = [couple('所得の低い夫婦'), couple('所得の高い妻が12月に抜けた人'), couple('所得の高い妻が6月に入った人')];
    for (const [family, wifeYen] of [[stays, 500_000], [leaves, 3_000_000], [joins, 3_000_000]] as const) {
      const [head, wife] = family.insured;
      await startsHere(scene, family, 'leaveEmployeeInsurance', '2021-04-01', { who: family === joins ? [head!] : [head!, wife!] });
      await taxOffice.tells(...incomesOf(head!), ...incomesOf(wife!, wifeYen, wifeYen * 2));
    }
    await endsHere(scene, [leaves.insured[1]!], 'joinEmployeeInsurance', '2025-12-10');
    await startsHere(scene, joins, 'leaveEmployeeInsurance', '2026-06-10', { who: [joins.insured[1]!] });
    await overnight();
    const nine = ['2025-08', '2025-09', '2025-10', '2025-11', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map((month) => clinic(month, 9_000));
    await delivered(scene, [stays, ...nine], [leaves, ...nine], [joins, ...nine]);
    // 18,000円×9月 − 144,000円
    expect('どの月も一般なら、超えた18,000円が候補になる', await yearCases(scene, stays), ['yearlyOutpatient 18000円 detected'], yearBasis);
    // 8月から11月は現役並み。残るのは18,000円×5月 = 90,000円
    expect('現役並みの月の外来は数えない', await yearCases(scene, leaves), [], yearBasis);
    expect('7月に現役並みなら、一般であった月の外来にも支給はない', await yearCases(scene, joins), [], yearBasis);
  },
});
