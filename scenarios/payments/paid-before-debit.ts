import { derive } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, byDebit, debitBasis, exceptions, feedBasis, moneyBasis, savedYen, slipCast, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

const onceBasis = derive('速報で足りる期は振替に出さない。出した後に納めたと分かれば、区が銀行に止めるほかは二重に取れてしまう');

export default scenario({
  id: 'payments.paid-before-debit',
  ja: '振替依頼の朝までに速報の届いた期は引き落とされず、後に納めた期は区が止めなければ二重になる',
  level: 'normal',
  covers: slipSteps,
  basis: [debitBasis, feedBasis, onceBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'act.registerMandate', 'job.exportDebits'],
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { bank, paymentAgent, advance, expect } = scene;
    const people = await withLetters(scene, ['前の日に納めた人', '依頼の日に納めた人', '依頼の日に納め区が止めた人'], '2026-06-22');
    await bank.opens(people.map((_, i) => ({ ...account(i + 1), balanceYen: savedYen })));
    for (const [i, one] of people.entries()) await byDebit(scene, one, account(i + 1));
    await paymentAgent.pays(people[0].bars[0]!);
    await advance('2026-06-23T12:00');
    for (const one of people.slice(1)) await paymentAgent.pays(one.bars[0]!);
    await advance('2026-06-24');
    const asked = await bank.debitsAsked();
    const yen = people.map((one) => one.yen[0]!) as [number, number, number];
    expect('依頼にあるのは、依頼の日に納めた二人だけである', asked.map(({ accountNumber, yen: debitYen }) => [Number(accountNumber), debitYen]), [[2, yen[1]], [3, yen[2]]], onceBasis);
    await bank.stops(asked[0]!.file, asked.filter(({ accountNumber }) => Number(accountNumber) === 3).map(({ customerNumber }) => customerNumber));
    await advance('2026-07-02');
    expect('引き落とされたのは一人である', await Promise.all(people.map((_, i) => bank.balanceOf(account(i + 1)))), [savedYen, savedYen - yen[1], savedYen], debitBasis);
    expect('三人とも完納で、引き落とされた人は過誤納になる', await Promise.all(people.map((one) => standing(scene, one))), [`完納 収納${yen[0]}`, `完納 収納${2 * yen[1]} 過誤納${yen[1]}`, `完納 収納${yen[2]}`], onceBasis);
    expect('職員には、区の止めた行と過誤納が回る', await exceptions(scene), [`debit.stoppedByWard ${yen[2]} checkMandate`, `overpaid ${yen[1]} appropriateOrRefund`], onceBasis);
    await advance('2026-07-14');
    expect('口座には、店の三件と振替の一件がある', await bank.collected(), yen[0] + 2 * yen[1] + yen[2], moneyBasis);
    await balanced(scene);
  },
});
