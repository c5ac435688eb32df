import { enquiryCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { asksForIncome, enquiriesAbout, enquiryBasis, enquiryNeeds, enquirySteps, formerMunicipality, income, joiningBasis } from './asking.js';
import { reckoned, totalOf } from './reckoning.js';
import { changeBasis, decisionsOn, insuredWithIncome, partsFor, year } from './telling.js';

export default scenario({
  id: 'assessment.enquiry-mislinked',
  ja: '符号の紐付け誤りで届いた別の人の所得は回答から見分けられず、本人の申し出で照会し直して初めて直る',
  level: 'incident',
  covers: enquirySteps,
  basis: [enquiryBasis, joiningBasis],
  today: '2026-06-10',
  needs: enquiryNeeds,
  rates: [year],
  cast: enquiryCast,

  async play(scene) {
    const { ward, people, overnight, expect, municipalHub, fault } = scene;
    const [mine, other] = ['所得のない人', '所得のある別の人'].map((label) => people.household(label, { head: { age: 35, insured: true } })) as [ReturnType<typeof people.household>, ReturnType<typeof people.household>];
    const { head } = mine;
    await municipalHub.holds(formerMunicipality, head, 'localTax', income(0), '2026-06-01');
    await municipalHub.holds(formerMunicipality, other.head, 'localTax', income(4_000_000), '2026-06-01');
    await insuredWithIncome(scene, mine, '2026-01-10', []);
    await fault('municipal-hub', 'mislinked');
    await asksForIncome(scene, head);
    await overnight();
    await ward.run('assessYear');
    const wrong = reckoned(scene, year, { baseYen: 3_570_000, heads: 1 });
    expect('回答は照会と合っているように見える', await enquiriesAbout(scene, head), ['回答を反映'], joiningBasis);
    expect('別の人の所得で決まってしまう', await partsFor(scene, head), wrong, joiningBasis);

    await fault('municipal-hub', 'mislinked', false);
    await asksForIncome(scene, head);
    await overnight();
    await ward.run('reassess');
    const right = reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7 });
    expect('通知を見た本人の申し出で照会し直し、更正する', await decisionsOn(scene, head), [`決定0 ${totalOf(wrong)}円 12か月`, `変更1 ${totalOf(right)}円 12か月`], changeBasis);
  },
});
