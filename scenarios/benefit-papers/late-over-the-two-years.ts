import { highCostDeadline } from '../../law/benefit-terms.js';
import { casesIn, living, saidOf, stay, told } from '../benefit-care/telling.js';
import { opened, ownAccount } from '../benefit/telling.js';
import { scenario } from '../define.js';
import { balancesOf, comesOnPaper, dayBasis, paperBasis, paperCast, paperNeeds, papersIn, paysAll } from './telling.js';

export default scenario({
  id: 'benefit-papers.late-over-the-two-years',
  ja: '時効の最後の日に届いた申請書は、委託業者の入力が遅れて時効を過ぎても受け付け、次の日に届いたものは回さない',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [paperBasis, dayBasis],
  today: '2026-06-24',
  needs: paperNeeds,
  cast: paperCast,

  async play(scene) {
    const { advance, fault, expect } = scene;
    const [inTime, late] = [await living(scene, '最後の日に届いた人', { fiscalYear: 2023 }), await living(scene, '次の日に届いた人', { fiscalYear: 2023 })].map((home, n) => ({ ...home, account: ownAccount(home.head, `000009${n + 1}`) })) as [Awaited<ReturnType<typeof living>>, Awaited<ReturnType<typeof living>>];
    await opened(scene, [inTime.account, late.account], 2_000_000);
    await told(scene, ...[inTime, late].map((home, n) => stay(home, `old-${n}`, { careMonth: '202406' })));
    const last = highCostDeadline('2024-06');
    expect('時効の最後の日', last, '2026-06-30', dayBasis);
    await advance('2026-06-30');
    await fault('benefit-contractor', 'late');
    expect('最後の日に届いたものは受け付ける', saidOf(await comesOnPaper(scene, inTime, 'S-0001', { careMonth: '2024-06' })), '受け付けた', dayBasis);
    await advance('2026-07-01');
    expect('次の日に届いたものは、委託業者にも回さない', saidOf(await comesOnPaper(scene, late, 'S-0002', { careMonth: '2024-06' })), '申請できるのは 2026-06-30 まで', dayBasis);
    await advance('2026-07-10');
    expect('入力は遅れている', await papersIn(scene), ['S-0001 1回目 入力待ち'], paperBasis);
    await advance('2026-07-21');
    expect('時効を過ぎて入力されても、申請になる', { papers: await papersIn(scene), onTime: await casesIn(scene, inTime.householdKey), late: await casesIn(scene, late.householdKey) }, { papers: ['S-0001 1回目 入力済'], onTime: ['2024-06 212570円 applied'], late: ['2024-06 212570円 expired'] }, dayBasis);
    await paysAll(scene, [inTime], '2026-07-29');
    const [paid, nothing] = await balancesOf(scene, inTime.account, late.account);
    expect('届いた日の早い人にだけ入る', [paid! > 0, nothing], [true, 0], dayBasis);
  },
});
