import { collectionCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, year } from '../assessment/telling.js';
import { accountOf, booksAgree, claiming, decidedYen, exceptionsIn, overpaidIn, pays, periodsOf, quickAgent, refundBasis, refunding, refundNeeds, refundSteps, slipsIn } from './telling.js';

const bothWaysBasis = assume('振替依頼を渡した後に納付書で納めれば、二つとも入る。速報が間に合えば依頼から外す');
const accounts = [accountOf('0000001'), accountOf('0000002')] as const;

export default scenario({
  id: 'refunds.debited-and-paid',
  ja: '口座振替の人が納付書でも納める。振替依頼の前の速報なら引き落とさず、渡した後なら両方が入って、引き落とした口座に返す',
  level: 'abnormal',
  covers: refundSteps,
  basis: [refundBasis, bothWaysBasis],
  today: '2026-06-11',
  needs: [...refundNeeds, 'act.registerMandate', 'job.exportDebits'],
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const families = ['早く納めた人', '渡した後に納めた人'].map((label) => alone(scene, label));
    const [early, late] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head']];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const));
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, early);
    await bank.opens(accounts.map((account) => ({ ...account, balanceYen: 100_000 })));
    await advance('2026-06-17');
    const slips = [await slipsIn(scene, early), await slipsIn(scene, late)] as const;
    for (const [i, { head }] of families.entries()) await ward.act({ act: 'registerMandate', personKey: head.personKey, account: accounts[i]!, startsOn: '2026-06-17', by: '収納係 担当', why: '預金口座振替依頼書' });
    await pays(scene, slips[0][0], '振替依頼の前に納める');
    await advance('2026-06-24');
    await pays(scene, slips[1][0], '振替依頼の後に納める');
    await advance('2026-07-03');
    expect('前に納めた人からは引き落とさず、後に納めた人からは引き落とした', [await bank.balanceOf(accounts[0]), await bank.balanceOf(accounts[1])], [100_000, 100_000 - firstYen], bothWaysBasis);
    expect('両方が入った人だけが、一度分を納め過ぎている', [await overpaidIn(scene, early), await overpaidIn(scene, late)], [[], [`1期 ${firstYen}円`]], bothWaysBasis);
    const [first] = await periodsOf(scene, late);
    await ward.act(refunding(first));
    await ward.act(claiming(scene, first, late, accounts[1]));
    await advance('2026-07-13');
    expect('引き落とした口座に返る', await bank.balanceOf(accounts[1]), 100_000, refundBasis);
    expect('待つものはない', await exceptionsIn(scene), [], refundBasis);
    await booksAgree(scene, 2 * firstYen);
  },
});
