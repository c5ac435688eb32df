import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { applies, casesIn, living, saidOf, stay, told, waitingIn, workCast, workNeeds } from './telling.js';

const overBasis = derive('まだ終わっていない月の受診を全部知ることはできないので、数えず、申請も受けない');

export default scenario({
  id: 'benefit-care.month-not-over',
  ja: 'まだ終わっていない診療月の給付記録は数えずに待ち、申請も受けない。月が終われば候補になる',
  level: 'abnormal',
  covers: ['B-03', 'B-05', 'B-06'],
  basis: [overBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { advance, expect } = scene;
    const home = await living(scene, '月の半ばに入院した人', { fiscalYear: 2026 });
    await told(scene, stay(home, '2608001', { careMonth: '202608' }), stay(home, '2612001', { careMonth: '202612' }));
    expect('今月と先の月の給付記録は待つ', [await waitingIn(scene), await casesIn(scene, home.householdKey)], [['2608001: まだ終わっていない診療月', '2612001: まだ終わっていない診療月'], []], overBasis);
    await advance('2026-08-31');
    expect('月の最後の日の申請は受け付けない', saidOf(await applies(scene, home, { careMonth: '2026-08' })), '2026-08 の診療がまだ終わっていない / 申請を待つ支給がない', overBasis);
    await advance('2026-09-02');
    // 300,000 − (85,800 + (1,000,000 − 286,000)×1% = 92,940)
    expect('月が終われば、その月だけが候補になる', [await waitingIn(scene), await casesIn(scene, home.householdKey)], [['2612001: まだ終わっていない診療月'], ['2026-08 207060円 detected']], overBasis);
    expect('月の内の日の申請は受け付けず、次の月の申請は受け付ける', [saidOf(await applies(scene, home, { careMonth: '2026-08', receivedOn: '2026-08-31', notificationId: 'early' })), saidOf(await applies(scene, home, { careMonth: '2026-08' }))], ['2026-08 の診療がまだ終わっていない', '受け付けた'], overBasis);
  },
});
