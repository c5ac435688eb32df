import { collectionCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { reckoned, totalOf } from '../assessment/reckoning.js';
import { allInsured, alone, business, year } from '../assessment/telling.js';
import { accountOf, booksAgree, exceptionsIn, overpaidBasis, pays, periodsOf, quickAgent, refundBasis, refundNeeds, refundsAll, refundSteps, slipsIn, unpaidIn } from './telling.js';

const moverBasis = derive('転出した人の保険料は転出の月の前月までで、納め過ぎた分は転出先に住む本人に返す');
const account = accountOf('0000001');

export default scenario({
  id: 'refunds.moved-out',
  ja: '1期を納めて都外へ転出した人の保険料は転出の月の前月までになり、納め過ぎた1期の差額を本人の口座に返す。月末の転出と翌月1日の転出では一か月分違う',
  level: 'normal',
  covers: refundSteps,
  basis: [refundBasis, moverBasis],
  today: '2026-06-10',
  needs: refundNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const families = ['四月末に転出していた人', '五月一日に転出していた人'].map((label) => alone(scene, label));
    const [april, may] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head']];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)]]] as const));
    await ward.run('assessYear');
    const [firstYen = 0] = (await periodsOf(scene, april)).map(({ leviedYen }) => leviedYen);
    await bank.opens([{ ...account, balanceYen: 0 }], false);
    await advance('2026-06-18');
    for (const head of [april, may]) await pays(scene, (await slipsIn(scene, head))[0], '1期を納める');
    await advance('2026-07-01');
    await endsHere(scene, [april], 'moveOutside', '2026-04-30', '2026-04-30');
    await endsHere(scene, [may], 'moveOutside', '2026-05-01', '2026-05-01');
    await ward.run('reassess');
    const monthYen = totalOf(reckoned(scene, year, { baseYen: 2_000_000, heads: 1, months: 1 }));
    const overOf = async (head: typeof april) => (await periodsOf(scene, head)).reduce((sum, { overpaidYen }) => sum + overpaidYen, 0);
    expect('四月中に出た人には何もかからず、五月に出た人には四月分だけがかかる', [await overOf(april), await overOf(may)], [firstYen, firstYen - monthYen], overpaidBasis);
    expect('どちらにも残りの期はない', [await unpaidIn(scene, april), await unpaidIn(scene, may)], [[], []], moverBasis);
    for (const head of [april, may]) await refundsAll(scene, head, account);
    await advance('2026-07-07');
    expect('納め過ぎた額が本人の口座に届く', await bank.balanceOf(account), 2 * firstYen - monthYen, moverBasis);
    expect('待つものはもうない', await exceptionsIn(scene), [], refundBasis);
    await booksAgree(scene, monthYen);
  },
});
