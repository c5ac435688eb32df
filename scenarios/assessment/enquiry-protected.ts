import { enquiryCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { asksForIncome, enquiryBasis, enquiryNeeds, enquirySteps, formerMunicipality, income } from './asking.js';
import { insuredWithIncome, noticesTo, year } from './telling.js';
import { assume } from '../../law/define.js';

const protection = assume('支援措置の人の照会には不開示の印を付け、印刷は委託先に渡さない。別添1・評価書は支援措置の扱いを言うだけで、形は公開されていない');

export default scenario({
  id: 'assessment.enquiry-protected',
  ja: '支援措置の人は、照会に不開示の印を付け、通知を区で印刷し、住所をどの相手にも渡さない',
  level: 'incident',
  covers: enquirySteps,
  basis: [enquiryBasis, protection],
  today: '2026-06-10',
  needs: [...enquiryNeeds, 'job.exportPrint', 'query.mailings'],
  rates: [year],
  cast: enquiryCast,

  async play(scene) {
    const { ward, people, overnight, expect, municipalHub, files } = scene;
    const hidden = people.household('避難して転入した人', { head: { age: 35, insured: true, isNotDisclosed: true } });
    const { head } = hidden;
    await municipalHub.holds(formerMunicipality, head, 'localTax', income(1_000_000), '2026-06-01');
    await insuredWithIncome(scene, hidden, '2026-01-10', []);
    await asksForIncome(scene, head);
    await overnight();
    await ward.run('assessYear');
    await overnight();
    const seen = await files();
    expect('照会には不開示の印がある', seen.filter(({ layout, to }) => layout === 'enquiry' && to === '自治体中間サーバー').flatMap(({ rows }) => rows).map(({ isNotDisclosed }) => isNotDisclosed), [true], protection);
    expect('本人の開示記録から、探した区はわからない', [await municipalHub.findings(), await municipalHub.portal(head)], [[], []], protection);
    expect('通知は区で印刷して渡す', await noticesTo(scene, head), ['決定通知 / 区で印刷し渡す(支援措置)'], protection);
    const outside = seen.filter(({ to }) => to === '自治体中間サーバー' || to === '封入封緘事業者' || to === '統合DB');
    expect('住所は、中間サーバーへも封入封緘事業者へも統合DBへも出ていない', outside.filter(({ rows }) => JSON.stringify(rows).includes(hidden.address)).map(({ name }) => name), [], protection);
    expect('封入封緘事業者に渡したものはない', await scene.mailing.batches(), [], protection);
  },
});
