import { cite } from '../../law/define.js';
import { allInsured, business, noIncome, year } from '../assessment/telling.js';
import { booksAgree, clerk, decidedYen, exceptionsIn, periodsOf, quickAgent, refundBasis, refundsAll, registeredAs } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { paysTwice, publicAccountCast, publicAccountNeeds, publicAccountSteps, useBasis, wantsPublicAccount } from './telling.js';

const payeeBasis = cite('海津市・杉並区', '口座は登録した本人のものなので、受け取る人(世帯主)が登録した人であるときだけ使える');

export default scenario({
  id: 'public-account.other-holder',
  ja: '世帯主の還付を妻の公金受取口座でとは登録できない。世帯主の登録が別の人の名義で答えられれば払わず、本人の名義なら払う',
  level: 'incident',
  covers: publicAccountSteps,
  basis: [refundBasis, useBasis, payeeBasis],
  today: '2026-06-10',
  needs: publicAccountNeeds,
  rates: [year],
  cast: publicAccountCast,

  async play(scene) {
    const { ward, people, bank, today, advance, expect } = scene;
    await quickAgent(scene);
    const couples = ['登録が本人名義の家', '登録が妻の名義で答えられる家'].map((label) => people.household(label, { head: { bornOn: '1976-02-10', sex: '1', insured: true, isNotDisclosed: false }, members: [{ relationship: '妻', bornOn: '1977-11-03', isNotDisclosed: false, insured: true }] }));
    const [own, other] = couples.map(({ head }) => head) as [typeof couples[0]['head'], typeof couples[0]['head']];
    const wives = couples.map(({ residents }) => residents[1]!);
    await allInsured(scene, ...couples.map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)], [family.residents[1]!, noIncome()]]] as const));
    const accounts = [await registeredAs(scene, own, '0000001'), await registeredAs(scene, other, '0000002', 'ｼｹﾝ ﾍﾞﾂｼﾞﾝ')] as const;
    await registeredAs(scene, wives[0]!, '0000003');
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, own);
    await bank.opens(accounts.map((account) => ({ ...account, balanceYen: 0 })), false);
    await advance('2026-06-18');
    for (const head of [own, other]) await paysTwice(scene, head);
    await advance('2026-06-23');
    for (const head of [own, other]) await refundsAll(scene, head);
    const accountKey = (await periodsOf(scene, own))[0]!.accountKey;
    const refused = await ward.tryAct({ act: 'registerPublicAccountUse', personKey: wives[0]!.personKey, purpose: 'refund', about: accountKey, channel: 'paper', statedOn: today(), ...clerk });
    expect('妻の公金受取口座では登録できず、妻について何も照会しない', [refused.accepted, (await ward.enquiries(wives[0]!)).enquiries], [false, []], payeeBasis);
    for (const head of [own, other]) await wantsPublicAccount(scene, head);
    await advance('2026-07-01');
    expect('本人名義の登録にだけ払う', [await bank.balanceOf(accounts[0]), await bank.balanceOf(accounts[1])], [firstYen, 0], payeeBasis);
    expect('別の人の名義は、口座を尋ねるべき還付になる', [await exceptionsIn(scene), (await ward.publicAccountUses(other)).uses.map(({ state, account }) => [state, account])], [[`refundClaimUnfit ${firstYen}円`], [['otherHolder', null]]], payeeBasis);
    await booksAgree(scene, 3 * firstYen, { beside: -firstYen });
  },
});
