import { levyCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { insuredWith, pensioner, ratioBasis, ratioNeeds, ratioOn, ratioSteps } from './telling.js';

export default scenario({
  id: 'certificates.income-borders',
  ja: '課税標準額145万円、旧ただし書き所得の合計210万円の両側で、負担割合が2割と3割に分かれる',
  level: 'normal',
  covers: ratioSteps,
  basis: [ratioBasis],
  today: '2026-08-03',
  needs: ratioNeeds,
  cast: levyCast,

  async play(scene) {
    const { people, expect } = scene;
    const alone = (label: string) => people.household(label, { head: { bornOn: '1954-06-10', insured: true } });
    for (const [label, taxable, net, ratio] of [
      ['課税標準額が1円足りない人', 1_449_999, 9_000_000, '2割(課税標準額による)'], ['課税標準額がちょうどの人', 1_450_000, 2_530_001, '3割(現役並み所得)'], ['旧ただし書き所得がちょうど210万円の人', 1_450_000, 2_530_000, '2割(旧ただし書き所得による)'],
    ] as const) {
      const family = alone(label);
      await insuredWith(scene, family, '2026-08-01', [family.head, pensioner(taxable, net)]);
      expect(label, await ratioOn(scene, family.head, '2026-08-04'), ratio, ratioBasis);
    }
    const couple = people.household('二人とも70〜74歳の夫婦', { head: { bornOn: '1954-06-10', insured: true }, members: [{ relationship: '妻', bornOn: '1955-06-10', insured: true }] });
    const [, wife] = couple.residents;
    await insuredWith(scene, couple, '2026-08-01', [couple.head, pensioner(1_450_000, 2_530_000)], [wife!, pensioner(0, 430_001)]);
    expect('二人の合計が210万円を1円超えれば、所得のない人も3割', [await ratioOn(scene, couple.head, '2026-08-10'), await ratioOn(scene, wife!, '2026-08-10')], ['3割(現役並み所得)', '3割(現役並み所得)'], ratioBasis);
  },
});
