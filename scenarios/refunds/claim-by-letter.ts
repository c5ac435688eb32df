import { collectionCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, year } from '../assessment/telling.js';
import { boxOf } from '../letters/telling.js';
import { fillsIn, letterBasis, letterIdOf, letterNeeds, letterSteps, pagesOf, statesOf } from './by-letter-telling.js';
import { booksAgree, decidedYen, exceptionsIn, ownAccount, pays, quickAgent, refundBasis, refundsAll, slipsIn } from './telling.js';

const grouped = (yen: number): string => `${String(yen).replaceAll(/\B(?=(\d{3})+$)/g, ',')}円`;

export default scenario({
  id: 'refunds.claim-by-letter',
  ja: '還付通知書は請求書とともに届く。読んで本人の口座を書いて送った人には返り、送らない人の還付は請求を待つものとして残る',
  level: 'normal',
  covers: letterSteps,
  basis: [refundBasis, letterBasis],
  today: '2026-06-10',
  needs: letterNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, residents, advance, expect } = scene;
    await quickAgent(scene);
    const [asking, silent] = [alone(scene, '請求する人'), alone(scene, '請求しない人')];
    await allInsured(scene, ...[asking, silent].map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const));
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, asking.head);
    const account = ownAccount(asking.head, '0000001');
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await advance('2026-06-18');
    for (const { head } of [asking, silent]) for (const shop of ['000001', '000002']) await pays(scene, (await slipsIn(scene, head))[0], '同じ納付書で1期を納める', shop);
    await fillsIn(scene, asking, 'account', account);
    await fillsIn(scene, silent, 'nobody');
    await advance('2026-06-23');
    for (const { head } of [asking, silent]) await refundsAll(scene, head);
    expect('決めただけでは、まだ通知はなく、振り込まない', [await statesOf(scene, asking), (await bank.requests()).length], [['unclaimed'], 0], refundBasis);
    // 23日の夕方に印刷データを渡し、その夜に検査され、24日に発送されて読まれる。請求書は25日に届く。
    await advance('2026-06-25');
    const [notice = [], form = []] = await pagesOf(scene, await letterIdOf(scene, asking));
    expect('紙の一枚目は額の通知、二枚目は口座の欄の空いた請求書である', [notice.includes('国民健康保険料 過誤納金還付通知書'), notice.includes(grouped(firstYen)), form.includes('国民健康保険料 還付金請求書'), form.includes(grouped(firstYen)), form.some((text) => text.includes(account.holderName))], [true, true, true, true, false], letterBasis);
    expect('請求できる最後の日は、2年後の前日まで', notice.includes('2028年6月23日'), true, letterBasis);
    await advance('2026-06-26');
    expect('請求書を受け付けて、振り込む', [await statesOf(scene, asking), await statesOf(scene, silent)], [['ordered'], ['unclaimed']], letterBasis);
    await advance('2026-07-03');
    expect('書いた口座に届く', await bank.balanceOf(account), firstYen, refundBasis);
    expect('送らない人の分は銀行に残り、請求を待つものとして知らされ続ける', [await exceptionsIn(scene), await bank.collected()], [[`refundWithoutAccount ${firstYen}円`], 3 * firstYen], letterBasis);
    const refundLetters = async (family: typeof asking) => (await boxOf(scene, family)).filter((line) => line.includes('還付'));
    expect('二人とも、通知書を読んだ', [await refundLetters(asking), await refundLetters(silent)], [['2026-06-24 / 読んだ / 還付を請求することにした'], ['2026-06-24 / 読んだ / 還付を請求しない']], letterBasis);
    expect('窓口で申し出ることはない', await residents.concerns(), [], letterBasis);
    await booksAgree(scene, 3 * firstYen, { beside: -firstYen });
  },
});
