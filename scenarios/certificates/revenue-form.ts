import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { doubleDays, insuredWith, pensioner, ratioBasis, ratioNeeds, ratioOn, ratioSteps, year } from './telling.js';

const effect = assume('基準収入額適用申請は翌月から効くとした。区により年度の初めに遡る');

export default scenario({
  id: 'certificates.revenue-form',
  ja: '所得で3割になった人が基準収入額適用申請で2割に戻り、383万円なら戻らず、替わった割合の行は無効になる',
  level: 'normal',
  covers: [...ratioSteps, 'A-02'],
  basis: [ratioBasis, effect],
  today: '2026-08-03',
  needs: [...ratioNeeds, 'act.enterRevenueForm'],
  cast: levyCast,

  async play(scene) {
    const { ward, people, taxOffice, overnight, expect } = scene;
    const alone = people.household('一人暮らしの74歳', { head: { bornOn: '1952-06-10', insured: true } });
    const other = people.household('収入がちょうど383万円の人', { head: { bornOn: '1952-06-10', insured: true } });
    await insuredWith(scene, alone, '2026-08-01', [alone.head, pensioner(0, 400_000)]);
    await insuredWith(scene, other, '2026-08-01', [other.head, pensioner(1_450_000, 2_700_000)]);
    expect('初めは2割', await ratioOn(scene, alone.head, '2026-09-30'), '2割(課税標準額による)', ratioBasis);
    await taxOffice.tells([alone.head, pensioner(1_500_000, 2_700_000)]);
    await overnight();
    expect('所得の更正で3割になる', await ratioOn(scene, alone.head, '2026-09-30'), '3割(現役並み所得)', ratioBasis);
    for (const [family, revenueYen, notificationId] of [[alone, 3_829_999, 'R-1'], [other, 3_830_000, 'R-2']] as const) {
      await ward.act({ act: 'enterRevenueForm', notificationId, receivedOn: scene.today(), fiscalYear: year, revenues: [{ personKey: family.head.personKey, revenueYen }] });
    }
    expect('申請の月は3割のまま、翌月から2割', [await ratioOn(scene, alone.head, '2026-08-31'), await ratioOn(scene, alone.head, '2026-09-01')], ['3割(現役並み所得)', '2割(収入による)'], effect);
    expect('収入が383万円なら3割のまま', await ratioOn(scene, other.head, '2026-09-01'), '3割(現役並み所得)', ratioBasis);
    const { ratios } = await ward.burdenRatio(alone.head);
    expect('替わった行は無効になっている', { voided: ratios.filter(({ voided }) => voided).length > 0, doubleDays: doubleDays(ratios) }, { voided: true, doubleDays: [] }, ratioBasis);
  },
});
