import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, business } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { benefitNeeds, clinic, delivered, elderlyBasis, payableTo, smallestBasis, stay, tableBasis } from './telling.js';

export default scenario({
  id: 'benefit.elderly-with-young',
  ja: '70〜74歳の残りに70歳未満の21,000円以上を足し、世帯の区分の限度額を当てる。届かない70歳未満は足さない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [elderlyBasis, smallestBasis, tableBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { people, expect } = scene;
    const wishes = { head: { bornOn: '1980-05-05', insured: true }, members: [{ relationship: '父', bornOn: '1954-05-05', insured: true }] } as const;
    const [counted, left] = [people.household('父と入院した人', wishes), people.household('父と通院した人', wishes)];
    await allInsured(scene, ...[counted, left].map(({ insured: [head, father], ...rest }) => [{ insured: [head!, father!], ...rest }, '2023-04-01', [2025, 2026].flatMap((year) => [[head!, business(3_000_000, year)], [father!, pensioner(500_000, 1_000_000, year)]] as const)] as const));
    const father = (month: string) => [clinic(month, 20_000, { who: 1 }), stay(month, 15_000, { who: 1 })];
    await delivered(scene, [counted, ...father('2026-07'), stay('2026-07', 60_000), ...father('2026-08'), stay('2026-08', 60_000)], [left, ...father('2026-07'), clinic('2026-07', 6_999)]);
    // 7月: 外来 40,000 − 18,000 = 22,000。18,000 + 30,000 = 48,000 は 57,600まで。48,000 + 180,000 − (80,100 + (950,000 − 267,000)×1% = 86,930) = 141,070
    // 8月: 外来 40,000 − 22,000 = 18,000。52,000 は 61,500まで。52,000 + 180,000 − (85,800 + (950,000 − 286,000)×1% = 92,440) = 139,560
    expect('父の外来、父の世帯、世帯全体の順に当て、70〜74歳の医療費も1%に入れる', await payableTo(scene, counted), ['2026-07 163070', '2026-08 157560'], elderlyBasis);
    expect('20,997円の70歳未満は足さず、父の外来の分だけになる', await payableTo(scene, left), ['2026-07 22000'], smallestBasis);
  },
});
