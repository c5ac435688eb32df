import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { doubleDays, insuredWith, pensioner, ratioBasis, ratioNeeds, ratioOn, ratioSteps, year } from './telling.js';

const choice = assume('収入を課税情報から見て申請を要らなくするか、申請の効力を8月まで遡らせるかは、区により違う');

export default scenario({
  id: 'certificates.revenue-by-records',
  ja: '収入を課税情報から見る区では、給与と年金だけの人は383万円の両側で申請なしに2割と3割に分かれ、ほかの所得のある人の申請は8月1日に遡って効く',
  level: 'normal',
  covers: [...ratioSteps, 'A-02'],
  basis: [ratioBasis, choice],
  today: '2026-08-03',
  needs: [...ratioNeeds, 'act.enterRevenueForm'],
  parameters: { revenueTest: 'byRecords', revenueFormEffect: 'termStart' },
  cast: levyCast,

  async play(scene) {
    const { ward, people, today, expect } = scene;
    const alone = (label: string) => people.household(label, { head: { bornOn: '1952-06-10', insured: true } });
    const [below, exactly, owner] = [alone('年金収入が1円足りない人'), alone('年金収入がちょうど383万円の人'), alone('家賃のある人')];
    // 年金収入の75%から27万5千円を引いた額が所得。
    for (const [family, told] of [[below, pensioner(1_450_000, 2_597_499)], [exactly, pensioner(1_450_000, 2_597_500)], [owner, { ...pensioner(1_450_000, 2_600_000), netIncomeYen: 2_700_000 }]] as const) await insuredWith(scene, family, '2026-08-01', [family.head, told]);
    const on = '2026-08-01' as const;
    expect('383万円に1円足りなければ、申請なしに2割', [await ratioOn(scene, below.head, on), await ratioOn(scene, exactly.head, on)], ['2割(収入による)', '3割(現役並み所得)'], choice);
    expect('給与と年金のほかに所得があれば、収入は分からず3割', await ratioOn(scene, owner.head, on), '3割(現役並み所得)', choice);
    await ward.act({ act: 'enterRevenueForm', notificationId: 'R-1', receivedOn: today(), fiscalYear: year, revenues: [{ personKey: owner.head.personKey, revenueYen: 3_829_999 }] });
    expect('申請は8月1日に遡って効き、前の日にはない', [await ratioOn(scene, owner.head, '2026-07-31'), await ratioOn(scene, owner.head, on), await ratioOn(scene, owner.head, '2026-09-01')], ['なし', '2割(収入による)', '2割(収入による)'], choice);
    expect('二つの割合が重なる日はない', doubleDays((await ward.burdenRatio(owner.head)).ratios), [], ratioBasis);
  },
});
