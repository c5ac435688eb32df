import { assume } from '../../law/define.js';
import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome } from '../assessment/telling.js';
import { benefitNeeds, casesOf, limitBasis } from './telling.js';

const deliveryBasis = assume('給付記録は診療月の2か月後に届く(市町村の高額療養費の案内)');

export default scenario({
  id: 'benefit.from-the-clinic',
  ja: '被保険者マスタを受けた国保連が審査したレセプトだけが給付記録になり、区の候補の額になる。資格のない月の受診は区に届かない',
  level: 'normal',
  covers: ['B-06', 'D-1-2', 'D-3'],
  basis: [limitBasis, deliveryBasis],
  today: '2026-07-20',
  needs: [...benefitNeeds, 'job.exportMaster', 'query.receipts', 'query.receiptWorklist'],
  cast: [...benefitCast, 'claims'],

  async play(scene) {
    const { ward, claims, advance, expect } = scene;
    const family = alone(scene, '入院した人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2026-07-01', [[head, business(3_000_000, 2025)]]);
    const { householdKey } = await ward.household(head);
    const seen = { insurerNumber: ward.municipality.insurerNumber, householdKey: householdKey!, branchNumber: '01' };
    await claims.visit(head, seen, { on: '2026-07-21', admittedOn: '2026-07-21', points: 100_000 });
    await claims.visit(head, seen, { on: '2026-06-25', points: 2_000 });
    await advance('2026-09-04');
    expect('審査の月の翌月までは、区は何も知らない', { receipts: (await ward.receipts(householdKey!)).receipts.length, cases: await casesOf(scene, householdKey!) }, { receipts: 0, cases: [] }, deliveryBasis);
    await advance('2026-09-08');
    const worklist = (await ward.receiptWorklist()).receipts;
    expect('入院の月が候補になり、加入する前の月の外来は届いていない', { cases: (await casesOf(scene, householdKey!)).map(({ careMonth, amountYen }) => `${careMonth} ${amountYen}`), told: (await ward.receipts(householdKey!)).receipts.map(({ careMonth, points }) => `${careMonth} ${points}`), worklist: worklist.length }, { cases: ['2026-07 212570'], told: ['2026-07 100000'], worklist: 0 }, limitBasis);
    expect('加入する前の月の外来は、国保連が医療機関に返した', { claimStates: (await claims.receipts()).filter(({ points }) => points === 2_000).map(({ state }) => state) }, { claimStates: ['returned'] }, deliveryBasis);
  },
});
