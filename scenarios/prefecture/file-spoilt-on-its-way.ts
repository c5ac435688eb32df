import { scenario } from '../define.js';
import { begins, contributionBasis, contributionCast, contributionNeeds, contributionSteps, heldBase, refusalBasis, shared, submitted } from './telling.js';

export default scenario({
  id: 'prefecture.file-spoilt-on-its-way',
  ja: '途中で切れた市町村基礎ファイルは理由を付けて返され、東京都が停止した晩は渡らずに残り、区は作り直して算定に間に合わせる',
  level: 'abnormal',
  covers: contributionSteps,
  basis: [refusalBasis, contributionBasis],
  today: '2026-11-16',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { advance, overnight, expect, levyStandard, fault } = scene;
    await begins(scene, 'provisional');
    const first = '2人 2世帯 0千円 0千円';
    expect('所得の届く前に出したものが受理されている', [await submitted(scene), await heldBase(scene)], [['受理'], first], contributionBasis);
    levyStandard.spoilsNext((bytes) => bytes.slice(0, -30));
    await overnight();
    expect('切れたファイルは返され、東京都の持つ数字は替わらない', [await submitted(scene), await heldBase(scene)], [['受理', '返戻(次に出し直す) E103'], first], refusalBasis);
    await fault('levy-standard', 'serviceDown');
    await overnight();
    expect('停止した晩に作ったものは、まだ渡っていない', [await submitted(scene), await heldBase(scene)], [['受理', '返戻(次に出し直す) E103', '結果待ち'], first], refusalBasis);
    await fault('levy-standard', 'serviceDown', false);
    await overnight();
    expect('翌晩に渡って受理される', [await submitted(scene), await heldBase(scene)], [['受理', '返戻(次に出し直す) E103', '受理'], '2人 2世帯 1000千円 1000千円'], refusalBasis);
    await advance('2026-11-21');
    expect('算定に間に合う', await shared(scene, 'provisional'), { own: 200_000, sum: 1_000_000 }, contributionBasis);
  },
});
