import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, byDebit, channelCast, debitBasis, moneyBasis, savedYen, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

const againBasis = assume('再振替をする区では、資金不足の期を、次の期の振替日にその期とともに一度だけもう一度振り替える');

export default scenario({
  id: 'payments.debited-again',
  ja: '再振替をする区では、資金不足の期は次の振替日に二期分が落ち、その前に納付書で納めた期は二度取られず、二度目も落ちなければもう求めない',
  level: 'normal',
  covers: slipSteps,
  basis: [againBasis, debitBasis],
  today: '2026-06-15',
  needs: [...slipNeeds, 'act.registerMandate', 'job.exportDebits'],
  rates: [year],
  cast: channelCast,
  parameters: { redebit: 'nextDebitDay' },

  async play(scene) {
    const { bank, paymentChannels, advance, expect } = scene;
    const people = await withLetters(scene, ['後で入金する人', '納付書で納める人', 'ずっと足りない人', '初めから足りる人', '口座のない人'], '2026-06-19');
    // 口座のない人の口座は、銀行にない。
    await bank.opens(people.slice(0, 4).map((_, i) => ({ ...account(i + 1), balanceYen: i === 3 ? savedYen : 0 })));
    for (const [i, one] of people.entries()) await byDebit(scene, one, account(i + 1));
    await advance('2026-07-06');
    await bank.opens([savedYen, savedYen, 0, savedYen - people[3].yen[0]!].map((balanceYen, i) => ({ ...account(i + 1), balanceYen })));
    await paymentChannels.paysAtCounter({ noticeId: people[1].noticeId, fiscalYear: year, period: 1, amountYen: people[1].yen[0]! });
    await advance('2026-07-27');
    const yens = people.map(({ yen }) => [yen[0]!, yen[1]!] as const);
    const asked = (await bank.debitsAsked()).slice(people.length);
    expect('次の振替日には、足りなかったままの二人だけがもう一度求められ、口座のない人には何も求めない', asked.map(({ accountNumber, yen }) => `${Number(accountNumber)} ${yen}`).sort(), [
      `1 ${yens[0]![0]}`, `1 ${yens[0]![1]}`, `2 ${yens[1]![1]}`, `3 ${yens[2]![0]}`, `3 ${yens[2]![1]}`, `4 ${yens[3]![1]}`,
    ].sort(), againBasis);
    await advance('2026-08-05');
    expect('入金した人は、二期とも振替で完納になる', [await standing(scene, people[0]), await standing(scene, people[0], 1)], [`完納 収納${yens[0]![0]}`, `完納 収納${yens[0]![1]}`], againBasis);
    expect('窓口で納めた期は二度取られず、どの口座からも、求めた額だけが落ちている', await Promise.all([1, 2, 3, 4].map((n) => bank.balanceOf(account(n)))), [savedYen - yens[0]![0] - yens[0]![1], savedYen - yens[1]![1], 0, savedYen - yens[3]![0] - yens[3]![1]], moneyBasis);
    await advance('2026-08-25');
    expect('二度目も足りなかった第1期はもう求めず、第2期だけを次の振替日に求める', (await bank.debitsAsked()).slice(people.length + asked.length).filter(({ accountNumber }) => Number(accountNumber) === 3).map(({ yen }) => String(yen)).sort(), [yens[2]![1], people[2].yen[2]!].map(String).sort(), againBasis);
    await balanced(scene);
  },
});
