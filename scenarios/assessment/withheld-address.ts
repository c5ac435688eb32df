import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, batchesAtContractor, business, changedNoticeNeeds, noIncome, noticeBasis, noticeSteps, noticesTo, partsFor, told, year } from './telling.js';

const support = derive('住民基本台帳事務における支援措置の趣旨: 避難先の住所を知る人を増やさない。通知は区が自分で印刷して渡す');

export default scenario({
  id: 'assessment.withheld-address',
  ja: '支援措置を受けている人のいる世帯の通知は区が自分で印刷し、その住所は統合DBとのやりとりにも封入封緘事業者とのやりとりにも一切現れない',
  level: 'normal',
  covers: noticeSteps,
  basis: [noticeBasis, support],
  today: '2026-06-08',
  needs: [...changedNoticeNeeds, 'act.reissueNotices'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, advance, expect } = scene;
    const others = alone(scene, '支援措置のない人');
    const mother = alone(scene, '避難した人', { isNotDisclosed: true });
    const withDaughter = people.household('避難した娘のいる家', { head: { bornOn: '1955-08-20', insured: true, isNotDisclosed: false }, members: [{ relationship: '子', bornOn: '1990-05-20', isNotDisclosed: true }] });
    const daughter = withDaughter.residents[1]!;
    await allInsured(scene, [others, '2023-04-01', [[others.head, business(2_430_000)]]], [mother, '2023-04-01', [[mother.head, business(2_430_000)]]], [withDaughter, '2023-04-01', [[withDaughter.head, noIncome()], [daughter, business(2_430_000)]]]);
    await ward.run('assessYear');
    expect('保険料はほかの人と同じに決まる', await partsFor(scene, mother.head), reckoned(scene, year, { baseYen: 2_000_000, heads: 1 }), noticeBasis);
    await told(scene, [mother.head, business(3_430_000)], [daughter, business(3_430_000)]);
    await ward.run('reassess');
    await advance('2026-06-12');

    expect('事業者へ渡したのは、支援措置のない人の一通だけ', [await batchesAtContractor(scene), await noticesTo(scene, others.head)], [['発送済 / 1通'], ['決定通知 / 封入封緘事業者へ']], support);
    const byHand = ['決定通知 / 新しい通知に替わった', '変更通知 / 区で印刷し渡す(支援措置)'];
    expect('本人の通知も、本人のいる世帯の通知も、区で印刷する', [await noticesTo(scene, mother.head), await noticesTo(scene, withDaughter.head)], [byHand, byHand], support);
    for (const { head } of [mother, withDaughter]) {
      const { notices } = await ward.mailings(head);
      expect('再発行で事業者へ回すこともできない', (await ward.tryAct({ act: 'reissueNotices', noticeIds: [notices.at(-1)!.noticeId], why: '再発行の求め' })).accepted, false, support);
    }

    const secrets = [mother.address, withDaughter.address, mother.head.name, daughter.name];
    const [atDatabase, atContractor] = [await scene.exchangedWith('統合DB'), await scene.exchangedWith('封入封緘事業者')];
    const found = (seen: readonly { readonly path: string; readonly text: string }[]) => secrets.filter((secret) => seen.some(({ path, text }) => `${path}${text}`.includes(secret))).join('、') || '見つからない';
    expect('どちらとのやりとりも、実際にあった', [atDatabase.length > 0, atContractor.length > 0], [true, true], noticeBasis);
    expect('住所も名も、統合DBとのやりとりのどこにもない', found(atDatabase), '見つからない', support);
    expect('住所も名も、封入封緘事業者とのやりとりのどこにもない', found(atContractor), '見つからない', support);
    const files = (await scene.files()).filter(({ from, to }) => [from, to].some((party) => party === '統合DB' || party === '封入封緘事業者'));
    expect('受け渡したファイルのどこにもない', found(files.map(({ name, text }) => ({ path: name, text }))), '見つからない', support);
    expect('同じ探し方で、支援措置のない人の住所は事業者とのやりとりに見つかる', atContractor.some(({ text }) => text.includes(others.address)), true, support);
  },
});
