import { collectionCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome, year } from '../assessment/telling.js';
import { accountOf, appropriateFirstBasis, appropriating, booksAgree, decidedYen, overpaidIn, pays, periodsOf, quickAgent, refunding, refundNeeds, refundsAll, refundSteps, slipsIn } from './telling.js';

const demandBasis = derive('充当で完納になった期は督促しない');
const account = accountOf('0000001');

export default scenario({
  id: 'refunds.appropriated-first',
  ja: '二度納めた1期は、2期の納期限が来るまでは充当できず、来てからは還付できない。2期に充ててから残りを還付し、2期は督促されない',
  level: 'abnormal',
  covers: refundSteps,
  basis: [appropriateFirstBasis, demandBasis],
  today: '2026-06-18',
  needs: [...refundNeeds, 'job.exportDemands'],
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    await quickAgent(scene);
    const family = alone(scene, '二度納めて次を忘れた人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_000_000)]]);
    await ward.run('assessYear');
    const [firstYen = 0, secondYen = 0] = await decidedYen(scene, head);
    const first = async () => (await periodsOf(scene, head))[0];
    await bank.opens([{ ...account, balanceYen: 0 }], false);

    await advance('2026-06-24');
    const [slip] = await slipsIn(scene, head);
    await pays(scene, slip, '世帯主が1期を納める');
    await advance('2026-06-25');
    await pays(scene, slip, '家族が同じ納付書で1期を納める');
    await advance('2026-07-30');
    expect('納期限の前の期には充当しない', (await ward.tryAct(appropriating(await first()))).accepted, false, appropriateFirstBasis);
    await advance('2026-07-31');
    expect('納期限が来れば、還付より充当が先', (await ward.tryAct(refunding(await first()))).accepted, false, appropriateFirstBasis);
    await ward.act(appropriating(await first()));
    expect('1期の過誤納で2期が完納になり、端数の差だけが残る', { overpaid: await overpaidIn(scene, head), accountState: (await periodsOf(scene, head))[1]?.state }, { overpaid: [`1期 ${firstYen - secondYen}円`], accountState: 'paid' }, appropriateFirstBasis);
    expect('残りはもう充てる所がない', (await ward.tryAct(appropriating(await first()))).accepted, false, appropriateFirstBasis);
    await refundsAll(scene, head, account);
    await advance('2026-08-21');
    expect('残りだけが口座に届く', await bank.balanceOf(account), firstYen - secondYen, appropriateFirstBasis);
    expect('2期の納期限から20日を過ぎても督促はない', (await periodsOf(scene, head)).map(({ demandedOn }) => demandedOn).filter((day) => day !== null), [], demandBasis);
    await booksAgree(scene, firstYen + secondYen);
  },
});
