import { collectionCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome, year } from '../assessment/telling.js';
import { letterBasis, letterIdOf, letterNeeds, letterSteps, statesOf } from './by-letter-telling.js';
import { booksAgree, claiming, decidedYen, ownAccount, pays, periodsOf, quickAgent, refundBasis, refundsAll, slipsIn } from './telling.js';

export default scenario({
  id: 'refunds.print-refused',
  ja: '件数金額表の額が印刷データと合わない還付通知書は、事業者が一通も送らない。通知が届かなくても、窓口に来た人の請求書で還付する',
  level: 'incident',
  covers: letterSteps,
  basis: [refundBasis, letterBasis],
  today: '2026-06-10',
  needs: letterNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, mailing, advance, expect } = scene;
    await quickAgent(scene);
    const family = alone(scene, '二度納めた人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_000_000)]]);
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, head);
    const account = ownAccount(head, '0000001');
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await advance('2026-06-18');
    for (const shop of ['000001', '000002']) await pays(scene, (await slipsIn(scene, head))[0], '同じ納付書で1期を納める', shop);
    await advance('2026-06-23');
    await refundsAll(scene, head);
    // わざと: 件数金額表の額が、途中で1円変わる。
    mailing.spoilsNext('totals', (bytes) => Buffer.from(Buffer.from(bytes).toString().replace(`,${firstYen},`, `,${firstYen + 1},`)));
    await advance('2026-06-27');
    const refused = (await mailing.batches()).find(({ name }) => name.startsWith('overpaymentNotice'));
    expect('事業者は食い違いを告げ、受け付けない', { batchState: refused?.state, differenceKinds: refused?.differences.map(({ kind }) => kind) }, { batchState: 'refused', differenceKinds: ['totalYen'] }, letterBasis);
    expect('誰にも届かず、請求を待つ', [(await mailing.letters(await letterIdOf(scene, family))).length, await statesOf(scene, family)], [0, ['unclaimed']], letterBasis);
    await ward.act(claiming(scene, (await periodsOf(scene, head))[0], head, account, false));
    await advance('2026-07-03');
    expect('請求書があれば返る', await bank.balanceOf(account), firstYen, refundBasis);
    await booksAgree(scene, firstYen);
  },
});
