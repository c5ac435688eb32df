import { scenario } from '../define.js';
import { endsHere } from '../eligibility/telling.js';
import { clinicCast, clinicNeeds, demandLetter, demands, living, paysOut, repaymentBasis, repaymentsIn, repays, seenAt, waitingIn, casesIn, clerk } from './telling.js';

export default scenario({
  id: 'benefit-care.lost-qualification',
  ja: '社会保険に入った後の受診は、申出100018で医療機関に返り、区が払った分は届出が遅れた世帯に返納金として請求する',
  level: 'normal',
  covers: ['B-08', 'B-09', 'D-1-2', 'D-3'],
  basis: [repaymentBasis],
  today: '2026-07-20',
  needs: [...clinicNeeds, 'act.objectToReceipt', 'act.claimRepayment', 'act.decideRepayment'],
  cast: clinicCast,

  async play(scene) {
    const { ward, claims, bank, advance, expect } = scene;
    const home = await living(scene, '届出の遅れた人');
    const { head, householdKey } = home;
    await claims.visit(head, seenAt(scene, householdKey), { on: '2026-07-21', admittedOn: '2026-07-21', points: 100_000 });
    await advance('2026-09-08');
    await paysOut(scene, home, '2026-09-15', { careMonth: '2026-07' });
    expect('資格があると見えていた間に、高額療養費が入る', await bank.balanceOf(home.account), 212_570, repaymentBasis);
    await endsHere(scene, [head], 'joinEmployeeInsurance', '2026-06-15');
    await scene.overnight();
    const [{ receiptKey } = { receiptKey: 'なし' }] = await claims.receipts();
    expect('届出の後、そのレセプトは資格のない月のものとして確認を待つ', await waitingIn(scene), [`${receiptKey}: その月に適用期間がない`], repaymentBasis);
    await ward.act({ act: 'claimRepayment', receiptKeys: [receiptKey], ...clerk, why: '資格喪失後の受診' });
    await ward.act({ act: 'objectToReceipt', receiptKey, reasonCode: '100018', reasonOn: '2026-06-15', ...clerk, why: '資格喪失後の受診' });
    const repaymentId = await demands(scene, householdKey);
    await advance('2026-09-24');
    // 保険者の払った分 700,000円と高額療養費 212,570円。
    expect('納入通知書の額は、保険者の払った分と高額療養費の合計', (await demandLetter(scene, repaymentId)).filter((line) => line.endsWith('様') || line.startsWith('額 ')), [`${head.name} 様`, '額 912,570円'], repaymentBasis);
    expect('国保連は新しい被保険者マスタで確かめ、医療機関に返した', { claimStates: (await claims.receipts()).map(({ state }) => state), objectionOutcome: (await ward.receiptWorklist()).objections.map(({ outcome }) => outcome) }, { claimStates: ['withdrawn'], objectionOutcome: ['101'] }, repaymentBasis);
    await repays(scene, repaymentId, 912_570);
    await advance('2026-10-06');
    expect('取下げの版が届いても、二重には請求しない', [(await repaymentsIn(scene, householdKey)).at(-1), (await repaymentsIn(scene, householdKey)).length, await casesIn(scene, householdKey)], ['912570円 repaid 912570円', 2, ['2026-07 212570円 paid']], repaymentBasis);
  },
});
