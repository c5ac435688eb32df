import { allInsured, alone, business, year } from '../assessment/telling.js';
import { booksAgree, decidedYen, exceptionsIn, quickAgent, refundBasis, refundsAll, registeredAs } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { paysTwice, publicAccountCast, publicAccountNeeds, publicAccountSteps, takesBack, useBasis, wantsPublicAccount } from './telling.js';

export default scenario({
  id: 'public-account.taken-back',
  ja: '利用の意思を、総合振込を作る前に取り下げた人には払わず口座を尋ね、作った後に取り下げようとした人には払われる',
  level: 'abnormal',
  covers: publicAccountSteps,
  basis: [refundBasis, useBasis],
  today: '2026-06-10',
  needs: [...publicAccountNeeds, 'act.withdrawPublicAccountUse'],
  rates: [year],
  cast: publicAccountCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const families = ['前に取り下げた人', '後で取り下げる人'].map((label) => alone(scene, label));
    const [before, after] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head']];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const));
    const accounts = [await registeredAs(scene, before, '0000001'), await registeredAs(scene, after, '0000002')] as const;
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, before);
    await bank.opens(accounts.map((account) => ({ ...account, balanceYen: 0 })), false);
    await advance('2026-06-18');
    for (const head of [before, after]) await paysTwice(scene, head);
    await advance('2026-06-23');
    for (const head of [before, after]) {
      await refundsAll(scene, head);
      await wantsPublicAccount(scene, head);
    }
    // 6月24日の朝に答えられ、その日の17時15分に総合振込を作る。
    await advance('2026-06-24');
    expect('作る前には取り下げられる', (await takesBack(scene, before)).accepted, true, useBasis);
    await advance('2026-06-25');
    expect('作った後には、取り下げる意思が残っていない', (await takesBack(scene, after)).accepted, false, useBasis);
    await advance('2026-07-01');
    expect('取り下げた人の口座には入らず、もう一人には届く', [await bank.balanceOf(accounts[0]), await bank.balanceOf(accounts[1])], [0, firstYen], useBasis);
    expect('取り下げた人の還付は、口座を尋ねるまで残る', await exceptionsIn(scene), [`refundClaimUnfit ${firstYen}円`], useBasis);
    await booksAgree(scene, 3 * firstYen, { beside: -firstYen });
  },
});
