import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, byDebit, debitBasis, debitCast, debitNeeds, debitSteps, decidesOn, doubtBasis, doubtful, exceptions, savedYen, standing, withDebits } from './telling.js';

export default scenario({
  id: 'payments.result-amount-changed',
  ja: '振替結果の金額が依頼と違えば消し込まれず、済を資金不足と知らせた結果は明細との差で分かる',
  level: 'abnormal',
  covers: debitSteps,
  basis: [debitBasis, doubtBasis],
  today: '2026-06-22',
  needs: [...debitNeeds, 'act.assignReceipt'],
  rates: [year],
  cast: debitCast,

  async play(scene) {
    const { bank, fault, advance, expect } = scene;
    await fault('bank', 'amountChanged');
    const [one] = await withDebits(scene, ['一人']);
    const [first, second] = [one.yen[0]!, one.yen[1]!];
    await advance('2026-07-02');
    expect('銀行は依頼の額を引き落としたのに、結果は千円多い', [await bank.balanceOf(account(1)), await exceptions(scene)], [savedYen - first, [`amountDiffers ${first + 1_000} assign payBack`]], doubtBasis);
    expect('期は未納のままである', await standing(scene, one), '納期限を過ぎた 収納0', doubtBasis);
    await balanced(scene, { suspenseYen: first + 1_000, apart: ['2026-06-30 debit -1000'] });
    const { about, proposed } = await doubtful(scene, 'amountDiffers');
    await decidesOn(scene, about, proposed, '銀行に確かめた期に充てる');
    expect('職員の決定で期に充てられ、多い千円は過誤納として残る', await standing(scene, one), `完納 収納${first + 1_000} 過誤納1000`, doubtBasis);
    await fault('bank', 'amountChanged', false);
    await fault('bank', 'resultSwapped');
    await advance('2026-08-04');
    expect('2期は引き落とされたのに、資金不足と知らされて未納である', [await bank.balanceOf(account(1)), await standing(scene, one, 1)], [savedYen - first - second, '納期限を過ぎた 収納0'], debitBasis);
    await byDebit(scene, one, null);
    await balanced(scene, { apart: ['2026-06-30 debit -1000', `2026-07-31 debit ${second}`] });
  },
});
