import { scenario } from '../define.js';
import { clinicCast, clinicNeeds, deliveryBasis, demandLetter, demands, differenceBasis, living, objectionStoryBasis, paysOut, repaymentBasis, repaymentsIn, repays, saidOf, seenAt } from './telling.js';

export default scenario({
  id: 'benefit-care.reduced-after-payment',
  ja: '支給した後に再審査で査定されると、払い過ぎた高額療養費を世帯主に請求し、返されるまで追う',
  level: 'normal',
  covers: ['B-08', 'B-09', 'D-3'],
  basis: [differenceBasis, repaymentBasis, deliveryBasis],
  today: '2026-07-20',
  needs: [...clinicNeeds, 'act.objectToReceipt', 'act.decideRepayment'],
  cast: clinicCast,

  async play(scene) {
    const { ward, claims, bank, advance, expect } = scene;
    const home = await living(scene, '査定された人');
    const { head, householdKey } = home;
    await claims.visit(head, seenAt(scene, householdKey), { on: '2026-07-21', admittedOn: '2026-07-21', points: 100_000 });
    await advance('2026-09-08');
    await paysOut(scene, home, '2026-09-15', { careMonth: '2026-07' });
    expect('審査のとおりの額が口座に入る', await bank.balanceOf(home.account), 212_570, deliveryBasis);
    const [{ receiptKey } = { receiptKey: 'なし' }] = await claims.receipts();
    await claims.reviews(receiptKey, 40_000);
    await ward.act({ act: 'objectToReceipt', receiptKey, reasonCode: '100001', by: '給付係 担当', why: '点数の確認' });
    await advance('2026-10-06');
    // 医療費60万円: 180,000円 − (80,100 + 333,000×1% = 83,430円) = 96,570円。払い過ぎは 116,000円。
    expect('国保連の結果だけで、払い過ぎが返納金になる', await repaymentsIn(scene, householdKey), ['116000円 found 0円'], differenceBasis);
    const repaymentId = await demands(scene, householdKey);
    await advance('2026-10-09');
    expect('納入通知書が世帯主に届き、額を読める', (await demandLetter(scene, repaymentId)).filter((line) => line.endsWith('様') || line.startsWith('額 ')), [`${head.name} 様`, '額 116,000円'], repaymentBasis);
    const told = await demandLetter(scene, repaymentId);
    expect('払った額、今の支給額、その差が書かれている', told.filter((line) => /^(支給額|すでに支給を決めた額|返していただく額) /.test(line)), ['支給額 96,570円', 'すでに支給を決めた額 212,570円', '返していただく額 116,000円'], repaymentBasis);
    expect('いつまでに、どこで納めるか、審査請求ができることが書かれている', told.flatMap((line) => ['納期限', '納め方', '審査請求'].filter((word) => line.startsWith(`${word} `) || (word === '審査請求' && line.includes('審査請求をすることができます')))), ['納期限', '納め方', '審査請求'], objectionStoryBasis);
    expect('請求より多くは返せない', saidOf(await repays(scene, repaymentId, 116_001)), '請求した額より多い', repaymentBasis);
    await repays(scene, repaymentId, 16_000);
    expect('一部が返されても、残りを待つ', await repaymentsIn(scene, householdKey), ['116000円 demanded 16000円'], repaymentBasis);
    await repays(scene, repaymentId, 100_000);
    await scene.overnight();
    expect('すべて返されると終わり、また請求しない', await repaymentsIn(scene, householdKey), ['116000円 repaid 116000円'], repaymentBasis);
  },
});
