import { alone } from '../assessment/telling.js';
import { startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { baseBasis, contributionBasis, contributionCast, contributionNeeds, contributionSteps, heldBase, known, levyYear, neighbours, neighboursSubmit, pools, shared, sharingBasis, submitted, twoLiveHere } from './telling.js';

export default scenario({
  id: 'prefecture.three-municipalities-bear-the-pool',
  ja: '区は4月1日現在の人数と所得を東京都へ提出し、三つの区の納付金の和は総額に等しく、区には納付金と標準保険料率が届く',
  level: 'normal',
  covers: contributionSteps,
  basis: [contributionBasis, sharingBasis, baseBasis],
  today: '2026-11-17',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { ward, advance, overnight, expect, levyStandard } = scene;
    await levyStandard.wants(levyYear, 'provisional', pools, neighbours);
    await neighboursSubmit(scene);
    await startsHere(scene, alone(scene, '4月2日に加入した人'), 'leaveEmployeeInsurance', '2026-04-02');
    await twoLiveHere(scene);
    await overnight();
    expect('東京都は、4月1日に被保険者だった人の数字を受理している', [await heldBase(scene), (await submitted(scene)).at(-1)], ['2人 2世帯 1000千円 1000千円', '受理'], baseBasis);
    expect('算定の日までは何も届かない', await known(scene), [], contributionBasis);
    await advance('2026-11-21');
    expect('所得の5分の1と人数の5分の1を納め、三区の和は総額に等しい', await shared(scene, 'provisional'), { own: 200_000, sum: 1_000_000 }, sharingBasis);
    expect('支援金分の和も総額に等しい', (await shared(scene, 'provisional', 'support')).sum, 300_000, sharingBasis);
    // 応能 100,000円 ÷ 100万円 = 10%、応益 100,000円 ÷ 2人 = 50,000円
    expect('区に届いた納付金と標準保険料率', await known(scene), ['仮 200000円 10% 50000円'], contributionBasis);
    const medical = (await ward.contributions(levyYear)).runs[0]!.parts.find(({ part }) => part === 'medical')!;
    expect('区の料率との差が分かる', medical.difference, { incomeRatePer100k: medical.own!.incomeRatePer100k! - 10_000, perCapitaYen: medical.own!.perCapitaYen! - 50_000 }, contributionBasis);
  },
});
