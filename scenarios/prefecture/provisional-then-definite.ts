import { scenario } from '../define.js';
import { contributionCast, contributionNeeds, contributionSteps, known, levyYear, neighbours, neighboursSubmit, pools, runBasis, shared, sharingBasis, submitted, twoLiveHere } from './telling.js';

export default scenario({
  id: 'prefecture.provisional-then-definite',
  ja: '11月の仮係数と1月の確定係数では総額とβが違い、納付金と標準保険料率は二つとも残る',
  level: 'normal',
  covers: contributionSteps,
  basis: [runBasis, sharingBasis],
  today: '2026-11-17',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { ward, advance, expect, levyStandard } = scene;
    await levyStandard.wants(levyYear, 'provisional', pools, neighbours);
    await levyStandard.wants(levyYear, 'definite', { ...pools, medical: 1_100_000 }, neighbours, 200);
    await neighboursSubmit(scene);
    await twoLiveHere(scene);
    await advance('2026-11-21');
    expect('仮係数だけが届く', await known(scene), ['仮 200000円 10% 50000円'], runBasis);
    await advance('2027-01-16');
    // β=0.2: 応能 1/6、応益 5/6。応能 36,667円 ÷ 100万円 → 3.67%、応益 183,333円 ÷ 2人 → 91,667円
    expect('確定係数は総額もβも違うので、納付金も料率も違う', [await shared(scene, 'definite'), await known(scene)], [{ own: 220_000, sum: 1_100_000 }, ['仮 200000円 10% 50000円', '確定 220000円 3.67% 91667円']], sharingBasis);
    expect('確定係数までに中身は替わらず、区は出し直していない', [new Set((await submitted(scene)).slice(-1)).size, (await ward.submissions()).submissions.filter(({ madeAt }) => madeAt > '2026-11-19').length], [1, 0], runBasis);
  },
});
