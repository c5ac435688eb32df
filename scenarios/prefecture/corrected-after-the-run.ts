import { business, told } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { baseBasis, begins, contributionCast, contributionNeeds, contributionSteps, heldBase, known, runBasis, shared, submitted } from './telling.js';

export default scenario({
  id: 'prefecture.corrected-after-the-run',
  ja: '確定係数の算定が済んだ後の更正は、出し直しても締め切り後として返され、納付金は変わらず、区はもう出さない',
  level: 'normal',
  covers: contributionSteps,
  basis: [runBasis, baseBasis],
  today: '2027-01-12',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { advance, overnight, expect } = scene;
    const [earner] = await begins(scene, 'definite');
    await advance('2027-01-16');
    expect('確定係数の納付金が届いている', [await shared(scene, 'definite'), await known(scene)], [{ own: 200_000, sum: 1_000_000 }, ['確定 200000円 10% 50000円']], runBasis);
    await told(scene, [earner.head, business(5_430_000)]);
    await overnight();
    expect('算定の後に出したものは返される', [(await submitted(scene)).at(-1), await heldBase(scene)], ['締め切り後 E911', '2人 2世帯 1000千円 1000千円'], runBasis);
    const before = (await submitted(scene)).length;
    await told(scene, [earner.head, business(6_430_000)]);
    await overnight();
    expect('その後の更正では出し直さず、納付金は変わらない', [(await submitted(scene)).length - before, await shared(scene, 'definite'), await known(scene)], [0, { own: 200_000, sum: 1_000_000 }, ['確定 200000円 10% 50000円']], runBasis);
  },
});
