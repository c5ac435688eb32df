import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned, totalOf } from './reckoning.js';
import { alone, batchesAtContractor, business, insuredWithIncome, letterOf, newestNotice, noticeBasis, noticeNeeds, noticeSteps, year, yenJa } from './telling.js';

const unchecked = assume('検査が抜けると、途中で変わった通知もそのまま印刷される。区が気づけるのは、区の額と届いた紙を見比べたときだけである');

export default scenario({
  id: 'assessment.not-inspected',
  ja: '事業者の検査が抜けると途中で書き換わった額の通知が届き、区の正しい額で再発行するまで誤った紙が残る',
  level: 'incident',
  covers: noticeSteps,
  basis: [noticeBasis, unchecked],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'act.reissueNotices'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, mailing, fault, overnight, expect } = scene;
    const family = alone(scene, '誤った通知を受け取る人');
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, business(2_430_000)]]);
    await ward.run('assessYear');
    const total = totalOf(reckoned(scene, year, { baseYen: 2_000_000, heads: 1 }));
    const printed = async () => (await letterOf(scene, await newestNotice(scene, family.head))).find((line) => line.startsWith('年額'))?.split('(')[0];
    await fault('mailing', 'notInspected');
    mailing.rewritesNext('print', (rows) => rows.map((row) => ({ ...row, totalYen: 1 })));
    await overnight();
    await overnight();
    expect('合わないのに受け付けて発送した', await batchesAtContractor(scene), ['発送済 / 1通'], unchecked);
    expect('届いた紙の年額は区の額と違う', [await printed(), (await ward.assessment(family.head, year)).assessments.at(-1)?.totalYen], ['年額 1円', total], unchecked);

    await fault('mailing', 'notInspected', false);
    await ward.act({ act: 'reissueNotices', noticeIds: [await newestNotice(scene, family.head)], why: '届いた通知の額が区の額と違うとの問い合わせ' });
    await overnight();
    await overnight();
    expect('再発行した紙は正しい額', await printed(), `年額 ${yenJa(total)}`, noticeBasis);
  },
});
