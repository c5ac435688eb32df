import { levyCast } from '../../harness/scene.js';
import { cite, derive } from '../../law/define.js';
import { endsHere, insuredAt, movesInFrom } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { alone, changeNeeds, decidedFor, decisionsOn, insuredWithIncome, levelOf, levyBasis, levySteps, partsFor, salary, told, year } from './telling.js';

const noMonthTwice = derive('都内の転居では喪失がなく、前の区は適用終了の月の前月まで、新しい区は適用開始の月から課す。どの月も一度だけかかる');
const undeclaredBasis = cite('清瀬市 国民健康保険税 よくある質問', '所得の分からない人(未申告)は所得割0、世帯の軽減なし');

export default scenario({
  id: 'assessment.move-within-tokyo',
  ja: '都内で転居した月の保険料は新しい区だけにかかり、前の区の所得が分かるまでは均等割だけで決め、分かれば更正する',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, noMonthTwice, undeclaredBasis],
  today: '2026-06-26',
  needs: changeNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, overnight, expect } = scene;
    const leaving = alone(scene, '世田谷へ転出する人');
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '世田谷から転入した人', '2021-04-01', { head: { bornOn: '1990-05-20' } });
    await insuredWithIncome(scene, leaving, '2023-04-01', [[leaving.head, salary(2_000_000)]]);
    await ward.run('assessYear');

    await advance('2026-06-29');
    await endsHere(scene, leaving.insured, 'moveOutWithinPrefecture', '2026-06-29');
    await origin.letsGo(before.insured, '2026-06-29');
    await movesInFrom(scene, origin, family, '2026-06-29');
    await overnight();
    await ward.run('reassess');
    const old = await decidedFor(scene, leaving.head);
    expect('6月に転出した人は、4月と5月の2か月分', [await partsFor(scene, leaving.head), levelOf(old)], [reckoned(scene, year, { baseYen: 1_570_000, heads: 1, months: 2 }), '2か月 0割'], noMonthTwice);
    const fresh = await decidedFor(scene, family.head);
    expect('6月に転入した人は、6月からの10か月分。所得が分からないうちは均等割だけで、軽減もない', [await partsFor(scene, family.head), levelOf(fresh)], [reckoned(scene, year, { baseYen: 0, heads: 1, months: 10 }), '10か月 0割'], undeclaredBasis);
    expect('同じ日に転居した二人で、どの月も一度だけ', (old?.months ?? 0) + (fresh?.months ?? 0), 12, noMonthTwice);

    await told(scene, [family.head, salary(2_000_000)]);
    await ward.run('reassess');
    expect('所得が分かったので所得割が加わる', await partsFor(scene, family.head), reckoned(scene, year, { baseYen: 1_570_000, heads: 1, months: 10 }), levyBasis);
    expect('決定と変更の二つになる', (await decisionsOn(scene, family.head)).length, 2, levyBasis);
  },
});
