import { cite } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, byDebit, debitBasis, debitCast, debitNeeds, debitSteps, exceptions, levied, savedYen, standing } from './telling.js';

const agentBasis = cite('GMOペイメントゲートウェイ よくある質問', '振替結果のN(未着)は方言の符号で、全銀協の標準にはない');

export default scenario({
  id: 'payments.debit-results-of-agent',
  ja: '代行の結果コードNとE、割り当てのない値、空白は、どれも0とみなされず職員に回る',
  level: 'abnormal',
  covers: debitSteps,
  basis: [debitBasis, agentBasis],
  today: '2026-06-22',
  needs: debitNeeds,
  rates: [year],
  cast: debitCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const people = await levied(scene, ['未着の人', 'データの誤りの人', '割り当てのない符号の人', '空白の人', '済の人']);
    await bank.opens(people.map((_, i) => ({ ...account(i + 1), balanceYen: savedYen })));
    for (const [i, one] of people.entries()) await byDebit(scene, one, account(i + 1));
    await advance('2026-06-24');
    const asked = (await bank.debitsAsked()).toSorted((a, b) => Number(a.accountNumber) - Number(b.accountNumber));
    await bank.decides(['N', 'E', '5', ''].map((debitResult, i) => ({ customerNumber: asked[i]!.customerNumber, debitResult })));
    await advance('2026-07-02');
    expect('引き落とされたのは済の一人である', [await bank.collected(), await Promise.all(people.map((_, i) => bank.balanceOf(account(i + 1))))], [people[4].yen[0], [savedYen, savedYen, savedYen, savedYen, savedYen - people[4].yen[0]!]], debitBasis);
    expect('完納になるのもその一人だけである', await Promise.all(people.map((one) => standing(scene, one))), [...Array.from({ length: 4 }, () => '納期限を過ぎた 収納0'), `完納 収納${people[4].yen[0]}`], debitBasis);
    expect('符号はどれも、割り当てのないものとして額とともに職員に回る', await exceptions(scene), people.slice(0, 4).map(({ yen }) => `debit.unassigned ${yen[0]} checkMandate`), agentBasis);
    await balanced(scene);
  },
});
