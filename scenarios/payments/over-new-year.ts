import { cite } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, byDebit, debitBasis, debitSteps, exceptions, feedBasis, savedYen, slipCast, slipNeeds, standing, withLetters } from './telling.js';

const closedBasis = cite('銀行法15条・施行令5条', '土曜日・日曜日・祝日、12月31日から1月3日までは銀行の休日');

export default scenario({
  id: 'payments.over-new-year',
  ja: '12月期の納期限と振替日は1月4日になり、年をまたぐ月日だけの引落日も大晦日の23時59分の納付も、その日のものとして消し込まれる',
  level: 'normal',
  covers: debitSteps,
  basis: [debitBasis, closedBasis, feedBasis],
  today: '2026-11-27',
  needs: [...slipNeeds, 'act.registerMandate', 'job.exportDebits'],
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { bank, paymentAgent, advance, expect } = scene;
    const [shop, debit] = await withLetters(scene, ['大晦日に店で納める人', '口座振替の人'], '2026-12-07');
    expect('12月期の納期限は、年の明けた銀行の営業日である', (await scene.ward.account(debit.head, year)).periods[0]!.dueOn, '2027-01-04', closedBasis);
    await bank.opens([{ ...account(1), balanceYen: savedYen }]);
    await byDebit(scene, debit, account(1));
    await advance('2026-12-25');
    const [name] = (await bank.orders()).map((order) => order.name);
    expect('12月に渡した0104は、年明けの引落日である', await bank.order(name!).then(({ state, dueOn }) => ({ requestState: state, dueOn })), { requestState: 'accepted', dueOn: '2027-01-04' }, debitBasis);
    await advance('2026-12-31T23:59');
    await paymentAgent.pays(shop.bars[0]!);
    await advance('2027-01-04T08:00');
    expect('休みの間には引き落とされない', [await bank.balanceOf(account(1)), await standing(scene, shop)], [savedYen, `納期限の前 収納0 速報${shop.yen[0]}`], closedBasis);
    await advance('2027-01-06');
    expect('1月6日の結果の0104は、二日前である', [await standing(scene, debit), await bank.balanceOf(account(1))], [`完納 収納${debit.yen[0]}`, savedYen - debit.yen[0]!], debitBasis);
    await advance('2027-01-07');
    expect('大晦日の納付の確報は、銀行の4営業日後に届く', [await standing(scene, shop), await exceptions(scene)], [`完納 収納${shop.yen[0]}`, []], feedBasis);
    const { days } = await scene.ward.ledger(year);
    expect('振替の収納は1月4日のものである', days.map(({ day, channel, ledgerYen, differenceYen }) => [day, channel, ledgerYen, differenceYen].join(' ')), [`2027-01-04 debit ${debit.yen[0]} 0`, `2027-01-15 agent ${shop.yen[0]} ${-shop.yen[0]!}`], debitBasis);
    await advance('2027-01-18');
    await balanced(scene);
  },
});
