import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { assume } from '../../law/define.js';
import { benefitNeeds, clinic, counterBasis, payableTo } from './telling.js';

const checkBasis = assume('医療機関の見た資格情報が古いか欠けている。区の判定で計算し、違いを示す');

export default scenario({
  id: 'benefit.clinic-saw-another-category',
  ja: '医療機関が違う区分の限度額で窓口の額を決めたレセプトは、審査を通って区に届き、W810 の一覧に出る',
  level: 'abnormal',
  covers: ['B-06', 'D-1-2', 'D-3'],
  basis: [counterBasis, checkBasis],
  today: '2026-07-20',
  needs: [...benefitNeeds, 'job.exportMaster', 'query.receiptWorklist'],
  cast: [...benefitCast, 'claims'],

  async play(scene) {
    const { ward, claims, advance, expect } = scene;
    const [lower, higher] = [alone(scene, '区エとして払った人'), alone(scene, '区アとして払った人')];
    await allInsured(scene, ...[lower, higher].map((family) => [family, '2026-04-01', [[family.head, business(3_000_000, 2025)]]] as const));
    for (const [family, remark, copayYen] of [[lower, '29', 57_600], [higher, '26', 254_180]] as const) {
      const { householdKey } = await ward.household(family.head);
      const seen = { insurerNumber: ward.municipality.insurerNumber, householdKey: householdKey!, branchNumber: '01' };
      await claims.visit(family.head, seen, { on: '2026-07-21', admittedOn: '2026-07-21', points: 100_000, counterPayment: '01', remarks: [remark], copayYen });
    }
    await advance('2026-09-08');
    const { findings } = await ward.receiptWorklist();
    expect('二人とも一覧に出る', findings.map(({ code, careMonth }) => `${code} ${careMonth}`), ['W810 2026-07', 'W810 2026-07'], checkBasis);
    // 区の判定は区分ウ 87,430円。57,600円を払った人に支給はなく、254,180円を払った人に 254,180 − 87,430
    expect('少なく払った人に候補はなく、多く払った人に差額を支給する', [await payableTo(scene, lower), await payableTo(scene, higher)], [[], ['2026-07 166750']], counterBasis);
  },
});
