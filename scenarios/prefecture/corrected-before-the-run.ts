import { business, told } from '../assessment/telling.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { baseBasis, begins, contributionBasis, contributionCast, contributionNeeds, contributionSteps, heldBase, known, shared } from './telling.js';

export default scenario({
  id: 'prefecture.corrected-before-the-run',
  ja: '4月1日より前に遡る喪失と所得の更正も、算定の日までに入力されれば出し直され、新しい数字で算定される',
  level: 'normal',
  covers: contributionSteps,
  basis: [baseBasis, contributionBasis],
  today: '2026-11-16',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { advance, overnight, expect } = scene;
    const [earner, other] = await begins(scene, 'provisional');
    await overnight();
    expect('初めに出した数字', await heldBase(scene), '2人 2世帯 1000千円 1000千円', baseBasis);
    await endsHere(scene, [other.head], 'joinEmployeeInsurance', '2026-03-01');
    await told(scene, [earner.head, business(2_430_000)]);
    await overnight();
    expect('訂正した数字に入れ替わる', await heldBase(scene), '1人 1世帯 2000千円 2000千円', baseBasis);
    await advance('2026-11-21');
    // 所得 2/6、人数 1/9: 500,000円の 1/3 と 1/9
    expect('新しい数字で算定される', [await shared(scene, 'provisional'), (await known(scene))[0]?.split(' ')[1]], [{ own: 222_222, sum: 1_000_000 }, '222222円'], contributionBasis);
  },
});
