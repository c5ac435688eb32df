import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { allInsured, alone, batchesAtContractor, business, letterOf, newestNotice, noticeBasis, noticeNeeds, noticeSteps, noticesTo } from './telling.js';

const whole = assume('封入封緘事業者は、印刷データを件数金額表と照らし、合わなければ一通も印刷しない');

export default scenario({
  id: 'assessment.print-file-cut-off',
  ja: '途中で切れた通知データは一通も発送されず、職員が再発行すると全員に一通ずつ届く',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [noticeBasis, whole],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'act.reissueNotices'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, mailing, overnight, expect } = scene;
    const families = [alone(scene, '初めの人'), alone(scene, '二番目の人'), alone(scene, '三番目の人')];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)]]] as const));
    await ward.run('assessYear');
    mailing.spoilsNext('print', (bytes) => bytes.slice(0, Math.floor(bytes.length * 0.6)));
    await overnight();
    await overnight();
    expect('事業者は丸ごと拒む', (await batchesAtContractor(scene)).map((batch) => batch.split(' / ')[0]), ['拒否'], whole);
    for (const { head } of families) expect(`${head.name}さんには届かない`, (await mailing.letters(await newestNotice(scene, head))).length, 0, whole);

    const noticeIds = await Promise.all(families.map(({ head }) => newestNotice(scene, head)));
    await ward.act({ act: 'reissueNotices', noticeIds, why: '通知データが途中で切れ、事業者に拒まれた' });
    await overnight();
    await overnight();
    expect('作り直した通知は三通とも発送される', await batchesAtContractor(scene).then((all) => all.at(-1)), '発送済 / 3通', whole);
    for (const { head, address } of families) {
      const letter = await letterOf(scene, await newestNotice(scene, head));
      expect(`${head.name}さんに一通届く`, [letter.includes(address), letter.includes(`${head.name} 様`)], [true, true], noticeBasis);
      expect('拒まれた通知は新しい通知に替わった', await noticesTo(scene, head), ['決定通知 / 新しい通知に替わった', '決定通知 / 封入封緘事業者へ'], noticeBasis);
    }
  },
});
