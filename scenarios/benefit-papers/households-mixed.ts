import { casesIn } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { balancesOf, claimants, comesOnPaper, paperBasis, paperCast, paperNeeds, papersIn, paysAll, readingBasis } from './telling.js';

export default scenario({
  id: 'benefit-papers.households-mixed',
  ja: '委託業者が二つの世帯の口座を取り違えても、名義が申請者と違うので申請にならず、読み直した口座に、それぞれの額が入る',
  level: 'incident',
  covers: ['B-05', 'B-09'],
  basis: [paperBasis, readingBasis],
  today: '2026-08-20',
  needs: paperNeeds,
  cast: paperCast,

  async play(scene) {
    const { advance, fault, files, expect } = scene;
    const homes = await claimants(scene, '取り違えられた人', 'もう一人の取り違えられた人');
    const [one, other] = [homes[0]!, homes[1]!];
    await comesOnPaper(scene, one, 'S-0001');
    await comesOnPaper(scene, other, 'S-0002');
    await fault('benefit-contractor', 'householdsMixed');
    await advance('2026-08-27T12:00');
    expect('どちらも申請にならず、読み直しを頼む', [await papersIn(scene), await casesIn(scene, one.householdKey), await casesIn(scene, other.householdKey)],
      [['S-0001 1回目 読み直しを頼む / 申請者の口座ではない', 'S-0002 1回目 読み直しを頼む / 申請者の口座ではない'], ['2026-06 212570円 detected'], ['2026-06 212570円 detected']], readingBasis);
    await fault('benefit-contractor', 'householdsMixed', false);
    await advance('2026-09-04');
    const again = (await files()).filter(({ layout }) => layout === 'forwardedPaper').at(-1)!.rows.map(({ paperId, attempt, readAgainWhy }) => [paperId, attempt, readAgainWhy]);
    expect('次の送付票に、わけとともにもう一度載り、読み直されて申請になる', [again, await papersIn(scene)], [[['S-0001', 2, '申請者の口座ではない'], ['S-0002', 2, '申請者の口座ではない']], ['S-0001 2回目 入力済', 'S-0002 2回目 入力済']], readingBasis);
    await paysAll(scene, homes, '2026-09-15');
    expect('それぞれの口座に一度入り、相手の分は入らない', await balancesOf(scene, one.account, other.account), [212_570, 212_570], readingBasis);
  },
});
