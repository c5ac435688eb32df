import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { boxOf, byLetter, kindJa, noticeBy } from '../letters/telling.js';
import { allInsured, alone, batchesAtContractor, business, newestNotice, noticeBasis, noticeNeeds, noticeSteps, noticesTo } from './telling.js';

const unseen = assume('誤封入は数えても区の記録からは分からない。届いた人と、届かない人の申し出で分かる');

export default scenario({
  id: 'assessment.two-in-one-envelope',
  ja: 'よその人の通知が同じ封筒で届いた人は返しに来て、届かなかった人は尋ねに来る。再発行すれば、それぞれが自分のものだけを持つ',
  level: 'incident',
  covers: noticeSteps,
  basis: [noticeBasis, unseen, byLetter],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'act.reissueNotices'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, fault, overnight, advance, expect } = scene;
    const families = [alone(scene, '一人目'), alone(scene, '二人目')];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)]]] as const));
    for (const family of families) await residents.reads(family, { since: '2023-04-01', expects: [noticeBy(family, '2026-06-12')] });
    await ward.run('assessYear');
    await fault('mailing', 'twoInOne');
    await advance('2026-06-11');
    await fault('mailing', 'twoInOne', false);
    const [returned, ...others] = await residents.concerns();
    const crowded = families.find(({ head }) => head.name === returned?.saidBy.name)!;
    const missing = families.find((family) => family !== crowded)!;
    const lost = await newestNotice(scene, missing.head);
    expect('二枚入っていた人だけが、よその人の紙を番号で告げて返す', [kindJa(returned), returned?.kind === 'misdelivered' && returned.numbers, others.length], ['よその人の郵便が届いた', [lost], 0], byLetter);
    expect('事業者は二通とも発送したと言い、区の記録でも二人は同じ', [await batchesAtContractor(scene), await noticesTo(scene, families[0]!.head), await noticesTo(scene, families[1]!.head)], [['発送済 / 2通'], ['決定通知 / 封入封緘事業者へ'], ['決定通知 / 封入封緘事業者へ']], unseen);
    const said = JSON.stringify(returned);
    expect('申し出には自分の名があり、よその人の名も住所もない', [crowded.head.name, missing.head.name, missing.address].map((words) => said.includes(words)), [true, false, false], byLetter);
    expect('自分の通知は読んで納得している', await boxOf(scene, crowded), ['2026-06-10 / 読んだ / 知っているとおり / 申し出ることにした: よその人の郵便が届いた'], byLetter);

    await advance('2026-06-15');
    const asked = (await residents.concerns()).filter(({ concernId }) => concernId !== returned?.concernId);
    expect('届くはずの日を過ぎて、届かなかった人が尋ねに来る', asked.map((one) => [kindJa(one), one.saidBy.name, one.saidOn]), [['届くはずのものが届かない', missing.head.name, '2026-06-15']], byLetter);
    // 二つの申し出は同じ通知のこと。再発行は一度でよい。
    await ward.act({ act: 'reissueNotices', noticeIds: [lost], why: '誤封入。返された紙は廃棄' });
    expect('区の記録には、替わった通知と新しい通知が残る', await noticesTo(scene, missing.head), ['決定通知 / 新しい通知に替わった', '決定通知 / 印刷待ち'], byLetter);
    for (const concern of [returned!, ...asked]) await residents.answers(concern, '通知を再発行しました');
    await overnight();
    await advance('2026-06-18');
    expect('新しい通知が届いて読まれ、二枚入っていた人にはもう何も届かない', [await boxOf(scene, missing), (await boxOf(scene, crowded)).length], [['2026-06-16 / 読んだ / 知っているとおり'], 1], byLetter);
    expect('窓口に待つ人はいない', await residents.concerns(), [], byLetter);
  },
});
