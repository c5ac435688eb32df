import { collectionCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome, year } from '../assessment/telling.js';
import { boxOf } from '../letters/telling.js';
import { fillsIn, letterBasis, letterNeeds, letterSteps, listedOf, pagesOf } from './by-letter-telling.js';
import { accountOf, appropriateFirstBasis, appropriating, booksAgree, decidedYen, ownAccount, pays, periodsOf, quickAgent, refundsAll, slipsIn } from './telling.js';

export default scenario({
  id: 'refunds.appropriation-notice',
  ja: '過誤納を納期の来た期に充てると充当通知書が、残りを返すと還付通知書が別々に届く。充当には請求書がなく、額の和は納め過ぎた額に等しい',
  level: 'normal',
  covers: letterSteps,
  basis: [appropriateFirstBasis, letterBasis],
  today: '2026-06-10',
  needs: letterNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const family = alone(scene, '二度納めて2期を待つ人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_000_000)]]);
    await ward.run('assessYear');
    const [firstYen = 0, secondYen = 0] = await decidedYen(scene, head);
    const account = ownAccount(head, accountOf('0000001').accountNumber);
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await advance('2026-06-24');
    for (const shop of ['000001', '000002']) await pays(scene, (await slipsIn(scene, head))[0], '同じ納付書で1期を納める', shop);
    await fillsIn(scene, family, 'account', account);
    await advance('2026-07-31');
    await ward.act(appropriating((await periodsOf(scene, head))[0]));
    await refundsAll(scene, head);
    await advance('2026-08-05');
    const listed = await listedOf(scene, family);
    expect('充当と還付が一つずつ通知され、額の和は納め過ぎた額である', listed.map(({ decision, yen, state, letterState }) => ({ decision, yen, state, letterState })), [{ decision: 'appropriate', yen: secondYen, state: 'appropriated', letterState: 'handedOver' }, { decision: 'refund', yen: firstYen - secondYen, state: 'ordered', letterState: 'handedOver' }], letterBasis);
    const papers = await Promise.all(listed.map(({ letterId }) => pagesOf(scene, letterId)));
    expect('充当の紙は一枚で充当先の期を言い、還付の紙は請求書とともに二枚である', [papers.map(({ length }) => length), papers[0]?.[0]?.includes('国民健康保険料 過誤納金充当通知書'), papers[0]?.[0]?.includes('令和8年度 第2期')], [[1, 2], true, true], letterBasis);
    expect('充当通知書を読んでも何もせず、還付通知書を読めば請求する', (await boxOf(scene, family)).slice(-2).map((line) => line.split(' / ').at(-1) ?? '').toSorted((a, b) => (a < b ? -1 : 1)), ['知っているとおり', '還付を請求することにした'], letterBasis);
    await advance('2026-08-12');
    expect('残りだけが口座に届く', await bank.balanceOf(account), firstYen - secondYen, appropriateFirstBasis);
    await booksAgree(scene, firstYen + secondYen);
  },
});
