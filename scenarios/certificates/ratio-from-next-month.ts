import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { doubleDays, insuredWith, pensioner, ratioBasis, ratioNeeds, ratioOn, ratioSteps } from './telling.js';

const choice = assume('所得の更正がいつから割合を替えるか、所得の分からない人の割合を決めるかは、区により違い公開されていない');

export default scenario({
  id: 'certificates.ratio-from-next-month',
  ja: '所得の更正を翌月から効かせる区では今月の割合は替わらず、所得の分からない人の割合を決めない区では、知らされるまで割合がない',
  level: 'normal',
  covers: ratioSteps,
  basis: [ratioBasis, choice],
  today: '2026-08-03',
  needs: ratioNeeds,
  parameters: { ratioIncomeEffect: 'nextMonth', ratioWithoutIncome: 'none' },
  cast: levyCast,

  async play(scene) {
    const { ward, people, taxOffice, overnight, expect } = scene;
    const [corrected, unknown] = [people.household('所得が更正される74歳', { head: { bornOn: '1952-06-10', insured: true } }), people.household('所得の届いていない74歳', { head: { bornOn: '1952-06-10', insured: true } })];
    await insuredWith(scene, corrected, '2026-08-01', [corrected.head, pensioner(0, 400_000)]);
    await insuredWith(scene, unknown, '2026-08-01');
    expect('所得の分からない人の割合はまだない', [await ratioOn(scene, corrected.head, '2026-08-31'), await ratioOn(scene, unknown.head, '2026-08-31')], ['2割(課税標準額による)', 'なし'], choice);
    await taxOffice.tells([corrected.head, pensioner(1_500_000, 2_700_000)], [unknown.head, pensioner(1_500_000, 2_700_000)]);
    await overnight();
    expect('8月の間は2割のまま、9月1日から3割', [await ratioOn(scene, corrected.head, '2026-08-31'), await ratioOn(scene, corrected.head, '2026-09-01')], ['2割(課税標準額による)', '3割(現役並み所得)'], choice);
    expect('初めて知らされた人の割合は、8月から決まる', [await ratioOn(scene, unknown.head, '2026-08-31'), await ratioOn(scene, unknown.head, '2026-09-01')], ['3割(現役並み所得)', '3割(現役並み所得)'], choice);
    expect('二つの割合が重なる日はない', doubleDays((await ward.burdenRatio(corrected.head)).ratios), [], ratioBasis);
  },
});
