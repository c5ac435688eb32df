import { scenario } from '../define.js';
import { derive } from '../../law/define.js';
import { casesIn, clinicCast, clinicNeeds, deliveryBasis, living, recordBasis, seenAt } from './telling.js';

const lostBasis = derive('失われた行は区には見えない。国保連の払った額と、区に届いた給付記録を比べて分かる');

export default scenario({
  id: 'benefit-care.row-lost',
  ja: '給付記録の一行が失われると、国保連の払った額との差で分かり、届いた分だけの額が候補になる',
  level: 'abnormal',
  covers: ['B-06'],
  basis: [recordBasis, deliveryBasis, lostBasis],
  today: '2026-07-20',
  needs: clinicNeeds,
  cast: clinicCast,

  async play(scene) {
    const { ward, claims, advance, fault, expect } = scene;
    const home = await living(scene, '行の失われた人');
    const { head, householdKey } = home;
    for (const [institutionCode, points] of [['1310000001', 100_000], ['1310000002', 50_000]] as const) await claims.visit(head, seenAt(scene, householdKey), { on: '2026-07-21', admittedOn: '2026-07-21', points, institutionCode });
    await advance('2026-09-04');
    await fault('claims', 'lostRow');
    await advance('2026-09-07');
    const told = (await ward.receipts(householdKey)).receipts;
    const { totalYen } = await claims.pays('2026-08');
    const saidYen = told.reduce((sum, { points }) => sum + points * 7, 0);
    expect('国保連は二件を払い、区には一件しか届いていない', { paidFor: (await claims.receipts()).length, totalYen, told: told.length, missing: totalYen - saidYen > 0 }, { paidFor: 2, totalYen: 1_050_000, told: 1, missing: true }, lostBasis);
    const [points = 0] = told.map((one) => one.points);
    expect('候補は、届いたレセプトだけの額である', await casesIn(scene, householdKey), [points === 100_000 ? '2026-07 212570円 detected' : '2026-07 67570円 detected'], recordBasis);
  },
});
