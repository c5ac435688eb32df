import { enquiryCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { absentBasis, asksForIncome, enquiriesAbout, enquiryBasis, enquiryNeeds, enquirySteps, formerMunicipality, gapsIn, income, joiningBasis } from './asking.js';
import { reckoned, totalOf } from './reckoning.js';
import { amountBasis, changeBasis, decidedFor, decisionsOn, insuredWithIncome, partsFor, year } from './telling.js';

export default scenario({
  id: 'assessment.income-from-former-municipality',
  ja: '転入した人の所得は前の区市町村に照会し、回答が届けば更正して軽減も判定する',
  level: 'normal',
  covers: enquirySteps,
  basis: [enquiryBasis, joiningBasis, amountBasis],
  today: '2026-06-10',
  needs: [...enquiryNeeds, 'query.income'],
  rates: [year],
  cast: enquiryCast,

  async play(scene) {
    const { ward, people, overnight, expect, municipalHub } = scene;
    const family = people.household('一月に転入した人', { head: { age: 35, insured: true } });
    const { head } = family;
    await municipalHub.holds(formerMunicipality, head, 'localTax', income(430_000), '2026-06-01');
    await insuredWithIncome(scene, family, '2026-01-10', [[head, { fiscalYear: year, taxState: 'noData' }]]);
    await ward.run('assessYear');
    expect('所得が分からないので、所得割0・軽減なしで決める', await partsFor(scene, head), reckoned(scene, year, { baseYen: 0, heads: 1 }), absentBasis);
    expect('所得の分からない人に挙がる', await gapsIn(scene), [`${head.personKey} 課税資料なし`], absentBasis);

    await asksForIncome(scene, head);
    expect('同じ照会は、回答を待つ間は起こせない', (await ward.tryAct({ act: 'enquire', personKey: head.personKey, kind: 'localTax', fiscalYear: year, providerCode: formerMunicipality, by: '別の担当', purpose: '確認' })).accepted, false, enquiryBasis);
    await overnight();
    expect('翌朝の回答が本人の照会に結び付く', await enquiriesAbout(scene, head), ['回答を反映'], joiningBasis);
    const known = await ward.income(head, year);
    expect('前の区市町村の言う所得だとわかる', [known.taxState, known.netIncomeYen, known.source], ['declaredAmount', 430_000, 'enquiry'], joiningBasis);
    expect('もう所得の分からない人はいない', await gapsIn(scene), [], joiningBasis);

    await ward.run('reassess');
    const expected = reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7 });
    expect('43万円ちょうどの所得で7割軽減に更正する', await partsFor(scene, head), expected, amountBasis);
    expect('決定と変更が残る', await decisionsOn(scene, head), [`決定0 ${totalOf(reckoned(scene, year, { baseYen: 0, heads: 1 }))}円 12か月`, `変更1 ${totalOf(expected)}円 12か月`], changeBasis);
    expect('軽減の段は7割', (await decidedFor(scene, head))?.reductionTenths, '7', amountBasis);
  },
});
