import { collectionCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, year } from '../assessment/telling.js';
import { accountOf, booksAgree, decidedYen, exceptionsIn, pays, quickAgent, refundBasis, refundNeeds, refundsAll, refundSteps, slipsIn } from './telling.js';

const onceBasis = derive('同じ総合振込を二度渡しても、銀行は二度目を丸ごと断り、金は一度だけ動く');

export default scenario({
  id: 'refunds.file-handed-over-twice',
  ja: '還付の総合振込を、別の名で二度銀行に渡してしまう。銀行は二度目を断り、二人の口座には一度ずつしか入らない',
  level: 'abnormal',
  covers: refundSteps,
  basis: [refundBasis, onceBasis],
  today: '2026-06-10',
  needs: refundNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const families = ['還付を受ける人', '同じファイルで還付を受ける人'].map((label) => alone(scene, label));
    await allInsured(scene, ...families.map((family, i) => [family, '2023-04-01', [[family.head, business(2_000_000 + 1_000_000 * i)]]] as const));
    await ward.run('assessYear');
    const accounts = families.map((_, i) => accountOf(`000000${i + 1}`));
    await bank.opens(accounts.map((account) => ({ ...account, balanceYen: 0 })), false);
    await advance('2026-06-18');
    const yen: number[] = [];
    for (const { head } of families) {
      const [slip] = await slipsIn(scene, head);
      yen.push((await decidedYen(scene, head))[0] ?? 0);
      await pays(scene, slip, '世帯主が1期を納める');
      await pays(scene, slip, '家族が別の店で1期を納める', '000002');
    }
    await advance('2026-06-23');
    for (const [i, { head }] of families.entries()) await refundsAll(scene, head, accounts[i]);
    await advance('2026-06-24');
    const [file] = await bank.requests();
    await scene.step('国保システム', '指定金融機関', '同じ総合振込をもう一度渡す', () => bank.bringsAgain(file?.name ?? 'なし'));
    await advance('2026-06-30');
    expect('銀行は一度だけ受け付ける', { requestStates: (await bank.requests()).map(({ state }) => state) }, { requestStates: ['settled', 'refused'] }, onceBasis);
    expect('二人の口座に、納め過ぎた額が一度ずつ入る', [await bank.balanceOf(accounts[0]!), await bank.balanceOf(accounts[1]!)], yen, onceBasis);
    expect('職員が決めるものはない', await exceptionsIn(scene), [], refundBasis);
    await booksAgree(scene, yen.reduce((sum, one) => sum + one, 0));
  },
});
