import { collectionCast } from '../../harness/scene.js';
import { cite, derive } from '../../law/define.js';
import { alone, business, decidedFor, insuredWithIncome, letterOf, newestNotice, noticeNeeds, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';

const flowBasis = cite('別添1 事務の内容', '収納・滞納整理業務 ⑤ 納付済通知情報の受領');
const provisionalBasis = derive('速報は仮の知らせで、督促を控えるだけである。収納になるのは確報である');
const debitBasis = cite('全国銀行協会 レコード・フォーマット', '預金口座振替(種別91)');
const demandBasis = cite('国民健康保険法79条・地方自治法231条の3', '納期限後20日以内に督促する');
const moneyBasis = derive('銀行に入った額と台帳の収納は、日と経路ごとに等しい');

const account = { bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: '0000001', holderName: 'ｼｹﾝ ﾊﾅｺ' } as const;

export default scenario({
  id: 'collection.first',
  ja: '世帯主が1期をコンビニで、2期を口座振替で納め、忘れた3期は納期限の20日後に督促される',
  level: 'normal',
  covers: [...noticeSteps, 'C-05'],
  basis: [flowBasis, provisionalBasis, debitBasis, demandBasis],
  today: '2026-06-10',
  needs: [...noticeNeeds, 'act.registerMandate', 'job.exportDebits', 'job.exportDemands', 'query.account', 'query.receiptExceptions', 'query.ledger'],
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, paymentAgent, advance, expect } = scene;
    const family = alone(scene, '自営業の一人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_000_000)]]);
    await ward.run('assessYear');
    const yenOf = (await decidedFor(scene, head))?.installments.map(({ yen }) => yen) ?? [];
    const [first, second, third] = [yenOf[0] ?? 0, yenOf[1] ?? 0, yenOf[2] ?? 0];
    const periods = async () => (await ward.account(head, year)).periods;

    await advance('2026-06-22');
    const bars = (await letterOf(scene, await newestNotice(scene, head))).filter((line) => line.startsWith('  (91)')).map((line) => line.replaceAll(/\D/g, ''));
    const paid = await scene.step('住民等', 'コンビニ', '世帯主が1期の納付書で納める', () => paymentAgent.pays(bars[0]!));
    await advance('2026-06-23');
    expect('次の朝の速報では、納めたと知るだけで収納にはならない', (await periods()).slice(0, 1).map(({ provisionalYen, collectedYen, state }) => ({ provisionalYen, collectedYen, state })), [{ provisionalYen: first, collectedYen: 0, state: 'notDue' }], provisionalBasis);

    await bank.opens([{ ...account, balanceYen: 100_000 }]);
    await ward.act({ act: 'registerMandate', personKey: head.personKey, account, startsOn: '2026-07-01', by: '収納係 担当', why: '預金口座振替依頼書' });
    await advance('2026-06-29');
    expect('確報で1期は完納になる', { accountState: (await periods())[0]?.state }, { accountState: 'paid' }, provisionalBasis);

    await advance('2026-08-05');
    expect('銀行は7月31日に2期の額を引き落とした', await bank.balanceOf(account), 100_000 - second, debitBasis);
    expect('その結果で2期も完納になる', { accountStates: (await periods()).slice(0, 3).map(({ state }) => state) }, { accountStates: ['paid', 'paid', 'notDue'] }, debitBasis);
    await ward.act({ act: 'registerMandate', personKey: head.personKey, account: null, startsOn: '2026-08-05', by: '収納係 担当', why: '解約の届' });

    await advance('2026-09-20');
    expect('納期限から19日までは督促しない', (await periods())[2]?.demandedOn, null, demandBasis);
    await advance('2026-09-21');
    expect('20日目に督促する', (await periods()).slice(2, 3).map(({ state, demandedOn, unpaidYen }) => ({ state, demandedOn, unpaidYen })), [{ state: 'demanded', demandedOn: '2026-09-20', unpaidYen: third }], demandBasis);

    expect('銀行の収納口座には、二つの期の額がある', await bank.collected(), first + second, moneyBasis);
    const { sums, days, suspenseYen, troubles } = await ward.ledger(year);
    expect('台帳の収納も同じで、日と経路ごとに明細と合う', { collectedYen: sums.collectedYen, suspenseYen, troubles, days: days.map(({ day, channel, differenceYen }) => `${day} ${channel} ${differenceYen}`) }, { collectedYen: first + second, suspenseYen: 0, troubles: [], days: [`${paid.settleOn} agent 0`, '2026-07-31 debit 0'] }, moneyBasis);
    expect('職員に回る例外はない', (await ward.receiptExceptions()).exceptions, [], flowBasis);
  },
});
