import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned, totalOf } from './reckoning.js';
import { alone, batchesAtContractor, business, insuredWithIncome, letterOf, newestNotice, noticeBasis, noticeNeeds, noticeSteps, year, yenJa } from './telling.js';

const bars = assume('封入封緘事業者は、期の金額をバーコードの金額と、合計を件数金額表と照らす');

export default scenario({
  id: 'assessment.print-amounts-changed',
  ja: '途中で期の金額を書き換えられた通知データは、バーコードとも合計とも合わずに拒まれ、正しい額で発送し直される',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [noticeBasis, bars],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'act.reissueNotices'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, mailing, overnight, expect } = scene;
    const family = alone(scene, '通知を書き換えられる人');
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, business(2_430_000)]]);
    await ward.run('assessYear');
    mailing.rewritesNext('print', (rows) => rows.map((row) => ({ ...row, installment3Yen: Number(row['installment3Yen']) - 1_000 })));
    await overnight();
    await overnight();
    const [batch] = await batchesAtContractor(scene);
    expect('事業者は拒み、バーコードと合計の食い違いを挙げる', [batch?.startsWith('拒否'), batch?.includes('barcodeAmount'), batch?.includes('installmentYen')], [true, true, true], bars);

    await ward.act({ act: 'reissueNotices', noticeIds: [await newestNotice(scene, family.head)], why: '通知データの書き換え' });
    await overnight();
    await overnight();
    const total = totalOf(reckoned(scene, year, { baseYen: 2_000_000, heads: 1 }));
    const letter = await letterOf(scene, await newestNotice(scene, family.head));
    expect('正しい年額と3期の額で届く', [letter.some((line) => line.startsWith(`年額 ${yenJa(total)}(`)), letter.some((line) => line.startsWith(`第3期 ${yenJa(Math.floor(total / 100) * 10)} `))], [true, true], noticeBasis);
  },
});
