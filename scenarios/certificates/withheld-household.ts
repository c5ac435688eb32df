import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { insuredWith, papersOf, pensioner, printNeeds, ratioBasis, ratioSteps } from './telling.js';

const protection = assume('不開示の人のいる世帯の証は区で印刷し、委託先に住所を渡さない。公開資料は形を言わない');

export default scenario({
  id: 'certificates.withheld-household',
  ja: '不開示の人のいる世帯の証は区で印刷し、封入封緘事業者には渡さない',
  level: 'abnormal',
  covers: ratioSteps,
  basis: [ratioBasis, protection],
  today: '2026-08-03',
  needs: printNeeds,
  cast: levyCast,

  async play(scene) {
    const { people, mailing, taxOffice, overnight, expect } = scene;
    const family = people.household('避難した74歳', { head: { bornOn: '1952-06-10', insured: true, cardUse: 'none', isNotDisclosed: true } });
    await insuredWith(scene, family, '2026-08-01', [family.head, pensioner(0, 400_000)]);
    await taxOffice.tells([family.head, pensioner(2_000_000, 3_500_000)]);
    await overnight();
    await overnight();
    expect('替わった割合の証は区で印刷して渡す', (await papersOf(scene, family.head)).filter((paper) => paper.startsWith('高齢受給者証')).map((paper) => paper.replace(/^.*?(3割)/, '$1')), ['3割 交付 区で印刷し渡す(支援措置)'], protection);
    expect('封入封緘事業者に渡したものはない', await mailing.batches(), [], protection);
  },
});
