import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { pensioner, ratioBasis, ratioNeeds, ratioOn, ratioSteps, year } from './telling.js';

const effect = assume('基準収入額適用申請は翌月から効くとした。区により年度の初めに遡る');

export default scenario({
  id: 'certificates.revenue-together',
  ja: '二人の収入の合計520万円の両側で2割と3割に分かれ、後期高齢者医療へ移った配偶者の収入も、一人の383万円の代わりに520万円で見る',
  level: 'normal',
  covers: [...ratioSteps, 'A-02'],
  basis: [ratioBasis, effect],
  today: '2026-08-03',
  needs: [...ratioNeeds, 'act.enterRevenueForm', 'job.checkAges'],
  cast: levyCast,

  async play(scene) {
    const { ward, people, taxOffice, advance, today, expect } = scene;
    const couple = (label: string, wifeBornOn: '1953-06-10' | '1951-08-05') => people.household(label, { head: { bornOn: '1953-02-10', insured: true }, members: [{ relationship: '妻', bornOn: wifeBornOn, insured: true }] });
    const families = [couple('合わせて1円足りない夫婦', '1953-06-10'), couple('合わせてちょうど520万円の夫婦', '1953-06-10'), couple('妻が移り1円足りない家', '1951-08-05'), couple('妻が移りちょうど520万円の家', '1951-08-05')] as const;
    for (const family of families) await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-08-01');
    await taxOffice.tells(...families.flatMap(({ residents: [husband, wife] }) => [[husband!, pensioner(1_500_000, 2_700_000)], [wife!, pensioner(0, 400_000)]] as const));
    // 1951年8月5日生まれの妻は、75歳の誕生日に後期高齢者医療へ移る。
    await advance('2026-08-07');
    const before = await Promise.all(families.map(({ head }) => ratioOn(scene, head, '2026-09-01')));
    expect('申請の前は、どの家の夫も3割', before, Array<string>(4).fill('3割(現役並み所得)'), ratioBasis);
    for (const [i, { residents: [husband, wife] }] of families.entries()) {
      const rest = i % 2 === 0 ? 1_299_999 : 1_300_000;
      await ward.act({ act: 'enterRevenueForm', notificationId: `R-${i}`, receivedOn: today(), fiscalYear: year, revenues: [{ personKey: husband!.personKey, revenueYen: 3_900_000 }, { personKey: wife!.personKey, revenueYen: rest }] });
    }
    const after = await Promise.all(families.map(({ head }) => ratioOn(scene, head, '2026-09-01')));
    expect('519万9,999円なら2割、520万円なら3割', after, ['2割(収入による)', '3割(現役並み所得)', '2割(収入による)', '3割(現役並み所得)'], ratioBasis);
    expect('被保険者の二人は同じ割合で、移った妻には区の割合がない', [await ratioOn(scene, families[0].residents[1]!, '2026-09-01'), await ratioOn(scene, families[2].residents[1]!, '2026-09-01')], ['2割(収入による)', 'なし'], ratioBasis);
  },
});
