import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned, totalOf } from './reckoning.js';
import { alone, batchesAtContractor, business, changedNoticeNeeds, decisionsOn, insuredWithIncome, letterOf, newestNotice, noticeBasis, noticeSteps, noticesTo, told, year, yenJa } from './telling.js';

const newest = derive('まだ印刷していない通知が更正で古くなれば、新しい通知だけを送る。二つの額の納付書を同じ人に渡さない');

export default scenario({
  id: 'assessment.overtaken-before-print',
  ja: '印刷の前に更正があれば新しい額の通知だけを送り、印刷の後なら変更通知を別に送る',
  level: 'normal',
  covers: noticeSteps,
  basis: [noticeBasis, newest],
  today: '2026-06-09',
  needs: [...changedNoticeNeeds, 'act.correctResident'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, overnight, expect } = scene;
    const family = alone(scene, '所得が続けて直る人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_430_000)]]);
    await ward.run('assessYear');
    // 生年月日の誤りが直り、45歳と分かる。印刷は17時15分。
    await ward.act({ act: 'correctResident', personKey: head.personKey, bornOn: '1981-05-20', why: '生年月日の誤り' });
    await ward.run('reassess');
    expect('決定は二つ、通知は新しいものだけが待つ', [(await decisionsOn(scene, head)).length, await noticesTo(scene, head)], [2, ['決定通知 / 新しい通知に替わった', '変更通知 / 印刷待ち']], newest);
    await overnight();
    await overnight();
    const first = totalOf(reckoned(scene, year, { baseYen: 2_000_000, heads: 1, careBaseYen: 2_000_000, careHeads: 1 }));
    const said = async () => (await letterOf(scene, await newestNotice(scene, head))).find((line) => line.startsWith('年額'))?.split('(')[0];
    expect('一通だけが、新しい額で届く', [await batchesAtContractor(scene), await said()], [['発送済 / 1通'], `年額 ${yenJa(first)}`], newest);

    await told(scene, [head, business(3_430_000)]);
    await ward.run('reassess');
    await overnight();
    await advance('2026-06-16');
    const second = totalOf(reckoned(scene, year, { baseYen: 3_000_000, heads: 1, careBaseYen: 3_000_000, careHeads: 1 }));
    expect('送った後の更正は、変更通知として別に届く', [await batchesAtContractor(scene), await said()], [['発送済 / 1通', '発送済 / 1通'], `年額 ${yenJa(second)}`], newest);
    expect('送った通知は送ったまま残る', await noticesTo(scene, head), ['決定通知 / 新しい通知に替わった', '変更通知 / 封入封緘事業者へ', '変更通知 / 封入封緘事業者へ'], noticeBasis);
  },
});
