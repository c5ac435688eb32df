import { oneWayBackBasis, repaymentDueBasis } from '../../law/benefit-terms.js';
import { scenario } from '../define.js';
import { endsHere } from '../eligibility/telling.js';
import { casesIn, clerk, clinicCast, clinicNeeds, demandLetter, demands, paidForJuly, paidThrough, repaymentBasis, repaymentsIn, repays, saidOf, waitingIn } from './telling.js';

export default scenario({
  id: 'benefit-care.lost-qualification',
  ja: '社会保険に入った後の受診で区が払った分は、届出が遅れた世帯に食事の分まで返納金として一度だけ求め、国保連からは取り戻さない',
  level: 'normal',
  covers: ['B-08', 'B-09', 'D-3'],
  basis: [repaymentBasis, repaymentDueBasis, oneWayBackBasis],
  today: '2026-07-20',
  needs: [...clinicNeeds, 'act.objectToReceipt', 'act.claimRepayment', 'act.decideRepayment'],
  cast: clinicCast,

  async play(scene) {
    const { ward, claims, bank, advance, expect } = scene;
    const home = await paidForJuly(scene, '届出の遅れた人', { mealCount: 3 });
    const { head, householdKey } = home;
    // 医療費の7割 700,000円と、食事 (690円 − 510円)×3食 = 540円
    expect('資格があると見えていた間に、国保連を通じて保険者の分が、口座に高額療養費が入る', [await paidThrough(scene, '2026-08', '2026-09'), await bank.balanceOf(home.account)], [700_540, 212_570], repaymentBasis);
    await endsHere(scene, [head], 'joinEmployeeInsurance', '2026-06-15');
    await scene.overnight();
    const [{ receiptKey } = { receiptKey: 'なし' }] = await claims.receipts();
    expect('届出の後、そのレセプトは資格のない月のものとして確認を待つ', await waitingIn(scene), [`${receiptKey}: その月に適用期間がない`], repaymentBasis);
    await ward.act({ act: 'claimRepayment', receiptKeys: [receiptKey], ...clerk, why: '資格喪失後の受診' });
    const object = () => ward.tryAct({ act: 'objectToReceipt', receiptKey, reasonCode: '100018', reasonOn: '2026-06-15', ...clerk, why: '資格喪失後の受診' });
    const refused = 'R2 で世帯に返納を求めている。過誤にすると、保険者の払った分が二度戻る';
    expect('世帯に求めた分は、国保連に申し出られない', saidOf(await object()), refused, oneWayBackBasis);
    const repaymentId = await demands(scene, householdKey);
    await advance('2026-09-24');
    const lines = (await demandLetter(scene, repaymentId)).filter((line) => line.endsWith('様') || line.startsWith('額 ') || line.startsWith('納期限 '));
    expect('納入通知書の額は、保険者の払った分と食事療養費と高額療養費の合計で、納期限は30日後', lines, [`${head.name} 様`, '額 913,110円', '納期限 2026年10月16日'], repaymentBasis);
    await repays(scene, repaymentId, 913_110);
    expect('返された後も、申し出られない', saidOf(await object()), refused, oneWayBackBasis);
    await advance('2026-10-06');
    expect('国保連からは戻らない', { claimStates: (await claims.receipts()).map(({ state }) => state), totalYen: await paidThrough(scene, '2026-08', '2026-09') }, { claimStates: ['settled'], totalYen: 700_540 }, oneWayBackBasis);
    const [bill] = (await ward.repayments(householdKey)).repayments.slice(-1);
    expect('保険者の帳簿は差し引き零になる', await paidThrough(scene, '2026-08', '2026-09') + await bank.balanceOf(home.account) - (bill?.repaidYen ?? 0), 0, oneWayBackBasis);
    expect('二重には請求しない', [(await repaymentsIn(scene, householdKey)).at(-1), (await repaymentsIn(scene, householdKey)).length, await casesIn(scene, householdKey)], ['913110円 repaid 913110円', 2, ['2026-07 212570円 paid']], repaymentBasis);
  },
});
