import { scenario } from '../define.js';
import { assume } from '../../law/define.js';
import { alone, allInsured } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { benefitNeeds, delivered, payableTo, stay } from '../benefit/telling.js';
import { waitingIn, workCast } from './telling.js';

const pastBasis = assume('75歳に達した人は、資格喪失が記録されていなくても国保の被保険者ではない。70歳未満の限度額で計算せず、人が見る');

export default scenario({
  id: 'benefit-care.past-75',
  ja: '75歳の資格喪失がまだ記録されていない人の給付記録は、誕生日のある月までは70〜74歳として数え、その後の月は70歳未満として計算せずに確認を待つ',
  level: 'abnormal',
  covers: ['B-03', 'B-06'],
  basis: [pastBasis],
  today: '2026-08-20',
  needs: [...benefitNeeds, 'query.receiptWorklist'],
  cast: workCast,

  async play(scene) {
    const { expect } = scene;
    const [second, first] = [alone(scene, '6月2日に75歳の人', { bornOn: '1951-06-02' }), alone(scene, '6月1日に75歳の人', { bornOn: '1951-06-01' })];
    await allInsured(scene, ...[second, first].map((family) => [family, '2021-04-01', [[family.head, pensioner(500_000, 1_500_000, 2025)]]] as const));
    await delivered(scene, [second, stay('2026-06', 30_000, { receiptKey: 'second-june' }), stay('2026-07', 30_000, { receiptKey: 'second-july' })], [first, stay('2026-05', 30_000, { receiptKey: 'first-may' }), stay('2026-06', 30_000, { receiptKey: 'first-june' })]);
    // 2割 60,000円。6月2日生まれの6月は 57,600÷2、6月1日生まれの5月は 57,600円のまま。
    expect('誕生日のある月までは数える', [await payableTo(scene, second), await payableTo(scene, first)], [['2026-06 31200'], ['2026-05 2400']], pastBasis);
    expect('その後の月は、わけとともに確認を待つ', (await waitingIn(scene)).toSorted(), ['first-june: 75歳に達した後の月で、資格喪失が記録されていない', 'second-july: 75歳に達した後の月で、資格喪失が記録されていない'], pastBasis);
  },
});
