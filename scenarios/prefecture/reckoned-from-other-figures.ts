import { scenario } from '../define.js';
import { business, told } from '../assessment/telling.js';
import { begins, contributionBasis, contributionCast, contributionNeeds, contributionSteps, known, levyYear, refusalBasis, shared } from './telling.js';

export default scenario({
  id: 'prefecture.reckoned-from-other-figures',
  ja: '隣の区と取り違えた納付金も、賦課限度額を忘れて算定した納付金も取り込まず、算定し直した正しいものだけを取り込む',
  level: 'abnormal',
  covers: contributionSteps,
  basis: [contributionBasis, refusalBasis],
  today: '2026-11-16',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { advance, overnight, expect, levyStandard, fault } = scene;
    const [earner] = await begins(scene, 'provisional');
    await told(scene, [earner.head, business(12_430_000)]);
    await fault('levy-standard', 'forgetsCap');
    await advance('2026-11-21');
    expect('限度額を忘れた算定の結果は取り込まない', [(await shared(scene, 'provisional')).sum, await known(scene)], [1_000_000, []], contributionBasis);
    const again = async (name: 'forgetsCap' | 'swapsMunicipalities', isOn: boolean) => {
      await fault('levy-standard', name, isOn);
      await levyStandard.withdraws(levyYear, 'provisional');
    };
    await again('forgetsCap', false);
    await again('swapsMunicipalities', true);
    await overnight();
    const isSwapped = (await levyStandard.contributions(levyYear, 'provisional')).some(({ part, code, insuredCount }) => part === 'medical' && code === scene.ward.municipality.code && insuredCount !== 2);
    // 取り違えるのは団体コードの若い二つで、区がその中にいなければ正しい結果が届く。
    expect('取り違えた結果も取り込まない', (await known(scene)).length, isSwapped ? 0 : 1, contributionBasis);
    await again('swapsMunicipalities', false);
    await overnight();
    const { own, sum } = await shared(scene, 'provisional');
    expect('正しく算定し直したものを取り込む', [sum, (await known(scene))[0]?.split(' ')[1]], [1_000_000, `${own}円`], contributionBasis);
  },
});
