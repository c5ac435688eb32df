import { scenario } from '../define.js';
import { baseTold, bigNeighbour, contributionBasis, contributionCast, contributionNeeds, contributionSteps, known, levyYear, neighbours, pools, refusalBasis, runBasis, shared, smallNeighbour, twoLiveHere } from './telling.js';

export default scenario({
  id: 'prefecture.one-file-missing',
  ja: '一つの区の市町村基礎ファイルがないか壊れていれば、誰がないかを言って算定せず、正しいものが遅れて届いた日に算定する',
  level: 'abnormal',
  covers: contributionSteps,
  basis: [runBasis, refusalBasis],
  today: '2026-11-17',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { advance, overnight, expect, levyStandard } = scene;
    await levyStandard.wants(levyYear, 'provisional', pools, neighbours);
    await levyStandard.otherSubmits(bigNeighbour, baseTold());
    const small = baseTold({ insuredCount: 2, householdCount: 2, cappedIncomeThousandYen: 1_000 });
    expect('隣の区の壊れたファイルは、誤りのすべてを挙げて返される', await levyStandard.otherSubmits(smallNeighbour, small, (text) => text.replace('total,2027,2026-04-01,,,2,,,,0', 'total,2027,2026-04-01,,,3,,,,9')), { submissionOutcome: 'refused', issues: 4 }, refusalBasis);
    await twoLiveHere(scene);
    await advance('2026-11-22');
    const waits = async () => (await levyStandard.runs())[0]!;
    const missing = (await waits()).waits.map(({ lookedOn, missing: codes }) => `${lookedOn} ${codes.length}団体`);
    expect('算定の日とその次の日、ない区を言って待つ', [(await waits()).computedAt, missing, await known(scene)], [null, ['2026-11-20 1団体', '2026-11-21 1団体'], []], runBasis);
    expect('直したものが届く', await levyStandard.otherSubmits(smallNeighbour, small), { submissionOutcome: 'accepted', issues: 0 }, refusalBasis);
    await overnight();
    expect('その日の夜に算定され、翌朝区に届く', [(await waits()).computedAt, await shared(scene, 'provisional'), (await known(scene)).length], ['2026-11-22T20:00', { own: 200_000, sum: 1_000_000 }, 1], contributionBasis);
  },
});
