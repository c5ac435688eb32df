import { scenario } from '../define.js';
import { year } from '../assessment/telling.js';
import { accountOf, booksAgree, claiming, decidedYen, exceptionsIn, periodsOf, refundBasis, registeredAs } from './telling.js';
import { publicAccountCast, publicAccountNeeds, publicAccountSteps, refundedTwice, twoInsured, useBasis, wantsPublicAccount } from '../public-account/telling.js';
import { enquiriesAbout } from '../assessment/asking.js';
import { assume } from '../../law/define.js';

const namesBasis = assume('公金受取口座の回答に銀行と支店の名はなく、総合振込では空欄にする');

export default scenario({
  id: 'refunds.public-account',
  ja: '還付を公金受取口座でと請求した人には、登録を照会して、答えられた本人の口座に返す。登録のない人には、口座を書いた請求書を出してもらう',
  level: 'normal',
  covers: [...publicAccountSteps, 'C-04'],
  basis: [refundBasis, useBasis, namesBasis],
  today: '2026-06-10',
  needs: publicAccountNeeds,
  rates: [year],
  cast: publicAccountCast,

  async play(scene) {
    const { ward, bank, municipalHub, advance, expect } = scene;
    const [has, hasNot] = await twoInsured(scene, ['公金受取口座を登録した人', '登録していない人']);
    const registered = await registeredAs(scene, has, '0000001');
    await municipalHub.introduces(hasNot);
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, has);
    await bank.opens([{ ...registered, balanceYen: 0 }], false);
    await refundedTwice(scene, [has, hasNot], wantsPublicAccount);
    expect('請求しても、登録が答えられるまでは誰も待たせない', await exceptionsIn(scene), [], useBasis);
    await advance('2026-06-25');
    expect('登録のある人の回答だけに口座がある', [await enquiriesAbout(scene, has), await enquiriesAbout(scene, hasNot)], [['回答を反映'], ['該当なし']], useBasis);
    expect('本人は、区が口座を尋ねたことを知ることができる', (await municipalHub.portal(has)).filter(({ side }) => side === 'asker').map(({ body, kind, outcome }) => [body, kind, outcome]), [[ward.municipality.code, 'publicAccount', 'N-OK']], useBasis);
    await advance('2026-07-01');
    expect('答えられた口座に届く', await bank.balanceOf(registered), firstYen, refundBasis);
    expect('登録のない人には払えないと知らされ、その分はまだ銀行にある', [await exceptionsIn(scene), await bank.collected()], [[`refundClaimUnfit ${firstYen}円`], 3 * firstYen], useBasis);
    expect('使った意思は一度きりで、残らない', (await ward.publicAccountUses(has)).uses.map(({ state }) => state), ['spent'], useBasis);
    const own = accountOf('0000002');
    await bank.opens([{ ...own, balanceYen: 0 }], false);
    await ward.act(claiming(scene, (await periodsOf(scene, hasNot))[0], hasNot, own));
    await advance('2026-07-07');
    expect('書いてもらった口座に届く', await bank.balanceOf(own), firstYen, refundBasis);
    await booksAgree(scene, 2 * firstYen);
  },
});
