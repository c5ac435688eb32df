import { collectionCast } from '../../harness/scene.js';
import { assume, derive } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, year } from '../assessment/telling.js';
import { accountOf, booksAgree, decidedYen, exceptionsIn, overpaidBasis, overpaidIn, periodsOf, refundBasis, refundNeeds, refundsAll, refundSteps } from './telling.js';

const mandateBasis = assume('口座振替の解約は、次に作る振替依頼から効く。既に渡した依頼は引き落とされ、要らなくなっていれば還付する');
const onceBasis = derive('期がなくなれば、解約の届がなくても振替を依頼しない');

export default scenario({
  id: 'refunds.mandate-ended',
  ja: '口座振替の人が転出して解約する。振替依頼を渡す前の解約は間に合い、渡した後の解約では引き落とされて、同じ口座に還付する',
  level: 'abnormal',
  covers: refundSteps,
  basis: [refundBasis, mandateBasis, onceBasis],
  today: '2026-06-16',
  needs: [...refundNeeds, 'act.registerMandate', 'job.exportDebits'],
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const families = ['依頼の前に解約した人', '依頼の後に解約した人', '転出を届けただけの人'].map((label) => alone(scene, label));
    const [early, late, silent] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head'], typeof families[0]['head']];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_430_000)]]] as const));
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, early);
    const accounts = families.map((_, i) => accountOf(`000000${i + 1}`));
    await bank.opens(accounts.map((account) => ({ ...account, balanceYen: 100_000 })));
    for (const [i, { head }] of families.entries()) await ward.act({ act: 'registerMandate', personKey: head.personKey, account: accounts[i]!, startsOn: '2026-06-17', by: '収納係 担当', why: '預金口座振替依頼書' });

    const ends = (head: typeof early) => ward.act({ act: 'registerMandate', personKey: head.personKey, account: null, startsOn: scene.today(), by: '収納係 担当', why: '解約の届' });
    await advance('2026-06-18');
    expect('まだ振替依頼を渡していない', await bank.requests(), [], mandateBasis);
    await ends(early);
    await endsHere(scene, [silent], 'moveOutside', '2026-04-20', '2026-04-20');
    await ward.run('reassess');
    // 6月30日の5営業日前は6月23日。
    await advance('2026-06-24');
    expect('振替依頼は渡してある', { requestStates: (await bank.requests()).map(({ state }) => state) }, { requestStates: ['accepted'] }, mandateBasis);
    await ends(late);
    await endsHere(scene, [early, late], 'moveOutside', '2026-04-20', '2026-04-20');
    await ward.run('reassess');
    await advance('2026-07-03');
    expect('解約が間に合った人と、期のなくなった人からは引き落とさない。渡した後の解約は間に合わない', [await bank.balanceOf(accounts[0]!), await bank.balanceOf(accounts[2]!), await bank.balanceOf(accounts[1]!)], [100_000, 100_000, 100_000 - firstYen], mandateBasis);
    expect('引き落とした額は、もう納める期がないので過誤納になる', [await overpaidIn(scene, early), await overpaidIn(scene, late), await overpaidIn(scene, silent)], [[], [`1期 ${firstYen}円`], []], overpaidBasis);
    await refundsAll(scene, late, accounts[1]);
    await advance('2026-07-09');
    expect('引き落とした口座に返る', await bank.balanceOf(accounts[1]!), 100_000, refundBasis);
    expect('誰にも未納はなく、待つものもない', { unpaid: (await periodsOf(scene, late)).filter(({ unpaidYen }) => unpaidYen > 0), exceptions: await exceptionsIn(scene) }, { unpaid: [], exceptions: [] }, onceBasis);
    await booksAgree(scene, 0);
  },
});
