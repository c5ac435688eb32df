import { applies, casesIn, saidOf } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { balancesOf, claimants, comesOnPaper, paperBasis, paperCast, paperNeeds, papersIn, paysAll, readingBasis } from './telling.js';

export default scenario({
  id: 'benefit-papers.account-misread',
  ja: '委託業者が口座番号を読み誤り、名義では分からなくても、振込は銀行から戻り、聞き直した口座に一度だけ入る',
  level: 'abnormal',
  covers: ['B-05', 'B-09', 'B-04'],
  basis: [paperBasis, readingBasis],
  today: '2026-08-20',
  needs: paperNeeds,
  cast: paperCast,

  async play(scene) {
    const { bank, advance, fault, expect } = scene;
    const [home] = await claimants(scene, '口座番号を読み誤られた人');
    await comesOnPaper(scene, home!, 'S-0001');
    await fault('benefit-contractor', 'accountMisread');
    await advance('2026-08-28');
    expect('名義は本人のものなので、申請になる', [await papersIn(scene), await casesIn(scene, home!.householdKey)], [['S-0001 1回目 入力済'], ['2026-06 212570円 applied']], readingBasis);
    await fault('benefit-contractor', 'accountMisread', false);
    await paysAll(scene, [home!], '2026-09-08');
    expect('そのような口座はなく、振込は戻る', [await casesIn(scene, home!.householdKey), await bank.collected(), await balancesOf(scene, home!.account)], [['2026-06 212570円 paymentFailed'], 2_000_000, [0]], readingBasis);
    expect('聞き直した口座で払い直す', saidOf(await applies(scene, home!)), '受け付けた', readingBasis);
    await advance('2026-09-16');
    expect('一度だけ入る', [await balancesOf(scene, home!.account), await bank.collected()], [[212_570], 2_000_000 - 212_570], readingBasis);
  },
});
