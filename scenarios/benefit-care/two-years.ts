import { scenario } from '../define.js';
import { waitingCast } from '../../harness/scene.js';
import { applies, casesIn, decides, living, saidOf, stay, told, workBasis, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.two-years',
  ja: '勧奨に応えない支給は、診療月の翌月1日から2年の最後の日まで申請でき、次の日には消えて、申請も受け付けない',
  level: 'abnormal',
  covers: ['B-05'],
  basis: [workBasis],
  today: '2026-06-24',
  needs: workNeeds,
  cast: [...waitingCast, 'mailing', 'bank'],

  async play(scene) {
    const { advance, expect } = scene;
    const home = await living(scene, '申請書を忘れた人', { fiscalYear: 2023 });
    // 2年前の5月診療分と6月診療分が、遅れてこの夏に届いた。
    await told(scene, stay(home, 'may', { careMonth: '202405' }), stay(home, 'june', { careMonth: '202406' }));
    expect('5月診療分は最後の日を過ぎていて、6月診療分だけが申請を待つ', (await casesIn(scene, home.householdKey)).map((line) => line.replace('solicited', 'detected')), ['2024-05 212570円 expired', '2024-06 212570円 detected'], workBasis);
    await advance('2026-06-30');
    expect('最後の日の申請は受け付け、前の月の分は受け付けない', [saidOf(await applies(scene, home, { careMonth: '2024-05' })), (await casesIn(scene, home.householdKey))[1]?.split(' ').at(-1)], ['申請できるのは 2026-05-31 まで', 'solicited'], workBasis);
    await advance('2026-07-01');
    expect('次の日には消えている', (await casesIn(scene, home.householdKey))[1], '2024-06 212570円 expired', workBasis);
    expect('次の日に持ってきた申請は受け付けず、最後の日に受け取っていた申請は受け付ける', [saidOf(await applies(scene, home, { careMonth: '2024-06' })), saidOf(await applies(scene, home, { careMonth: '2024-06', receivedOn: '2026-06-30' }))], ['申請できるのは 2026-06-30 まで', '受け付けた'], workBasis);
    await decides(scene, home.householdKey);
    await advance('2026-07-08');
    expect('間に合った申請の分だけが口座に入る', { balance: await scene.bank.balanceOf(home.account), caseStates: (await casesIn(scene, home.householdKey)).map((line) => line.split(' ').at(-1)) }, { balance: 212_570, caseStates: ['expired', 'paid'] }, workBasis);
  },
});
