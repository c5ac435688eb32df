import { cite } from '../../law/define.js';
import { slipCast } from '../payments/telling.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, year } from '../assessment/telling.js';
import { statesOf } from './by-letter-telling.js';
import { claiming, decidedYen, exceptionsIn, ownAccount, pays, periodsOf, quickAgent, refundNeeds, refundsAll, slipsIn } from './telling.js';

const lapseBasis = cite('国民健康保険法・練馬区', '110条1項(還付を受ける権利は2年で消滅する)。保険税の5年(地方税法18条の3)ではない');

export default scenario({
  id: 'refunds.claim-lapses',
  ja: '還付の請求は決めた日から2年の日まで受け付け、その翌日からは受け付けない。請求のない還付は、時効の後も時効になったものとして残る',
  level: 'abnormal',
  covers: ['A-09', 'A-11', 'C-05', 'C-13'],
  basis: [lapseBasis],
  today: '2026-06-10',
  needs: [...refundNeeds, 'query.refunds'],
  rates: [year],
  isLong: true,
  cast: slipCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    await quickAgent(scene);
    const families = ['最後の日に請求する人', '翌日に請求する人'].map((label) => alone(scene, label));
    const [inTime, late] = families as [typeof families[0], typeof families[0]];
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const));
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, late.head);
    await advance('2026-06-18');
    for (const { head } of families) for (const shop of ['000001', '000002']) await pays(scene, (await slipsIn(scene, head))[0], '同じ納付書で1期を納める', shop);
    await advance('2026-06-23');
    for (const { head } of families) await refundsAll(scene, head);
    const claims = async ({ head }: typeof inTime) => (await ward.tryAct(claiming(scene, (await periodsOf(scene, head))[0], head, ownAccount(head, '0000001'), false))).accepted;
    await advance('2028-06-23');
    expect('2年の日には受け付ける', await claims(inTime), true, lapseBasis);
    await advance('2028-06-24');
    expect('翌日には受け付けない', await claims(late), false, lapseBasis);
    expect('請求した人には振り込むことになり(2028年の銀行の休日はまだ公表されていない)、しなかった人の還付は消えずに残る', [{ refundStates: await statesOf(scene, inTime) }, { refundStates: await statesOf(scene, late) }, { exceptions: (await exceptionsIn(scene)).filter((line) => line.startsWith('refund')) }], [{ refundStates: ['toPay'] }, { refundStates: ['lapsed'] }, { exceptions: [`refundLapsed ${firstYen}円`] }], lapseBasis);
  },
});
