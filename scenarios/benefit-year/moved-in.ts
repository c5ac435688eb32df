import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured } from '../assessment/telling.js';
import { clinic, delivered } from '../benefit/telling.js';
import { certificateUntold, certified, elder, incomesOf, reasonOf, splitBasis, sumOf, yearBasis, yearCases, yearNeeds } from './telling.js';

export default scenario({
  id: 'benefit-year.moved-in',
  ja: '年の途中に来た人は、前の保険者の自己負担額証明書がなければ計算せずにわけを言い、証明書が来れば合わせて計算して、この区の分だけを支給する',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [yearBasis, splitBasis],
  today: '2026-09-20',
  needs: [...yearNeeds, 'act.enterSelfPaid'],
  cast: benefitCast,

  async play(scene) {
    const { expect, overnight } = scene;
    const [mover, without] = [elder(scene, '証明書を出す人'), elder(scene, '証明書のない人')];
    await allInsured(scene, ...[mover, without].map((family) => [family, '2025-11-01', incomesOf(family.head)] as const));
    // 18,000円の外来が9か月で162,000円。この区だけで144,000円を超える。
    const nine = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'].map((month) => clinic(month, 9_000));
    await delivered(scene, [mover, ...nine], [without, ...nine]);
    const said = async () => [await yearCases(scene, mover), await yearCases(scene, without), reasonOf(await sumOf(scene, without.head, 'yearlyOutpatient'), certificateUntold)];
    expect('この区だけで144,000円を超えていても、前の保険者の額が分からないうちは計算しない', await said(), [[], [], certificateUntold], yearBasis);
    await certified(scene, mover.head, { selfPaidSystem: 'medical', totalYen: 54_000, outpatientYen: 38_000 });
    await overnight();
    // 162,000 + 38,000 − 144,000 = 56,000円。その 162÷200。
    expect('証明書のある人だけを計算し、この区の分だけを候補にする', await said(), [['yearlyOutpatient 45360円 detected'], [], certificateUntold], splitBasis);
    await certified(scene, mover.head, { selfPaidSystem: 'medical', totalYen: 0, outpatientYen: 0 });
    await overnight();
    expect('証明書が0円に改まれば、すべてがこの区の分になる', (await yearCases(scene, mover)), ['yearlyOutpatient 18000円 detected'], splitBasis);
  },
});
