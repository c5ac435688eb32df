import { collectionCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { accountOf, booksAgree, decidedYen, overpaidIn, pays, quickAgent, refundNeeds, refundsAll, refundSteps, slipsIn } from './telling.js';

const interestBasis = cite('地方税法17条の4・大田区・練馬区・中野区 還付加算金', '過納は納付の日の翌日から、誤納は納付の日の翌日から1か月を経過した日の翌日から、支出決定日まで。令和7年0.9%、令和8年1.3%');
const last = 2025;
export default scenario({
  id: 'refunds.interest',
  ja: 'x',
  level: 'normal',
  covers: refundSteps,
  basis: [interestBasis],
  today: '2025-10-15',
  needs: refundNeeds,
  rates: [last],
  parameters: { refundInterest: 'paid' },
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const [over, twice] = [alone(scene, '社会保険に入っていた人'), alone(scene, '二度納めた人')];
    await allInsured(scene, ...[over, twice].map((family) => [family, '2023-04-01', [[family.head, business(9_000_000, last)]]] as const));
    await ward.run('assessYear');
    console.error(await decidedYen(scene, over.head, last));
    await advance('2025-10-20');
    console.error((await slipsIn(scene, over.head)).length);
    void [bank, expect, endsHere, accountOf, booksAgree, overpaidIn, pays, refundsAll];
  },
});
