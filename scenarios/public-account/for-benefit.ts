import { assume, cite } from '../../law/define.js';
import { enquiryCast } from '../../harness/scene.js';
import { clerk as asker, enquiryNeeds } from '../assessment/asking.js';
import { allInsured, alone, business } from '../assessment/telling.js';
import { registeredAs } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { useBasis } from './telling.js';

const stepBasis = cite('別添1 事務の内容', '給付⑭ 公金受取口座の利用意思を登録する、給付⑦ 中間サーバーを介した情報照会');
const workBasis = assume('給付のための意思は給付の事務として照会する。収納の事務とは別の照会である');

export default scenario({
  id: 'public-account.for-benefit',
  ja: '給付を公金受取口座でと申し出ると、給付の事務として登録を照会し、その申請にだけ使える。ほかの申請には、もう一度申し出てもらう',
  level: 'normal',
  covers: ['B-14', 'B-07'],
  basis: [useBasis, stepBasis, workBasis],
  today: '2026-06-10',
  needs: [...enquiryNeeds, 'act.registerPublicAccountUse', 'act.withdrawPublicAccountUse', 'query.publicAccountUses'],
  cast: enquiryCast,

  async play(scene) {
    const { ward, municipalHub, advance, today, files, expect } = scene;
    const family = alone(scene, '葬祭費を申請する人');
    const { head } = family;
    await allInsured(scene, [family, '2023-04-01', [[head, business(2_000_000)]]]);
    const account = await registeredAs(scene, head, '0000001');
    const about = (number: string) => ({ personKey: head.personKey, purpose: 'benefit', about: number, by: asker, why: '葬祭費の申請書' } as const);
    await ward.act({ act: 'registerPublicAccountUse', ...about('葬祭費-0001'), channel: 'paper', statedOn: today() });
    expect('答えられるまでは使えない', (await ward.publicAccountUses(head)).uses.map(({ state, account: found }) => ({ useStates: state, account: found })), [{ useStates: 'asking', account: null }], useBasis);
    await advance('2026-06-12');
    expect('登録の口座に払えるようになる', (await ward.publicAccountUses(head)).uses.map(({ about: number, state, account: found }) => [number, state, found?.accountNumber, found?.holderName]), [['葬祭費-0001', 'usable', account.accountNumber, account.holderName]], useBasis);
    const asked = (await files()).filter(({ layout }) => layout === 'enquiry').flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'publicAccount').map(({ work }) => work);
    expect('給付の事務として一度だけ照会した', asked, ['benefit'], workBasis);
    expect('本人は、区が口座を尋ねたことを知ることができる', (await municipalHub.portal(head)).filter(({ side }) => side === 'asker').map(({ kind, outcome }) => [kind, outcome]), [['publicAccount', 'N-OK']], stepBasis);
    expect('別の申請の意思は示されていないので、取り下げることもできない', (await ward.tryAct({ act: 'withdrawPublicAccountUse', ...about('葬祭費-0002') })).accepted, false, useBasis);
    await ward.act({ act: 'withdrawPublicAccountUse', ...about('葬祭費-0001') });
    expect('取り下げれば使えない', (await ward.publicAccountUses(head)).uses.map(({ state, account: found }) => [state, found]), [['takenBack', null]], useBasis);
  },
});
