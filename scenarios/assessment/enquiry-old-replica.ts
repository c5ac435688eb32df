import { enquiryCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { asksForIncome, enquiriesAbout, enquiryBasis, enquiryNeeds, enquirySteps, formerMunicipality, income } from './asking.js';
import { reckoned } from './reckoning.js';
import { amountBasis, changeBasis, insuredWithIncome, partsFor, year } from './telling.js';

export default scenario({
  id: 'assessment.enquiry-old-replica',
  ja: '古い副本の所得で決めても、登録日で気付いて照会し直し、新しい所得に更正する',
  level: 'abnormal',
  covers: enquirySteps,
  basis: [enquiryBasis, changeBasis],
  today: '2026-06-10',
  needs: [...enquiryNeeds, 'query.income'],
  rates: [year],
  cast: enquiryCast,

  async play(scene) {
    const { ward, people, overnight, expect, municipalHub, fault } = scene;
    const family = people.household('前年の申告を直した人', { head: { age: 35, insured: true } });
    const { head } = family;
    await municipalHub.holds(formerMunicipality, head, 'localTax', income(1_000_000), '2026-05-20');
    await insuredWithIncome(scene, family, '2026-01-10', []);
    await municipalHub.holds(formerMunicipality, head, 'localTax', income(3_000_000), '2026-06-09');
    await fault('municipal-hub', 'staleReplica');
    await asksForIncome(scene, head);
    await overnight();
    await ward.run('assessYear');
    expect('一つ前の副本の所得で決まる', await partsFor(scene, head), reckoned(scene, year, { baseYen: 570_000, heads: 1, tenths: 2 }), amountBasis);
    const [first] = (await ward.enquiries(head)).enquiries;
    expect('回答は、いつの副本かを言っている', first?.asOf, '2026-05-20', enquiryBasis);

    await fault('municipal-hub', 'staleReplica', false);
    await asksForIncome(scene, head);
    await overnight();
    await ward.run('reassess');
    expect('照会し直した回答で更正する', await partsFor(scene, head), reckoned(scene, year, { baseYen: 2_570_000, heads: 1 }), changeBasis);
    expect('二つの照会と、二つの版の所得が残る', [await enquiriesAbout(scene, head), (await ward.income(head, year)).versions], [['回答を反映', '回答を反映'], 2], enquiryBasis);
  },
});
