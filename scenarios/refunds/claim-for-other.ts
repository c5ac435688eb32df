import { collectionCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, year } from '../assessment/telling.js';
import { claimBasis, fillsIn, letterBasis, letterNeeds, letterSteps, statesOf } from './by-letter-telling.js';
import { accountOf, booksAgree, decidedYen, exceptionsIn, pays, quickAgent, refundBasis, refundsAll, slipsIn } from './telling.js';

const [stranger, familys] = [accountOf('0000001', 'ｼｹﾝ ｲﾁﾛｳ'), accountOf('0000002', 'ｼｹﾝ ﾊﾅｺ')];

export default scenario({
  id: 'refunds.claim-for-other',
  ja: '別の人の口座を書いた請求書は、委任状がなければ理由を告げて差し戻し、振り込まない。委任状を添えた人には、書いた口座に返す',
  level: 'incident',
  covers: letterSteps,
  basis: [refundBasis, letterBasis, claimBasis],
  today: '2026-06-10',
  needs: letterNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, exchangedWith, expect } = scene;
    await quickAgent(scene);
    const [without, withProxy] = [alone(scene, '委任状のない人'), alone(scene, '委任状を添えた人')];
    await allInsured(scene, ...[without, withProxy].map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const));
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, without.head);
    await bank.opens([{ ...stranger, balanceYen: 5_000 }, { ...familys, balanceYen: 0 }], false);
    await advance('2026-06-18');
    for (const { head } of [without, withProxy]) for (const shop of ['000001', '000002']) await pays(scene, (await slipsIn(scene, head))[0], '同じ納付書で1期を納める', shop);
    await fillsIn(scene, without, 'account', stranger);
    await fillsIn(scene, withProxy, 'account', familys, true);
    await advance('2026-06-23');
    for (const { head } of [without, withProxy]) await refundsAll(scene, head);
    await advance('2026-07-03');
    expect('委任状のない人の請求は受け付けず、添えた人の分だけを振り込んだ', [await statesOf(scene, without), await statesOf(scene, withProxy)], [['unclaimed'], ['ordered']], claimBasis);
    expect('書かれた別の人の残高は変わらず、委任された口座に届く', [await bank.balanceOf(stranger), await bank.balanceOf(familys)], [5_000, firstYen], claimBasis);
    const told = (await exchangedWith('住民等')).filter(({ path, text }) => path.includes('/claims/') && text.includes('"accepted":false'));
    expect('差し戻しは、わけとともに本人に告げた', told.map(({ text }) => text.includes('口座名義')), [true], claimBasis);
    expect('差し戻した還付は、請求を待つものとして残る', await exceptionsIn(scene), [`refundWithoutAccount ${firstYen}円`], claimBasis);
    await booksAgree(scene, 3 * firstYen, { beside: -firstYen });
  },
});
