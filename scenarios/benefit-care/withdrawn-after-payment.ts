import { scenario } from '../define.js';
import { casesIn, clinicCast, clinicNeeds, deliveryBasis, demands, differenceBasis, living, paysOut, repaymentsIn, repays, seenAt } from './telling.js';

export default scenario({
  id: 'benefit-care.withdrawn-after-payment',
  ja: '支払の済んだレセプトが医療機関に取り下げられると、支給した高額療養費の全部が返納金になり、保険者の払った分は国保連から戻るので世帯に求めない',
  level: 'abnormal',
  covers: ['B-06', 'B-09', 'D-3'],
  basis: [differenceBasis, deliveryBasis],
  today: '2026-07-20',
  needs: [...clinicNeeds, 'act.decideRepayment'],
  cast: clinicCast,

  async play(scene) {
    const { ward, claims, advance, fault, expect } = scene;
    const home = await living(scene, '取り下げられた人');
    const { head, householdKey } = home;
    await claims.visit(head, seenAt(scene, householdKey), { on: '2026-07-21', admittedOn: '2026-07-21', points: 100_000 });
    await advance('2026-09-08');
    await paysOut(scene, home, '2026-09-15', { careMonth: '2026-07' });
    await fault('claims', 'withdrawnAfterPayment');
    await advance('2026-09-21');
    await fault('claims', 'withdrawnAfterPayment', false);
    await advance('2026-10-06');
    expect('国保連は払った額を医療機関から取り戻す', (await claims.pays('2026-09')).totalYen, -700_000, differenceBasis);
    expect('取り下げられたレセプトは、区のどの世帯にも数えない', (await ward.receipts(householdKey)).receipts.map(({ recordState, countedIn }) => ({ recordState, countedIn })), [{ recordState: 'withdrawn', countedIn: null }], differenceBasis);
    expect('支給した高額療養費だけが返納金になる', await repaymentsIn(scene, householdKey), ['212570円 found 0円'], differenceBasis);
    await repays(scene, await demands(scene, householdKey), 212_570);
    await scene.overnight();
    expect('返されて終わり、決めた支給は残る', [await repaymentsIn(scene, householdKey), await casesIn(scene, householdKey)], [['212570円 repaid 212570円'], ['2026-07 212570円 paid']], differenceBasis);
  },
});
