import { enquiryCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { absentBasis, asksForIncome, clerk, enquiriesAbout, enquiryBasis, enquiryNeeds, enquirySteps, gapsIn } from './asking.js';
import { reckoned } from './reckoning.js';
import { insuredWithIncome, partsFor, year } from './telling.js';

const nobody = assume('国外から転入した人、1月1日の住所が分からない人には、地方税関係情報の提供者がない。照会は起こせず、所得の分からない人として残る');

export default scenario({
  id: 'assessment.mover-from-nowhere',
  ja: '国外から来た人と前の住所の分からない人には照会する相手がなく、照会は一件も出ず、所得の分からない人として軽減のないまま残る',
  level: 'incident',
  covers: enquirySteps,
  basis: [nobody, enquiryBasis, absentBasis],
  today: '2026-06-10',
  needs: enquiryNeeds,
  rates: [year],
  cast: enquiryCast,

  async play(scene) {
    const { ward, people, municipalHub, files, overnight, expect } = scene;
    const families = ['国外から転入した人', '前の住所の分からない人'].map((label) => people.household(label, { head: { age: 35, insured: true, isNotDisclosed: false } })) as [ReturnType<typeof people.household>, ReturnType<typeof people.household>];
    const [abroad, unknown] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head']];
    for (const family of families) {
      await municipalHub.introduces(family.head);
      await insuredWithIncome(scene, family, '2026-01-10', []);
    }
    const asked = await Promise.all([abroad, unknown].map(({ personKey }) => ward.tryAct({ act: 'enquire', personKey, kind: 'localTax', fiscalYear: year, by: clerk, purpose: '当初賦課のため' })));
    expect('相手の書かれていない照会は起こせない', asked.map(({ accepted }) => accepted), [false, false], nobody);
    await ward.run('assessYear');
    await overnight();
    expect('照会は一件も出ない', [(await files()).filter(({ layout }) => layout === 'enquiry').length, await municipalHub.enquiries()], [0, []], nobody);
    expect('二人とも、照会していない所得の分からない人に挙がる', await gapsIn(scene), [abroad, unknown].map(({ personKey }) => `${personKey} 課税資料なし`).sort(), nobody);
    for (const head of [abroad, unknown]) expect(`${head.name}さんに所得割も軽減もない`, await partsFor(scene, head), reckoned(scene, year, { baseYen: 0, heads: 1 }), absentBasis);

    await asksForIncome(scene, unknown, '999999');
    await overnight();
    expect('ありもしない相手を書けば、中間サーバーが提供者なしで返す', (await municipalHub.enquiries()).map(({ lineStatus }) => lineStatus), ['N-NOPROVIDER'], nobody);
    expect('所得は分からないまま、照会済みとして残る', [await enquiriesAbout(scene, unknown), (await gapsIn(scene)).filter((one) => one.startsWith(`${unknown.personKey} `))], [['回答なし'], [`${unknown.personKey} 課税資料なし(照会済み)`]], absentBasis);
  },
});
