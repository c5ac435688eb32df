import { scenario } from '../define.js';
import { casesIn, clerk, clinicCast, clinicNeeds, deliveryBasis, living, paysOut, recordBasis, repaymentsIn, seenAt } from './telling.js';

export default scenario({
  id: 'benefit-care.older-after-newer',
  ja: '査定された新しい版の後に古い版がもう一度届いても、新しい版のまま計算し、食い違う版は確認を待つ',
  level: 'abnormal',
  covers: ['B-06', 'B-09', 'D-3'],
  basis: [recordBasis, deliveryBasis],
  today: '2026-07-20',
  needs: [...clinicNeeds, 'act.objectToReceipt'],
  cast: clinicCast,

  async play(scene) {
    const { ward, claims, advance, fault, expect } = scene;
    const home = await living(scene, '古い版の届いた人');
    const { head, householdKey } = home;
    await claims.visit(head, seenAt(scene, householdKey), { on: '2026-07-21', admittedOn: '2026-07-21', points: 100_000 });
    await advance('2026-09-08');
    await paysOut(scene, home, '2026-09-15', { careMonth: '2026-07' });
    const [{ receiptKey } = { receiptKey: 'なし' }] = await claims.receipts();
    await claims.reviews(receiptKey, 40_000);
    await ward.act({ act: 'objectToReceipt', receiptKey, reasonCode: '100001', ...clerk, why: '点数の確認' });
    await fault('claims', 'olderRevision');
    await advance('2026-10-06');
    expect('査定の後の点数のまま数える', (await ward.receipts(householdKey)).receipts.map(({ revision, points }) => `${revision}版 ${points}点`), ['2版 60000点'], recordBasis);
    expect('前の版と同じ番号で中身の違う行は、食い違いとして残る', (await ward.receiptWorklist()).contradictions.map(({ revision }) => revision), [1], recordBasis);
    expect('返還は一度だけ、新しい版の額で', [await repaymentsIn(scene, householdKey), await casesIn(scene, householdKey)], [['116000円 found 0円'], ['2026-07 212570円 paid']], recordBasis);
  },
});
