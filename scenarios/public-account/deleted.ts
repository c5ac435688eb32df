import { year } from '../assessment/telling.js';
import { booksAgree, claiming, decidedYen, exceptionsIn, ownAccount, periodsOf, refundBasis, registeredAs, returnedBasis } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { publicAccountCast, publicAccountNeeds, publicAccountSteps, refundedTwice, twoInsured, useBasis, wantsPublicAccount } from './telling.js';

export default scenario({
  id: 'public-account.deleted',
  ja: '照会までに登録をやめた人には払わず、登録の口座を解約していた人の振込は戻る。どちらにも口座を書いた請求書を出してもらい、前の口座には二度と払わない',
  level: 'abnormal',
  covers: publicAccountSteps,
  basis: [refundBasis, useBasis, returnedBasis],
  today: '2026-06-10',
  needs: publicAccountNeeds,
  rates: [year],
  cast: publicAccountCast,

  async play(scene) {
    const { ward, bank, municipalHub, advance, expect } = scene;
    const [left, closed] = await twoInsured(scene, ['登録をやめた人', '口座を解約した人']);
    const registered = [await registeredAs(scene, left, '0000001'), await registeredAs(scene, closed, '0000002')] as const;
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, left);
    await bank.opens([{ ...registered[0], balanceYen: 0 }, { ...registered[1], balanceYen: 0, state: 'closed' }], false);
    await refundedTwice(scene, [left, closed], wantsPublicAccount);
    await municipalHub.drops('digitalAgency', left, 'publicAccount');
    await advance('2026-06-25');
    expect('やめた人の登録はないと答えられ、口座を尋ねるべき還付になる', await exceptionsIn(scene), [`refundClaimUnfit ${firstYen}円`], useBasis);
    await advance('2026-07-01');
    expect('解約した口座への振込は戻り、やめた人の前の口座には入っていない', [(await exceptionsIn(scene)).toSorted(), await bank.balanceOf(registered[0])], [[`refundClaimUnfit ${firstYen}円`, `refundReturned ${firstYen}円`], 0], returnedBasis);
    expect('使った意思は残らず、同じ口座にもう一度は払えない', (await ward.publicAccountUses(closed)).uses.map(({ state }) => state), ['spent'], useBasis);
    const own = [ownAccount(left, '0000003'), ownAccount(closed, '0000004')] as const;
    await bank.opens(own.map((account) => ({ ...account, balanceYen: 0 })), false);
    for (const [i, head] of [left, closed].entries()) await ward.act(claiming(scene, (await periodsOf(scene, head))[0], head, own[i]!, false));
    await advance('2026-07-09');
    expect('請求書に書いた本人の口座に、一度だけ届く', [await bank.balanceOf(own[0]), await bank.balanceOf(own[1]), await bank.balanceOf(registered[0])], [firstYen, firstYen, 0], refundBasis);
    await booksAgree(scene, 2 * firstYen);
  },
});
