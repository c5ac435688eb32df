import { applies, casesIn, saidOf } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { balancesOf, claimants, comesOnPaper, paperBasis, paperCast, paperNeeds, papersIn, paysAll, readingBasis } from './telling.js';

export default scenario({
  id: 'benefit-papers.page-dropped-twice',
  ja: '二枚目の落ちた申請書は読み直しを頼み、二度とも読めなければ職員が見て、窓口で入力しても一度だけ払う',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [paperBasis, readingBasis],
  today: '2026-08-20',
  needs: paperNeeds,
  cast: paperCast,

  async play(scene) {
    const { advance, fault, files, expect } = scene;
    const homes = await claimants(scene, '二枚の申請書の人', '一枚の申請書の人');
    const [two, one] = [homes[0]!, homes[1]!];
    await comesOnPaper(scene, two, 'S-0001', { pageCount: 2 });
    await comesOnPaper(scene, one, 'S-0002');
    await fault('benefit-contractor', 'pageDropped');
    await advance('2026-08-27T12:00');
    expect('二枚の人だけ読み直しを頼み、一枚の人は申請になる', await papersIn(scene), ['S-0001 1回目 読み直しを頼む / 2枚のうち1枚しかない', 'S-0002 1回目 入力済'], readingBasis);
    await advance('2026-09-04');
    expect('二度読めなければ、職員が見る', (await papersIn(scene))[0], 'S-0001 2回目 職員が見る / 2回読んでも同じ: 2枚のうち1枚しかない', readingBasis);
    await advance('2026-09-08');
    expect('三度目は頼まない', (await files()).filter(({ layout }) => layout === 'forwardedPaper').map(({ rows }) => rows.length), [2, 1], readingBasis);
    expect('職員が紙を見て、窓口で入力する', saidOf(await applies(scene, two)), '受け付けた', paperBasis);
    await paysAll(scene, homes, '2026-09-16');
    expect('どちらにも一度入る', [await balancesOf(scene, two.account, one.account), await casesIn(scene, two.householdKey)], [[212_570, 212_570], ['2026-06 212570円 paid']], paperBasis);
  },
});
