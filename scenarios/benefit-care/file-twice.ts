import { scenario } from '../define.js';
import { casesIn, clinicCast, clinicNeeds, deliveryBasis, living, paysOut, recordBasis, repaymentsIn, seenAt } from './telling.js';

export default scenario({
  id: 'benefit-care.file-twice',
  ja: '同じ給付記録が別のファイルで二度届いても、支給は一度で、二度目は何も替えない',
  level: 'abnormal',
  covers: ['B-06', 'B-09'],
  basis: [recordBasis, deliveryBasis],
  today: '2026-07-20',
  needs: clinicNeeds,
  cast: clinicCast,

  async play(scene) {
    const { ward, claims, bank, advance, fault, files, expect } = scene;
    const home = await living(scene, '記録の二度届いた人');
    const { head, householdKey, account } = home;
    await claims.visit(head, seenAt(scene, householdKey), { on: '2026-07-21', admittedOn: '2026-07-21', points: 100_000 });
    await advance('2026-09-04');
    await fault('claims', 'twice');
    await advance('2026-09-07');
    const arrived = (await files()).filter(({ layout }) => layout === 'benefitRecord');
    expect('二つのファイルが届き、どちらも受け取られた', { files: new Set(arrived.map(({ name }) => name)).size, waiting: await claims.waiting() }, { files: 2, waiting: [] }, recordBasis);
    expect('候補も給付記録も一つで、食い違いはない', { cases: await casesIn(scene, householdKey), receipts: (await ward.receipts(householdKey)).receipts.length, contradictions: (await ward.receiptWorklist()).contradictions.length }, { cases: ['2026-07 212570円 detected'], receipts: 1, contradictions: 0 }, recordBasis);
    await paysOut(scene, home, '2026-09-14', { careMonth: '2026-07' });
    expect('一度だけ口座に入る', [await bank.balanceOf(account), await repaymentsIn(scene, householdKey)], [212_570, []], recordBasis);
  },
});
