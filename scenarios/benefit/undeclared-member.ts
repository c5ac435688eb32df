import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { business, insuredWithIncome, noIncome, told, undeclared } from '../assessment/telling.js';
import { benefitNeeds, categoryOf, delivered, limitBasis, linesBasis, payableTo, stay } from './telling.js';

export default scenario({
  id: 'benefit.undeclared-member',
  ja: '所得の未申告の家族が一人いれば区分アで、申告すれば計算し直されて支給が増える',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [linesBasis, limitBasis],
  today: '2026-10-15',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { people, expect } = scene;
    const family = people.household('申告を忘れた家', { head: { bornOn: '1980-05-05', insured: true }, members: [{ relationship: '妻', bornOn: '1982-05-05', insured: true }, { relationship: '子', bornOn: '2015-05-05', insured: true }] });
    const [head, wife] = family.insured;
    await insuredWithIncome(scene, family, '2023-04-01', [[head!, business(1_000_000, 2025)], [wife!, undeclared(2025)]]);
    await delivered(scene, [family, stay('2026-06', 100_000)]);
    expect('未申告の人がいれば区分ア: 300,000 − 254,180', [await categoryOf(scene, family, '2026-06'), await payableTo(scene, family)], ['ア', ['2026-06 45820']], linesBasis);
    await told(scene, [wife!, noIncome(2025)]);
    // 課税資料のない子では区分アにならない: 300,000 − 57,600
    expect('申告すれば区分エ。同じ事案の額が替わり、二つにはならない', [await categoryOf(scene, family, '2026-06'), await payableTo(scene, family)], ['エ', ['2026-06 242400']], linesBasis);
  },
});
