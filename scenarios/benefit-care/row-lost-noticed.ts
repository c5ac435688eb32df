import { scenario } from '../define.js';
import { derive } from '../../law/define.js';
import { clerk, clinicCast, clinicNeeds, deliveryBasis, living, seenAt } from './telling.js';

const noticedBasis = derive('給付記録には件数も合計もない。国保連の請求(審査した月の、医療機関ごとの件数と額)と比べて、失われた行が分かる');

export default scenario({
  id: 'benefit-care.row-lost-noticed',
  ja: '国保連の請求を入力すると、給付記録の行が失われた医療機関と額が確認待ちに出て、そろった月には何も出ない',
  level: 'abnormal',
  covers: ['B-06'],
  basis: [noticedBasis, deliveryBasis],
  today: '2026-07-20',
  needs: [...clinicNeeds, 'act.enterClaimsBill'],
  cast: clinicCast,

  async play(scene) {
    const { ward, claims, advance, fault, expect } = scene;
    const home = await living(scene, '行の失われた人');
    const { head, householdKey } = home;
    const visits = async (on: '2026-07-21' | '2026-08-21') => {
      for (const [institutionCode, points] of [['1310000001', 100_000], ['1310000002', 50_001]] as const) await claims.visit(head, seenAt(scene, householdKey), { on, admittedOn: on, points, institutionCode });
    };
    const billed = async (month: string) => {
      const { institutions } = await claims.pays(month);
      await ward.act({ act: 'enterClaimsBill', deliveryMonth: month, institutions: [...institutions], ...clerk, why: '国保連の請求' });
      return (await ward.receiptWorklist()).billDifferences;
    };
    await visits('2026-07-21');
    await advance('2026-09-07');
    expect('そろった月には、食い違いはない', [(await ward.receipts(householdKey)).receipts.length, await billed('2026-08')], [2, []], noticedBasis);
    await visits('2026-08-21');
    await advance('2026-10-03');
    await fault('claims', 'lostRow');
    await advance('2026-10-07');
    const found = await billed('2026-09');
    const held = (await ward.receipts(householdKey)).receipts.filter(({ careMonth }) => careMonth === '2026-08').map(({ points }) => points);
    const lost = held[0] === 100_000 ? { code: '1310000002', yen: 350_010 } : { code: '1310000001', yen: 700_000 };
    expect('行の失われた医療機関だけが、件数と額とともに出る', { receipts: held.length, found: found.map(({ institutionCode, saidReceipts, heldReceipts, saidYen, heldYen }) => ({ institutionCode, saidReceipts, heldReceipts, saidYen, heldYen })) }, { receipts: 1, found: [{ institutionCode: lost.code, saidReceipts: 1, heldReceipts: 0, saidYen: lost.yen, heldYen: 0 }] }, noticedBasis);
  },
});
