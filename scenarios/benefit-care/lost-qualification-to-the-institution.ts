import { oneWayBackBasis } from '../../law/benefit-terms.js';
import { scenario } from '../define.js';
import { endsHere } from '../eligibility/telling.js';
import { casesIn, clerk, clinicCast, clinicNeeds, demands, paidForJuly, paidThrough, repaymentBasis, repaymentsIn, repays, saidOf } from './telling.js';

export default scenario({
  id: 'benefit-care.lost-qualification-to-the-institution',
  ja: '社会保険に入った後の受診を申出100018で医療機関に返せば、保険者の払った分は国保連から戻り、世帯には高額療養費だけを求める',
  level: 'normal',
  covers: ['B-08', 'B-09', 'D-1-2', 'D-3'],
  basis: [repaymentBasis, oneWayBackBasis],
  today: '2026-07-20',
  needs: [...clinicNeeds, 'act.objectToReceipt', 'act.claimRepayment', 'act.decideRepayment'],
  cast: clinicCast,

  async play(scene) {
    const { ward, claims, bank, advance, expect } = scene;
    const home = await paidForJuly(scene, '届出の遅れた人');
    const { head, householdKey } = home;
    await endsHere(scene, [head], 'joinEmployeeInsurance', '2026-06-15');
    await scene.overnight();
    const [{ receiptKey } = { receiptKey: 'なし' }] = await claims.receipts();
    await ward.act({ act: 'objectToReceipt', receiptKey, reasonCode: '100018', reasonOn: '2026-06-15', ...clerk, why: '資格喪失後の受診' });
    const claim = async () => saidOf(await ward.tryAct({ act: 'claimRepayment', receiptKeys: [receiptKey], ...clerk, why: '資格喪失後の受診' }));
    expect('結果を待つ間は、世帯に求めない', await claim(), '申出 MD00000001 の結果を待っている。医療機関に返れば、保険者の払った分は国保連から戻る', oneWayBackBasis);
    await advance('2026-09-24');
    expect('国保連は新しい被保険者マスタで確かめ、医療機関に返した', { claimStates: (await claims.receipts()).map(({ state }) => state), objectionOutcome: (await ward.receiptWorklist()).objections.map(({ outcome }) => outcome) }, { claimStates: ['withdrawn'], objectionOutcome: ['101'] }, repaymentBasis);
    expect('返った後も、世帯に求めない', await claim(), '申出 MD00000001 で医療機関に返った。保険者の払った分は国保連から戻る', oneWayBackBasis);
    const repaymentId = await demands(scene, householdKey);
    await repays(scene, repaymentId, 212_570);
    await advance('2026-10-06');
    expect('取下げの版が届いても、高額療養費のほかは求めない', [await claim(), await repaymentsIn(scene, householdKey), await casesIn(scene, householdKey)], ['資格のない月の給付記録ではない', ['212570円 repaid 212570円'], ['2026-07 212570円 paid']], repaymentBasis);
    const [bill] = (await ward.repayments(householdKey)).repayments;
    expect('国保連に払った分は国保連から、口座に払った分は世帯から戻り、保険者の帳簿は差し引き零になる', [await paidThrough(scene, '2026-08'), await paidThrough(scene, '2026-09'), await bank.balanceOf(home.account) - (bill?.repaidYen ?? 0)], [700_000, -700_000, 0], oneWayBackBasis);
  },
});
