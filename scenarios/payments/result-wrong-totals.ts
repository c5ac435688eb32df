import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, debitBasis, debitCast, debitNeeds, debitSteps, exceptions, standing, withDebits } from './telling.js';

const wholeBasis = assume('合計が明細と合わない結果は丸ごと断り、その中の一行も消し込まない');

export default scenario({
  id: 'payments.result-wrong-totals',
  ja: '合計件数の違う振替結果は一行も消し込まれず、明細との差として残り、正しい結果が届けば消える',
  level: 'abnormal',
  covers: debitSteps,
  basis: [debitBasis, wholeBasis],
  today: '2026-06-22',
  needs: debitNeeds,
  rates: [year],
  cast: debitCast,

  async play(scene) {
    const { ward, bank, fault, advance, expect } = scene;
    await fault('bank', 'wrongTotals');
    const [one, two] = await withDebits(scene, ['一行目の人', '二行目の人']);
    const [yen, other] = [one.yen[0]!, two.yen[0]!];
    await advance('2026-07-02');
    expect('引き落とされた二人とも、完納にならない', [await bank.collected(), await standing(scene, one), await standing(scene, two)], [yen + other, '納期限を過ぎた 収納0', '納期限を過ぎた 収納0'], wholeBasis);
    await balanced(scene, { apart: [`2026-06-30 debit ${yen + other}`] });
    const wrong = (await bank.result((await bank.orders())[0]!.name))!;
    await advance('2026-07-08');
    expect('5営業日を過ぎれば、結果のない期として挙がる', await exceptions(scene), [`debitWithoutResult ${yen} askBank`, `debitWithoutResult ${other} askBank`], wholeBasis);

    const right = Buffer.from(wrong.bytes);
    right.write('000002', 3 * 122 + 1, 'latin1');
    const told = await scene.step('指定金融機関', '国保システム', '件数を直した結果が届く', () => ward.port.deliver({ name: 'kekka-teisei.txt', bytes: right }));
    expect('直した結果は二行とも反映され、例外も消える', [told.accepted, told.applied, await standing(scene, one), await standing(scene, two), await exceptions(scene)], [true, 2, `完納 収納${yen}`, `完納 収納${other}`, []], debitBasis);
    await balanced(scene);
  },
});
