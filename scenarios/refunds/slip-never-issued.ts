import { collectionCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome, year } from '../assessment/telling.js';
import { accountOf, booksAgree, decidedYen, exceptionsIn, neverIssued, overpaidIn, pays, periodsOf, quickAgent, refundBasis, refundNeeds, refundsAll, refundSteps, slipsIn } from './telling.js';

const suspenseBasis = assume('発行した控えにない納付書の入金は、検査数字が合っても不明金とする。納めた人が分かれば、その人の期に充てて誤納として返す');
const account = accountOf('0000001');
const strangeYen = 12_340;

export default scenario({
  id: 'refunds.slip-never-issued',
  ja: '区が発行していない額の納付書で納められた金は、検査数字が合っても誰の期にも入らず、不明金のまま口座にある。納めた人が分かれば、完納の期の誤納として返す',
  level: 'incident',
  covers: refundSteps,
  basis: [refundBasis, suspenseBasis],
  today: '2026-06-10',
  needs: [...refundNeeds, 'act.assignReceipt'],
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const family = alone(scene, '見慣れない納付書を持つ人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_000_000)]]);
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, head);
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await advance('2026-06-18');
    const [slip] = await slipsIn(scene, head);
    await pays(scene, slip, '世帯主が1期を納める');
    await pays(scene, neverIssued(slip, strangeYen), '発行されていない額の納付書でも納める', '000002');
    await advance('2026-06-23');
    const first = (await periodsOf(scene, head))[0];
    expect('1期は一度分だけで、ほかの金は不明金である', { exceptions: await exceptionsIn(scene), collectedYen: first?.collectedYen, suspenseYen: (await ward.ledger(year)).suspenseYen, heldYen: await bank.collected() }, { exceptions: [`notIssued ${strangeYen}円`], collectedYen: firstYen, suspenseYen: strangeYen, heldYen: firstYen + strangeYen }, suspenseBasis);

    const paymentKey = (await ward.receiptExceptions()).exceptions[0]?.about ?? 'なし';
    await ward.act({ act: 'assignReceipt', paymentKey, accountKey: first?.accountKey ?? 'なし', by: '収納係 担当', why: '納めた人の申出' });
    expect('充てれば、完納の期の誤納になる', { overpaid: await overpaidIn(scene, head), suspenseYen: (await ward.ledger(year)).suspenseYen }, { overpaid: [`1期 ${strangeYen}円`], suspenseYen: 0 }, suspenseBasis);
    expect('同じ金を二度は充てない', (await ward.tryAct({ act: 'assignReceipt', paymentKey, accountKey: first?.accountKey ?? 'なし', by: '収納係 担当', why: '納めた人の申出' })).accepted, false, suspenseBasis);
    await refundsAll(scene, head, account);
    await advance('2026-06-29');
    expect('納めた額がそのまま返る', await bank.balanceOf(account), strangeYen, refundBasis);
    expect('待つものはない', await exceptionsIn(scene), [], refundBasis);
    await booksAgree(scene, firstYen);
  },
});
