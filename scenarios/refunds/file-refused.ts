import { collectionCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome, year } from '../assessment/telling.js';
import { accountOf, booksAgree, claiming, decidedYen, exceptionsIn, pays, periodsOf, quickAgent, refundBasis, refundNeeds, refundsAll, refundSteps, slipsIn } from './telling.js';

const refusedBasis = assume('総合振込には結果のファイルがない。受け付けられなかったことは、5営業日を過ぎても明細に出金がないことで分かり、銀行に確かめて払い直す');
const account = accountOf('0000001');

export default scenario({
  id: 'refunds.file-refused',
  ja: '総合振込が持込期限に遅れて丸ごと断られると、還付は誰にも届かない。明細に出金がないことから職員に知らされ、振込先を書き直して一度だけ払う',
  level: 'abnormal',
  covers: refundSteps,
  basis: [refundBasis, refusedBasis],
  today: '2026-06-10',
  needs: refundNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, parameters, expect } = scene;
    await quickAgent(scene);
    const family = alone(scene, '振込を待つ人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_000_000)]]);
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, head);
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await advance('2026-06-18');
    const [slip] = await slipsIn(scene, head);
    await pays(scene, slip, '世帯主が1期を納める');
    await pays(scene, slip, '家族が別の店で1期を納める', '000002');

    // わざと: 銀行との取決めは10営業日前なのに、区は3営業日前に渡す。
    await parameters('bank', { transferLeadBusinessDays: 10 });
    await advance('2026-06-23');
    await refundsAll(scene, head, account);
    await advance('2026-06-24');
    expect('銀行は丸ごと断り、口座から何も出さない', { requestStates: (await bank.requests()).map(({ state }) => state), heldYen: await bank.collected() }, { requestStates: ['refused'], heldYen: 2 * firstYen }, refusedBasis);
    // 振込日は6月26日、その5営業日後は7月3日。
    await advance('2026-07-03');
    expect('5営業日の間は待つ', await exceptionsIn(scene), [], refusedBasis);
    await advance('2026-07-04');
    expect('明細に出金がないので、銀行に確かめるべき還付として知らされる', await exceptionsIn(scene), [`refundNotPaidOut ${firstYen}円`], refusedBasis);
    await parameters('bank', { transferLeadBusinessDays: 1 });
    const first = (await periodsOf(scene, head))[0];
    await ward.act(claiming(scene, first, head, account));
    expect('二重には払わない', (await ward.tryAct(claiming(scene, first, head, account))).accepted, false, refusedBasis);
    await advance('2026-07-17');
    expect('払い直した額が一度だけ届く', await bank.balanceOf(account), firstYen, refusedBasis);
    expect('待つものはもうない', await exceptionsIn(scene), [], refusedBasis);
    await booksAgree(scene, firstYen);
  },
});
