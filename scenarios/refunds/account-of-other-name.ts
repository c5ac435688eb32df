import { collectionCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome, year } from '../assessment/telling.js';
import { accountOf, booksAgree, claiming, decidedYen, exceptionsIn, pays, periodsOf, quickAgent, refundBasis, refundNeeds, refundsAll, refundSteps, returnedBasis, slipsIn } from './telling.js';

const other = accountOf('0000001', 'ｼｹﾝ ｲﾁﾛｳ');
const own = accountOf('0000002');

export default scenario({
  id: 'refunds.account-of-other-name',
  ja: '請求書の口座番号が一桁違い、別の人の口座だった。名義が違うので銀行は振り込まず、その人の残高は変わらない。正しい口座に払い直す',
  level: 'incident',
  covers: refundSteps,
  basis: [refundBasis, returnedBasis],
  today: '2026-06-10',
  needs: refundNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const family = alone(scene, '口座番号を書き違えた人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_000_000)]]);
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, head);
    await bank.opens([{ ...other, balanceYen: 5_000 }, { ...own, balanceYen: 0 }], false);
    await advance('2026-06-18');
    const [slip] = await slipsIn(scene, head);
    await pays(scene, slip, '世帯主が1期を納める');
    await pays(scene, slip, '家族が別の店で1期を納める', '000002');
    await advance('2026-06-23');
    await refundsAll(scene, head, { ...own, accountNumber: other.accountNumber });
    await advance('2026-06-29');
    expect('口座番号は合うが名義が違うので、よその人の口座には入らない', await bank.balanceOf(other), 5_000, returnedBasis);
    await advance('2026-06-30');
    expect('戻った還付として職員に知らされる', await exceptionsIn(scene), [`refundReturned ${firstYen}円`], returnedBasis);
    await ward.act(claiming(scene, (await periodsOf(scene, head))[0], head, own));
    await advance('2026-07-07');
    expect('聞き直した本人の口座に届き、よその人の残高は動いていない', [await bank.balanceOf(own), await bank.balanceOf(other)], [firstYen, 5_000], returnedBasis);
    await booksAgree(scene, firstYen);
  },
});
