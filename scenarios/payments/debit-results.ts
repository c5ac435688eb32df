import { derive } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, byDebit, debitBasis, debitCast, debitNeeds, debitSteps, exceptions, levied, standing } from './telling.js';

const nextBasis = derive('資金不足は督促と納付書に任せ、登録の要る符号(2・3・4)は口座を止めて尋ね、9と割り当てのない符号は調べるまで何もしない(足立区・北区の案内と全銀協 §16)');

export default scenario({
  id: 'payments.debit-results',
  ja: '振替結果コードの0から9まで、台帳に入るのは0だけで、2・3・4の口座には次の期の振替を依頼しない',
  level: 'normal',
  covers: debitSteps,
  basis: [debitBasis, nextBasis],
  today: '2026-06-22',
  needs: debitNeeds,
  rates: [year],
  cast: debitCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const people = await levied(scene, ['残高の足りる人', '残高が1円足りない人', '口座を解約した人', '振替を止めた人', '依頼書のない人', '区が止めた人', '支店のない口座の人', '割り当てのない符号の人']);
    const [paid, poor, gone, stopped, unsigned, held, nowhere, strange] = people;
    const accountOf = (one: typeof paid) => account(people.indexOf(one) + 1, one === nowhere ? '999' : '101');
    const opened = (one: typeof paid, balanceYen: number, state: 'open' | 'closed' | 'stopped' = 'open') => ({ ...accountOf(one), balanceYen, state });
    await bank.opens([opened(unsigned, 500_000)], false);
    await bank.opens([opened(paid, paid.yen[0]! + poor.yen[0]!), opened(poor, poor.yen[0]! - 1), opened(gone, 500_000, 'closed'), opened(stopped, 500_000, 'stopped'), opened(held, 500_000), opened(strange, 500_000)]);
    for (const one of people) await byDebit(scene, one, accountOf(one));
    await advance('2026-06-24');
    const asked = await bank.debitsAsked();
    const numberOf = (one: typeof paid) => asked.find(({ accountNumber }) => accountNumber === accountOf(one).accountNumber)!.customerNumber;
    await bank.stops(asked[0]!.file, [numberOf(held)]);
    await bank.decides([{ customerNumber: numberOf(strange), debitResult: '7' }]);

    await advance('2026-07-02');
    expect('引き落とされたのは足りる人だけで、ほかの口座は動かない', await Promise.all([paid, poor, unsigned, held, strange].map((one) => bank.balanceOf(accountOf(one)))), [poor.yen[0]!, poor.yen[0]! - 1, 500_000, 500_000, 500_000], debitBasis);
    expect('完納になるのも一人だけである', await Promise.all(people.map((one) => standing(scene, one))), [`完納 収納${paid.yen[0]}`, ...Array.from({ length: 7 }, () => '納期限を過ぎた 収納0')], debitBasis);
    expect('資金不足のほかは、額と符号を添えて職員に回る', await exceptions(scene), [`debit.noAccount ${gone.yen[0]} checkMandate`, `debit.noMandate ${unsigned.yen[0]} checkMandate`, `debit.other ${nowhere.yen[0]} checkMandate`, `debit.stoppedByPayer ${stopped.yen[0]} checkMandate`, `debit.stoppedByWard ${held.yen[0]} checkMandate`, `debit.unassigned ${strange.yen[0]} checkMandate`], nextBasis);
    await bank.decides([]);

    await byDebit(scene, gone, account(21));
    await bank.opens([opened(paid, 500_000), opened(poor, 500_000), opened(held, 500_000), { ...account(21), balanceYen: 500_000 }]);
    await advance('2026-07-25');
    const again = (await bank.debitsAsked()).slice(asked.length).map(({ accountNumber, yen }) => `${Number(accountNumber)} ${yen}`);
    const wanted = [[paid, 1], [poor, 2], [gone, 21], [held, 6], [nowhere, 7], [strange, 8]] as const;
    expect('2期の振替は、口座を届け直した人には新しい口座へ依頼し、3と4の人には依頼しない', again.sort(), wanted.map(([one, n]) => `${n} ${one.yen[1]}`).sort(), nextBasis);
    await balanced(scene);
  },
});
