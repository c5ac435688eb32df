import { enquiryCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { absentBasis, asksForIncome, enquiriesAbout, enquiryBasis, enquiryNeeds, enquirySteps, formerMunicipality, gapsIn, income } from './asking.js';
import { reckoned } from './reckoning.js';
import { insuredWithIncome, partsFor, year } from './telling.js';

export default scenario({
  id: 'assessment.enquiry-without-answer',
  ja: '該当なし・不開示・期限切れの照会は所得0と読まず、軽減のないまま、照会し直せる',
  level: 'abnormal',
  covers: enquirySteps,
  basis: [enquiryBasis, absentBasis],
  today: '2026-06-10',
  needs: enquiryNeeds,
  rates: [year],
  cast: enquiryCast,

  async play(scene) {
    const { ward, people, overnight, advance, expect, municipalHub } = scene;
    const [nothing, withheld, silent] = [131_024, 131_059, 131_067].map(String) as [string, string, string];
    const families = ['副本のない人', '提供されない人', '答えの来ない人'].map((label) => people.household(label, { head: { age: 35, insured: true } }));
    const [first, second, third] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head'], typeof families[0]['head']];
    await municipalHub.introduces(first);
    await municipalHub.holds(withheld, second, 'localTax', income(1_000_000), '2026-06-01');
    await municipalHub.holds(silent, third, 'localTax', income(1_000_000), '2026-06-01');
    await municipalHub.behaves(withheld, { release: 'withheld' });
    await municipalHub.behaves(silent, { isSilent: true });
    for (const family of families) await insuredWithIncome(scene, family, '2026-01-10', []);
    await ward.run('assessYear');
    for (const [person, provider] of [[first, nothing], [second, withheld], [third, silent]] as const) await asksForIncome(scene, person, provider);
    await overnight();
    expect('該当なし、不開示、まだ答えがない', [await enquiriesAbout(scene, first), await enquiriesAbout(scene, second), await enquiriesAbout(scene, third)], [['該当なし'], ['不開示'], ['回答待ち']], enquiryBasis);
    await advance('2026-07-01');
    expect('期限を過ぎれば、回答なしで終わる', await enquiriesAbout(scene, third), ['回答なし'], enquiryBasis);
    await ward.run('reassess');
    for (const { head } of families) expect(`${head.name}さんは、所得割0・軽減なしのまま`, await partsFor(scene, head), reckoned(scene, year, { baseYen: 0, heads: 1 }), absentBasis);
    expect('三人とも所得の分からない人のまま', (await gapsIn(scene)).length, 3, absentBasis);

    await municipalHub.behaves(silent, {});
    await asksForIncome(scene, third, silent);
    await overnight();
    expect('新しい照会には答えが来る', await enquiriesAbout(scene, third), ['回答なし', '回答を反映'], enquiryBasis);
    await municipalHub.holds(formerMunicipality, first, 'localTax', income(0), '2026-07-01');
    await asksForIncome(scene, first);
    await overnight();
    await ward.run('reassess');
    expect('課税する区市町村に聞き直せば、軽減を判定できる', await partsFor(scene, first), reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7 }), absentBasis);
  },
});
