import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { boxOf, byLetter } from '../letters/telling.js';
import { alone, batchesAtContractor, business, insuredWithIncome, newestNotice, noticeBasis, noticeNeeds, noticeSteps, noticesTo } from './telling.js';

const unseen = assume('二度発送されたことは区の記録からは分からない。二通は同じ番号と同じバーコードなので、どちらで納めても同じ期の分である');

export default scenario({
  id: 'assessment.posted-twice',
  ja: '同じ通知が二通届いても番号とバーコードは同じで、区の決定と通知は一つのまま',
  level: 'incident',
  covers: noticeSteps,
  basis: [noticeBasis, unseen, byLetter],
  today: '2026-06-09',
  needs: noticeNeeds,
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, mailing, fault, advance, expect } = scene;
    const family = alone(scene, '二通受け取る人');
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, business(2_430_000)]]);
    await residents.reads(family, { since: '2023-04-01' });
    await ward.run('assessYear');
    await fault('mailing', 'postedTwice');
    await advance('2026-06-12');
    const letters = await mailing.letters(await newestNotice(scene, family.head));
    const [one, two] = letters.map(({ sheets }) => sheets.map(({ lines }) => lines));
    expect('同じ中身の封書が二通届く', [letters.map(({ copy, isDelivered }) => [copy, isDelivered]), JSON.stringify(one) === JSON.stringify(two)], [[[1, true], [2, true]], true], unseen);
    expect('バーコードは十枚で、二通とも同じ', new Set(letters.flatMap(({ sheets }) => sheets.flatMap(({ lines }) => lines.filter((line) => line.startsWith('  (91)'))))).size, 10, unseen);
    expect('区の通知は一つで、事業者も一通と言う', [await noticesTo(scene, family.head), await batchesAtContractor(scene)], [['決定通知 / 封入封緘事業者へ'], ['発送済 / 1通']], unseen);
    expect('受け取った人は二通とも読んで納得し、何も言わない', [await boxOf(scene, family), await residents.concerns()], [['2026-06-11 / 読んだ / 知っているとおり', '2026-06-11 / 読んだ / 知っているとおり'], []], byLetter);
  },
});
