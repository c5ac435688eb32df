import { enquiryCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { clerk, asksForIncome, enquiriesAbout, enquiryBasis, enquiryNeeds, enquirySteps, formerMunicipality, gapsIn, income } from './asking.js';
import { insuredWithIncome } from './telling.js';

const errors = assume('符号未取得、記録の識別の重なり、照会できない事務と情報の組は、行ごとの誤りとして返る。コードと形は公開されていない');

export default scenario({
  id: 'assessment.enquiry-not-passed-on',
  ja: '符号のない人の照会と許されない組の照会は、相手へ渡らずに行ごとの誤りで返り、区は所得0と読まず、符号が取れた次の晩には答えが来る',
  level: 'incident',
  covers: enquirySteps,
  basis: [enquiryBasis, errors],
  today: '2026-06-10',
  needs: enquiryNeeds,
  cast: enquiryCast,

  async play(scene) {
    const { ward, people, municipalHub, fault, overnight, expect } = scene;
    const [first, second] = ['符号のない人', '介護給付を尋ねられる人'].map((label) => people.household(label, { head: { age: 35, insured: true, isNotDisclosed: false } })) as [ReturnType<typeof people.household>, ReturnType<typeof people.household>];
    for (const family of [first, second]) await municipalHub.holds(formerMunicipality, family.head, 'localTax', income(1_000_000), '2026-06-01');
    for (const family of [first, second]) await insuredWithIncome(scene, family, '2026-01-10', []);
    await fault('municipal-hub', 'symbolUnknown');
    await asksForIncome(scene, first.head);
    await ward.act({ act: 'enquire', personKey: second.head.personKey, kind: 'careBenefit', providerCode: formerMunicipality, by: clerk, purpose: '確認のため' });
    await overnight();
    expect('二件とも中間サーバーで止まり、わけが行ごとに違う', (await municipalHub.enquiries()).map(({ lineStatus, state }) => ({ lineStatus, isRefused: state === 'refused' })), [{ lineStatus: 'N-NOSYMBOL', isRefused: true }, { lineStatus: 'N-NOTPERMITTED', isRefused: true }], errors);
    expect('区には回答なしで返り、所得は分からないまま', [await enquiriesAbout(scene, first.head), await enquiriesAbout(scene, second.head), (await gapsIn(scene)).length], [['回答なし'], ['回答なし'], 2], errors);
    expect('本人の開示記録には、どちらの照会も載らない', [await municipalHub.portal(first.head), await municipalHub.portal(second.head)], [[], []], enquiryBasis);

    await fault('municipal-hub', 'symbolUnknown', false);
    await asksForIncome(scene, first.head);
    await overnight();
    expect('符号が取れれば、尋ね直した照会に答えが来る', [await enquiriesAbout(scene, first.head), (await gapsIn(scene)).length], [['回答なし', '回答を反映'], 1], enquiryBasis);
  },
});
