import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome } from '../assessment/telling.js';
import { benefitNeeds, delivered, payableTo, stay, tableBasis } from './telling.js';

export default scenario({
  id: 'benefit.after-the-last-table',
  ja: '限度額の表を確かめてある最後の月は計算し、その次の2027年8月診療分は計算せずに理由を付けて待たせる',
  level: 'abnormal',
  covers: ['B-03', 'B-06'],
  basis: [tableBasis],
  today: '2027-10-14',
  needs: [...benefitNeeds, 'query.receiptWorklist'],
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const family = alone(scene, '表の終わりの人');
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, business(3_000_000, 2026)], [family.head, business(3_000_000, 2027)]]);
    await delivered(scene, [family, stay('2027-07', 100_000), stay('2027-08', 100_000)]);
    // 2027年7月まで 300,000 − (85,800 + (1,000,000 − 286,000)×1% = 92,940)
    expect('7月だけが候補になる', await payableTo(scene, family), ['2027-07 207060'], tableBasis);
    const { receipts } = await ward.receiptWorklist();
    expect('8月の給付記録は、わけとともに確認待ちになる', receipts.map(({ careMonth, countedIn, troubles }) => ({ careMonth, countedIn, hasReason: troubles.length > 0 })), [{ careMonth: '2027-08', countedIn: null, hasReason: true }], tableBasis);
  },
});
