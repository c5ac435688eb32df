import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { assume } from '../../law/define.js';
import { benefitNeeds, counterBasis, delivered, payableTo, repeatBasis, stay } from './telling.js';

const checkBasis = assume('医療機関の見た資格情報が古いか欠けている。区の判定で計算し、違いを示す');

export default scenario({
  id: 'benefit.receipt-contradicts-category',
  ja: 'レセプトの特記事項や多数回が区の判定と違えば、一覧に W810・W811 で出て、区の判定で計算する',
  level: 'abnormal',
  covers: ['B-03', 'B-06'],
  basis: [counterBasis, repeatBasis, checkBasis],
  today: '2026-10-15',
  needs: [...benefitNeeds, 'query.receiptWorklist'],
  cast: benefitCast,

  async play(scene) {
    const { ward, expect } = scene;
    const labels = ['合う人', '窓口が区エとした人', '窓口が区アとした人', '窓口が多数回とした人', '窓口が多数回としなかった人'];
    const homes = labels.map((label) => alone(scene, label));
    await allInsured(scene, ...homes.map((family) => [family, '2023-04-01', [[family.head, business(3_000_000, 2025)]]] as const));
    const care = (remarks: readonly string[], counterPayment: '01' | '02', copayYen: number) => stay('2026-06', 100_000, { remarks, counterPayment, copayYen });
    await delivered(scene,
      [homes[0]!, care(['28'], '01', 87_430)], [homes[1]!, care(['29'], '01', 57_600)], [homes[2]!, care(['26'], '01', 254_180)], [homes[3]!, care(['33'], '02', 44_400)],
      [homes[4]!, ...['2026-03', '2026-04', '2026-05'].map((month) => stay(month, 100_000)), care(['28'], '01', 87_430)]);
    const { findings } = await ward.receiptWorklist();
    const found = [];
    for (const family of homes) {
      const { householdKey } = await ward.household(family.head);
      found.push([(await payableTo(scene, family)).filter((said) => said.startsWith('2026-06')).join(), findings.filter((one) => one.householdKey === householdKey).map(({ code, careMonth }) => `${code} ${careMonth}`).join()]);
    }
    // 区分ウ 87,430円より少なく払った月は0。区アの 254,180 − 87,430、四回目の 87,430 − 44,400
    expect('額は区の判定により、違いは一覧に出る', found, [
      ['', ''], ['', 'W810 2026-06'], ['2026-06 166750', 'W810 2026-06'],
      ['', 'W811 2026-06'], ['2026-06 43030', 'W811 2026-06'],
    ], checkBasis);
  },
});
