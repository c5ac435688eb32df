import { cite } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, byDebit, debitBasis, debitSteps, exceptions, feedBasis, savedYen, slipCast, slipNeeds, standing, withLetters } from './telling.js';

const booksBasis = cite('地方自治法235条の5・施行令142条', '5月31日までに納められた前年度の期は、前年度の収納である');

export default scenario({
  id: 'payments.over-the-fiscal-year',
  ja: '3月末の振替も4月に届く収納代行の金も前年度の期の収納で、日ごとの突合せはそれぞれの日の会計年度にある',
  level: 'normal',
  covers: debitSteps,
  basis: [debitBasis, feedBasis, booksBasis],
  today: '2027-02-25',
  needs: [...slipNeeds, 'act.registerMandate', 'job.exportDebits'],
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { ward, bank, paymentAgent, advance, expect } = scene;
    const [shop, debit] = await withLetters(scene, ['3月末に店で納める人', '口座振替の人'], '2027-03-05');
    await bank.opens([{ ...account(1), balanceYen: savedYen }]);
    await byDebit(scene, debit, account(1));
    await advance('2027-03-31T23:50');
    const { settleOn } = await paymentAgent.pays(shop.bars[0]!);
    await advance('2027-04-02');
    expect('4月に届いた0331の結果は、3月31日の引落しである', [await standing(scene, debit), await bank.balanceOf(account(1))], [`完納 収納${debit.yen[0]}`, savedYen - debit.yen[0]!], debitBasis);
    await advance('2027-04-14');
    const shown = async (one: number) => (await ward.ledger(one)).days.map(({ day, channel, ledgerYen, differenceYen }) => [day, channel, ledgerYen, differenceYen].join(' '));
    expect('日ごとの突合せは、口座に入った日の年度に分かれる', [await shown(year), await shown(year + 1)], [[`2027-03-31 debit ${debit.yen[0]} 0`], [`${settleOn} agent ${shop.yen[0]} 0`]], booksBasis);
    expect('二人の期はどちらも前年度の収納である', [(await ward.ledger(year)).sums.collectedYen, (await ward.ledger(year + 1)).sums.collectedYen, await exceptions(scene)], [shop.yen[0]! + debit.yen[0]!, 0, []], booksBasis);
    await balanced(scene, { years: [year, year + 1] });
  },
});
