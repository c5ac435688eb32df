import { enquiryCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { asksForIncome, clerk, enquiriesAbout, enquiryBasis, enquiryNeeds, enquirySteps, formerMunicipality, income, joiningBasis } from './asking.js';
import { insuredWithIncome, year } from './telling.js';

export default scenario({
  id: 'assessment.answers-swapped',
  ja: '照会と宛名番号の合わない回答は取り込まずに確かめ、別の人の所得で賦課しない',
  level: 'abnormal',
  covers: enquirySteps,
  basis: [enquiryBasis, joiningBasis],
  today: '2026-06-10',
  needs: [...enquiryNeeds, 'act.decideEnquiry', 'query.income'],
  rates: [year],
  cast: enquiryCast,

  async play(scene) {
    const { ward, people, overnight, expect, municipalHub, fault } = scene;
    const [rich, poor] = ['所得の多い人', '所得の少ない人'].map((label) => people.household(label, { head: { age: 35, insured: true } })) as [ReturnType<typeof people.household>, ReturnType<typeof people.household>];
    await municipalHub.holds(formerMunicipality, rich.head, 'localTax', income(6_000_000), '2026-06-01');
    await municipalHub.holds(formerMunicipality, poor.head, 'localTax', income(200_000), '2026-06-01');
    for (const family of [rich, poor]) await insuredWithIncome(scene, family, '2026-01-10', []);
    await fault('municipal-hub', 'answersSwapped');
    for (const { head } of [rich, poor]) await asksForIncome(scene, head);
    await overnight();
    const held = [await enquiriesAbout(scene, rich.head), await enquiriesAbout(scene, poor.head)];
    expect('二人の回答とも確認を待つ', held, [['照会と合わない回答(確認待ち)'], ['照会と合わない回答(確認待ち)']], joiningBasis);
    expect('どちらの所得も分からないまま', [(await ward.income(rich.head, year)).netIncomeYen, (await ward.income(poor.head, year)).netIncomeYen], [null, null], joiningBasis);
    const [{ requestId, answers }] = (await ward.enquiries(poor.head)).enquiries as [Awaited<ReturnType<typeof ward.enquiries>>['enquiries'][number]];
    expect('中身は画面に出ない', answers, [], joiningBasis);
    const decide = (decision: 'accept' | 'discard') => ward.tryAct({ act: 'decideEnquiry', requestId, by: clerk, decision, why: '宛名番号が違う' });
    expect('別の人の宛名番号を名乗る回答は、本人のものとして使えない', (await decide('accept')).accepted, false, joiningBasis);
    expect('使わないことにする', (await decide('discard')).accepted, true, joiningBasis);

    await fault('municipal-hub', 'answersSwapped', false);
    await asksForIncome(scene, poor.head);
    await overnight();
    expect('照会し直せば、本人の所得が届く', [(await ward.income(poor.head, year)).netIncomeYen, await enquiriesAbout(scene, poor.head)], [200_000, ['回答を使わない', '回答を反映']], joiningBasis);
  },
});
