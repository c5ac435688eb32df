import { scenario } from '../define.js';
import { allInsured, alone, business, year } from '../assessment/telling.js';
import { publicAccountCast, publicAccountNeeds, useBasis } from '../public-account/telling.js';
import { fillsIn, letterBasis, letterNeeds, letterSteps, statesOf } from './by-letter-telling.js';
import { booksAgree, decidedYen, pays, quickAgent, refundBasis, refundsAll, registeredAs, slipsIn } from './telling.js';

export default scenario({
  id: 'refunds.claim-registered-by-letter',
  ja: '届いた請求書の公金受取口座に丸を付けて送った人には、口座を書かなくても、照会で答えられた本人の口座に返る',
  level: 'normal',
  covers: [...letterSteps, 'C-16', 'C-04'],
  basis: [refundBasis, letterBasis, useBasis],
  today: '2026-06-10',
  needs: [...new Set([...publicAccountNeeds, ...letterNeeds])],
  rates: [year],
  cast: publicAccountCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const family = alone(scene, '公金受取口座でと書く人');
    const { head } = family;
    await allInsured(scene, [family, '2023-04-01', [[head, business(2_000_000)]]]);
    const account = await registeredAs(scene, head, '0000001');
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, head);
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await advance('2026-06-18');
    for (const shop of ['000001', '000002']) await pays(scene, (await slipsIn(scene, head))[0], '同じ納付書で1期を納める', shop);
    await fillsIn(scene, family, 'publicAccount');
    await advance('2026-06-23');
    await refundsAll(scene, head);
    // 24日に届いて読まれ、25日に請求書が着き、その夕方に照会し、翌朝に答えられる。
    await advance('2026-06-25T12:00');
    expect('請求書が着いても、登録が答えられるまでは振り込まない', [{ refundStates: await statesOf(scene, family) }, ...(await ward.publicAccountUses(head)).uses.map(({ channel, statedOn, state }) => ({ useChannel: channel, statedOn, useState: state }))], [{ refundStates: ['asking'] }, { useChannel: 'paper', statedOn: '2026-06-25', useState: 'asking' }], useBasis);
    await advance('2026-07-09');
    expect('答えられた本人の口座に届く', await bank.balanceOf(account), firstYen, refundBasis);
    expect('意思は使われた', (await ward.publicAccountUses(head)).uses.map(({ state }) => state), ['spent'], useBasis);
    await booksAgree(scene, firstYen);
  },
});
