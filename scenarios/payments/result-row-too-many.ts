import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, debitBasis, debitCast, debitNeeds, debitSteps, decidesOn, doubtBasis, doubtful, exceptions, standing, withDebits } from './telling.js';

export default scenario({
  id: 'payments.result-row-too-many',
  ja: '振替結果に同じ行が二度あっても一度だけ消し込まれ、依頼のない行は誰の収納にもならない',
  level: 'abnormal',
  covers: debitSteps,
  basis: [debitBasis, doubtBasis],
  today: '2026-06-22',
  needs: [...debitNeeds, 'act.assignReceipt'],
  rates: [year],
  cast: debitCast,

  async play(scene) {
    const { bank, ward, fault, advance, expect } = scene;
    for (const name of ['rowTwice', 'extraRow']) await fault('bank', name);
    const [one] = await withDebits(scene, ['一人']);
    const yen = one.yen[0]!;
    await advance('2026-07-02');
    expect('引落しは一度だけで、期の収納も一度だけである', [await bank.collected(), await standing(scene, one)], [yen, `完納 収納${yen}`], debitBasis);
    expect('依頼のない行は、出どころの分からない入金として職員に回る', await exceptions(scene), [`notIssued ${yen} payBack`], doubtBasis);
    const { about } = await doubtful(scene, 'notIssued');
    await decidesOn(scene, about, null, '銀行に確かめ、誤りの行と分かった');
    expect('置くと決めたわけも残る', (await ward.receiptExceptions()).exceptions.map(({ code, note }) => [code, note]), [['notIssued', '銀行に確かめ、誤りの行と分かった']], doubtBasis);
    await balanced(scene, { suspenseYen: yen, apart: [`2026-06-30 debit ${-yen}`] });
  },
});
