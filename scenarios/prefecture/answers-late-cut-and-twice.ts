import { scenario } from '../define.js';
import { begins, contributionBasis, contributionCast, contributionNeeds, contributionSteps, known, levyYear, refusalBasis } from './telling.js';

export default scenario({
  id: 'prefecture.answers-late-cut-and-twice',
  ja: '切れた納付金は取り込まず、遅れて二度届いた同じ納付金は一度だけ反映する',
  level: 'abnormal',
  covers: contributionSteps,
  basis: [contributionBasis, refusalBasis],
  today: '2026-11-17',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { advance, overnight, expect, levyStandard, fault, parameters, files } = scene;
    await begins(scene, 'provisional');
    await fault('levy-standard', 'brokenAnswer');
    await advance('2026-11-21');
    expect('切れた結果は取り込まない', await known(scene), [], refusalBasis);
    await fault('levy-standard', 'brokenAnswer', false);
    await parameters('levy-standard', { lateDays: 2 });
    for (const name of ['late', 'twice']) await fault('levy-standard', name);
    await levyStandard.withdraws(levyYear, 'provisional');
    await overnight();
    expect('遅れている間は何もない', await known(scene), [], contributionBasis);
    await advance('2026-11-24');
    const came = new Set((await files()).filter(({ layout }) => layout === 'levyContribution').map(({ name }) => name)).size;
    expect('切れたもののほかに二つ届いても、納付金は一つ', [came, await known(scene)], [3, ['仮 200000円 10% 50000円']], contributionBasis);
  },
});
