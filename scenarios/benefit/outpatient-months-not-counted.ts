import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { cite } from '../../law/define.js';
import { benefitNeeds, clinic, delivered, elderlyBasis, payableTo, repeatBasis, stay } from './telling.js';

const notCounted = cite('協会けんぽ・扶桑町', '70〜74歳の外来(個人)の限度額だけで支給した月は、多数回に数えない');

export default scenario({
  id: 'benefit.outpatient-months-not-counted',
  ja: '70〜74歳の外来だけで支給のあった月は多数回に数えず、世帯の限度額を超えた月だけを数える',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [notCounted, repeatBasis, elderlyBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const [outpatients, stays] = ['外来の三か月の後に入院した人', '入院の三か月の後に入院した人'].map((label) => alone(scene, label, { bornOn: '1953-05-05' })) as [ReturnType<typeof alone>, ReturnType<typeof alone>];
    await allInsured(scene, ...[outpatients, stays].map((family) => [family, '2023-04-01', [[family.head, pensioner(500_000, 1_500_000, 2025)]]] as const));
    const before = ['2026-04', '2026-05', '2026-06'];
    await delivered(scene, [outpatients, ...before.map((month) => clinic(month, 20_000)), stay('2026-07', 30_000)], [stays, ...before.map((month) => stay(month, 30_000)), stay('2026-07', 30_000)]);
    // 外来 40,000 − 18,000 = 22,000円が三回。7月の入院 60,000円は世帯の 57,600円までで、多数回の 44,400円ではない
    expect('外来だけの月が三回あっても、四か月目は57,600円まで', await payableTo(scene, outpatients), ['2026-04 22000', '2026-05 22000', '2026-06 22000', '2026-07 2400'], notCounted);
    // 60,000 − 57,600 が三回、四か月目は 60,000 − 44,400
    expect('世帯の限度額を超えた月なら、四か月目は44,400円まで', await payableTo(scene, stays), ['2026-04 2400', '2026-05 2400', '2026-06 2400', '2026-07 15600'], repeatBasis);
    const counted = async ({ head }: typeof stays) => (await ward.benefit(head, '2026-07')).countedMonths.length;
    expect('数えた月', [await counted(outpatients), await counted(stays)], [0, 3], notCounted);
  },
});
