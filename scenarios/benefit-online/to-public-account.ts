import { enquiryNeeds } from '../assessment/asking.js';
import { readBy } from '../applications/telling.js';
import { casesIn, decides, returnedBasis } from '../benefit-care/telling.js';
import { balancesOf, claimants } from '../benefit-papers/telling.js';
import { useBasis } from '../public-account/telling.js';
import { registeredAs } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, benefitOnlineNeeds, intoAccount, monthOf, onlineBenefitBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.to-public-account',
  ja: '公金受取口座にと電子で申請すれば、それが利用の意思になり、登録を照会して払う。別名義の登録や解約された登録には払わず、聞き直した口座に一度だけ払う',
  level: 'incident',
  covers: ['B-05', 'B-07', 'B-09', 'B-14'],
  basis: [onlineBenefitBasis, useBasis, returnedBasis],
  today: '2026-08-20',
  needs: [...benefitOnlineNeeds, ...enquiryNeeds, 'query.publicAccountUses'],
  cast: [...benefitOnlineCast, 'municipal-hub'],

  async play(scene) {
    const { ward, online, bank, municipalHub, advance, overnight, expect } = scene;
    const homes = await claimants(scene, '登録のある人', '登録が別名義の人', '登録を解約した人');
    const [own, other, closed] = [homes[0]!, homes[1]!, homes[2]!];
    const registered = [await registeredAs(scene, own.head, '0000001'), await registeredAs(scene, other.head, '0000002', 'ｼｹﾝ ﾍﾞﾂｼﾞﾝ'), await registeredAs(scene, closed.head, '0000003')] as const;
    await bank.opens(registered.map((account, n) => ({ ...account, balanceYen: 0, ...(n === 2 ? { state: 'closed' as const } : {}) })), false);
    const numbers = [];
    for (const { head } of homes) numbers.push(await online.applies(asking([head], monthOf({ payTo: 'publicAccount' }))));
    await overnight();
    const [first] = await Promise.all(numbers.map((number) => stands(scene, number)));
    expect('申請がそのまま、その申請についての電子の意思になる', (await ward.publicAccountUses(own.head)).uses.map(({ about, channel, statedOn, state }) => ({ about, channel, isTold: `受け付けた / ${statedOn}`, useStates: state })), [{ about: numbers[0], channel: 'online', isTold: first, useStates: 'usable' }], useBasis);
    for (const { householdKey } of homes) await decides(scene, householdKey);
    await advance('2026-09-03');
    const states = async () => (await Promise.all(homes.map(({ householdKey }) => casesIn(scene, householdKey)))).map(([line]) => line);
    expect('本人名義の登録にだけ入る', [await balancesOf(scene, ...registered), await states()], [[212_570, 0, 0], ['2026-06 212570円 paid', '2026-06 212570円 paymentFailed', '2026-06 212570円 paymentFailed']], useBasis);
    expect('本人は、区が口座を尋ねたことを知ることができる', (await municipalHub.portal(own.head)).filter(({ side, kind }) => side === 'asker' && kind === 'publicAccount').map(({ outcome }) => outcome), ['N-OK'], useBasis);
    const again = [];
    for (const home of [other, closed]) again.push(await online.applies(asking([home.head], monthOf(intoAccount(home.account)))));
    await advance('2026-09-14');
    expect('口座を書いて申請し直せば、一度だけ入る', [await balancesOf(scene, own.account, other.account, closed.account), await states()], [[0, 212_570, 212_570], ['2026-06 212570円 paid', '2026-06 212570円 paid', '2026-06 212570円 paid']], returnedBasis);
    expect('どの申請者にも受理とだけ見える', await Promise.all([...numbers, ...again].map((number) => readBy(scene, number))), [taken, taken, taken, taken, taken], onlineBenefitBasis);
  },
});
